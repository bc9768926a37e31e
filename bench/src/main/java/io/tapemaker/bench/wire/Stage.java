package io.tapemaker.bench.wire;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.signing.SigningKey;
import io.tapemaker.sim.frames.MarketNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What venue, executor and engine of a measurement know alike: markets, the account, the policy. */
final class Stage {

    /** Orders go to them in turn. */
    static final List<MarketNames> MARKETS =
            IntStream.rangeClosed(1, 4).mapToObj(Stage::market).toList();

    /** Touch of the first token's book at the venue. */
    static final long BID_E4 = 4_000;

    static final long ASK_E4 = 6_000;

    /** What is asked for, far enough from the touch to rest. */
    static final long PRICE_E4 = 3_500;

    static final long SIZE_E6 = 5_000_000;

    private static final String POLICY_HEAD = """
            version: 1
            profile: loopback
            chainId: 80002
            wallet: {signer: "WALLET", maker: "WALLET", signatureType: eoa}
            exchanges:
              standard: {address: "0xE111180000d2663C0091e4f400237545B87B996B", domainVersion: "2"}
              negRisk: {address: "0xe2222d279d744050d28e00520010520000310F59", domainVersion: "2"}
              protocolV2: {address: "0x9fE6e61422AdB6F610d8597F9684b16912D50C3D", domainVersion: "3"}
            orders:
              {postOnly: required, minSize: "5", maxSize: "500", maxNotional: "250", life: {leastS: 180, mostS: 1200}}
            book: {maxTicks: 20, maxDistance: "0.20", maxAgeMs: 5000}
            caps:
              total: "25000"
              rolling24hNotional: "100000"
              rolling24hLoss: "5000"
              messagesPerSecond: 20
              repeatedFills: {fills: 100, seconds: 60}
            groups: [{name: all, cap: "15000"}]
            markets:
            """;

    private static final String POLICY_MARKET = """
              - {conditionId: "MARKET", tokens: ["YES", "NO"], venue: v1, negRisk: false, eventGroup: all,
                 band: {low: "0.10", high: "0.90"}, cap: "10000"}
            """;

    private Stage() {}

    private static MarketNames market(int number) {
        return new MarketNames(
                String.format(Locale.ROOT, "0x%064x", 0xbe00 + number),
                token(2 * number),
                token(2 * number + 1),
                false,
                false,
                MarketNames.USUAL_MIN_ORDER_SIZE);
    }

    private static String token(int number) {
        return number + "7".repeat(70);
    }

    /** A key that holds nothing anywhere. */
    static byte[] secret() {
        byte[] secret = new byte[SigningKey.LENGTH];
        Arrays.fill(secret, (byte) 0x11);
        return secret;
    }

    /** Its account. */
    static Address wallet() {
        try (SigningKey key = SigningKey.take(secret())) {
            return key.address();
        }
    }

    /** As wide as the executor takes it. */
    static byte[] policy() {
        StringBuilder yaml = new StringBuilder(POLICY_HEAD.replace("WALLET", wallet().toString()));
        for (MarketNames market : MARKETS) {
            yaml.append(POLICY_MARKET
                    .replace("MARKET", market.market())
                    .replace("YES", market.yes())
                    .replace("NO", market.no()));
        }
        return yaml.toString().getBytes(StandardCharsets.UTF_8);
    }
}
