package io.tapemaker.bench.sign;

import io.tapemaker.bench.baseline.BareWeb3j;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.profile.Venue;
import io.tapemaker.executor.profile.VenueProfile;
import io.tapemaker.executor.profile.VenueVersion;
import io.tapemaker.executor.signing.OrderSigner;
import io.tapemaker.executor.signing.OrderTypedData;
import io.tapemaker.executor.signing.SigningKey;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;

/** Ways to sign the same orders. */
public enum SignChoice {
    /** The library alone, which the others are compared with. */
    BARE_WEB3J("bare web3j: encoder and curve"),
    /** What signs where the native library does not load. */
    OWN_REFERENCE("own hash, web3j's curve"),
    /** What signs. */
    OWN_BEST("own hash, native curve"),
    /** The part of it that is ours. */
    HASH_ONLY("own hash alone");

    /** The public development key of local chains. */
    private static final String SECRET = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    private static final String TOKEN = "58726851105893121441976415044785550794620582864839872973127370351200548678811";
    private static final OrderAmounts AMOUNTS = new OrderAmounts(24_500_000, 50_000_000);
    private static final long TIMESTAMP_MS = 1_795_000_000_123L;

    private final String label;

    SignChoice(String label) {
        this.label = label;
    }

    /** A line's name. */
    public String label() {
        return label;
    }

    /** From a salt to the signature, or the order id where nothing is signed. For one thread. */
    public LongFunction<String> signer() {
        ExchangeDomain exchange = VenueProfile.builtIn().exchange(Venue.POLYMARKET.chainId(), VenueVersion.V1, false);
        SigningKey key = SigningKey.take(HexFormat.of().parseHex(SECRET));
        Address own = key.address();
        return switch (this) {
            case BARE_WEB3J -> {
                String contract = exchange.verifyingContract().toString();
                yield new BareWeb3j(HexFormat.of().parseHex(SECRET), contract, own.toString(), TOKEN)::sign;
            }
            case OWN_REFERENCE -> signer(OrderSigner.onReferenceCurve(key, List.of(exchange)), exchange);
            case OWN_BEST -> signer(OrderSigner.of(key, List.of(exchange)), exchange);
            case HASH_ONLY -> {
                OrderTypedData hasher = new OrderTypedData();
                OrderFields.Parties parties = parties(own);
                TokenId token = TokenId.parse(TOKEN);
                yield salt ->
                        hasher.orderId(exchange, order(salt, parties, token)).toHex();
            }
        };
    }

    private static LongFunction<String> signer(OrderSigner signer, ExchangeDomain exchange) {
        OrderFields.Parties parties = parties(signer.address());
        TokenId token = TokenId.parse(TOKEN);
        return salt -> signer.sign(exchange, order(salt, parties, token)).signature();
    }

    private static OrderFields.Parties parties(Address own) {
        return new OrderFields.Parties(own, own, SignatureType.EOA);
    }

    private static OrderFields order(long salt, OrderFields.Parties parties, TokenId token) {
        return new OrderFields(
                new OrderFields.Stamp(salt, TIMESTAMP_MS), parties, token, AMOUNTS, Side.BUY, OrderFields.Marks.NONE);
    }
}
