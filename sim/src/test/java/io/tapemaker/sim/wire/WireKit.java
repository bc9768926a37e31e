package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.MarketEvent;
import io.tapemaker.sim.venue.MarketSetup;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.RateTier;
import io.tapemaker.sim.venue.SettlementPlan;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.UserEvent;
import io.tapemaker.sim.venue.VenueListener;
import io.tapemaker.sim.venue.VenueRules;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/** A venue with three markets and four wallets, and short words for what is sent to it. */
public final class WireKit implements VenueListener {

    public static final long SECOND = 1_000_000_000L;
    public static final long START = 1_790_769_600L * SECOND;
    static final long SHARE = 1_000_000L;

    /** Standard, neg-risk and Protocol V2. */
    public static final List<MarketNames> MARKETS = List.of(
            new MarketNames("0x" + "a".repeat(64), id("1000001"), id("1000002"), false, false, "5"),
            new MarketNames("0x" + "b".repeat(64), id("1000003"), id("1000004"), true, false, "5"),
            new MarketNames(
                    "0x017791f201d5a788e0039e511fc1900e5f000000000000000000000000000000",
                    "663574927012476832975694178961957910328055987427402067619466963999000625152",
                    "663574927012476832975694178961957910328055987427402067619466963999000625153",
                    false,
                    true,
                    "5"));

    private static String id(String digits) {
        return digits + "0".repeat(70);
    }

    /** A wallet with its key. */
    public record Wallet(ECKeyPair pair, WireAccount account) {}

    public final SimVenue venue;
    public final WireAccounts accounts = new WireAccounts();
    final TradingApi api;
    final List<UserEvent> events = new ArrayList<>();
    final List<Wallet> wallets = new ArrayList<>();
    public long now = START;
    private long salt;

    WireKit() {
        this(OrderProof.full(), ApiSettings.USUAL);
    }

    WireKit(OrderProof proof, ApiSettings settings) {
        this(proof, settings, null);
    }

    /** @param listener what the venue is made with, instead of this */
    public WireKit(OrderProof proof, ApiSettings settings, @Nullable VenueListener listener) {
        venue = new SimVenue(VenueRules.USUAL, SettlementPlan.BY_HAND, listener == null ? this : listener, START);
        for (MarketNames names : MARKETS) {
            open(names);
        }
        SignatureType[] types = SignatureType.values();
        for (int i = 0; i < types.length; i++) {
            wallets.add(wallet(i, types[i]));
        }
        api = new TradingApi(venue, accounts, proof, settings);
    }

    private void open(MarketNames names) {
        FeeTerms fees = new FeeTerms(70_000, 1, 2_500);
        RewardTerms rewards = new RewardTerms(100_000_000, 450, 50 * SHARE, 10_000, 30_000, 30 * SECOND);
        MarketSetup setup = new MarketSetup(names, TickSize.CENT, fees, rewards, 0, false, names.protocolV2());
        venue.operator().setMarketState(venue.operator().listMarket(setup, START), MarketState.OPEN, START);
    }

    private Wallet wallet(int index, SignatureType type) {
        ECKeyPair pair = ECKeyPair.create(BigInteger.valueOf(1_000_003L + index));
        Address address = Address.parse("0x" + Keys.getAddress(pair));
        Address funder = type == SignatureType.EOA ? address : new Address(7, 7, index);
        int account = venue.operator().openAccount(address.toString(), RateTier.STANDARD, START);
        venue.operator().deposit(account, 10_000 * SHARE, START);
        for (int market = 0; market < MARKETS.size(); market++) {
            venue.operator().split(account, market, 1_000 * SHARE, START);
        }
        WireAccount known = new WireAccount(account, address, WireAccounts.credentialsOf(address, 0), funder, type);
        return new Wallet(pair, accounts.add(known, true));
    }

    public Wallet alice() {
        return wallets.get(0);
    }

    public Wallet bob() {
        return wallets.get(2);
    }

    @Override
    public void onMarketEvent(MarketEvent event) {}

    @Override
    public void onUserEvent(UserEvent event) {
        events.add(event);
    }

    // ---- requests

    WireRequest anybody(String method, String path, Map<String, String> query, String body) {
        return request(method, path, query, body, new TreeMap<>());
    }

    WireRequest request(
            String method, String path, Map<String, String> query, String body, SortedMap<String, String> headers) {
        return new WireRequest(method, path, new TreeMap<>(query), headers, body.getBytes(StandardCharsets.UTF_8), now);
    }

    /** A request with the headers of the wallet's API key. */
    public WireRequest own(Wallet wallet, String method, String path, Map<String, String> query, String body) {
        return signed(wallet.account(), request(method, path, query, body, new TreeMap<>()));
    }

    public static WireRequest signed(WireAccount account, WireRequest bare) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("POLY_ADDRESS", account.address().toString());
        headers.put("POLY_API_KEY", account.credentials().key());
        headers.put("POLY_PASSPHRASE", account.credentials().passphrase());
        headers.put("POLY_TIMESTAMP", Long.toString(bare.nowNs() / SECOND));
        WireRequest timed = with(bare, headers);
        headers.put("POLY_SIGNATURE", Authenticator.hmac(account.credentials().secret(), timed));
        return with(bare, headers);
    }

    static WireRequest with(WireRequest request, SortedMap<String, String> headers) {
        return new WireRequest(
                request.method(), request.path(), request.query(), headers, request.body(), request.nowNs());
    }

    WireAnswer ask(Wallet wallet, String method, String path, Map<String, String> query, String body) {
        return api.handle(own(wallet, method, path, query, body));
    }

    WireAnswer get(Wallet wallet, String path, Map<String, String> query) {
        return ask(wallet, "GET", path, query, "");
    }

    WireAnswer get(String path, Map<String, String> query) {
        return api.handle(anybody("GET", path, query, ""));
    }

    static JsonNode json(WireAnswer answer) {
        JsonNode node = Json.parse(answer.body());
        if (node == null) {
            throw new AssertionError("no JSON: " + answer.text());
        }
        return node;
    }

    // ---- orders

    OrderFields fields(Wallet wallet, String token, Side side, long priceE4, long shares) {
        WireAccount account = wallet.account();
        return new OrderFields(
                new OrderFields.Stamp(++salt, now / 1_000_000),
                new OrderFields.Parties(account.funder(), account.orderSigner(), account.type()),
                TokenId.parse(token),
                OrderAmounts.of(side, priceE4, shares * SHARE, TickSize.CENT),
                side,
                OrderFields.Marks.NONE);
    }

    static ExchangeDomain domain(String token) {
        for (MarketNames names : MARKETS) {
            if (names.yes().equals(token) || names.no().equals(token)) {
                return new Exchanges(ApiSettings.USUAL.chainId()).of(names);
            }
        }
        throw new AssertionError(token);
    }

    static String orderId(OrderFields fields) {
        return "0x"
                + OrderProof.cheap()
                        .orderId(domain(fields.tokenId().toString()), fields)
                        .toHex();
    }

    static byte[] sign(ExchangeDomain domain, OrderFields fields, ECKeyPair pair) {
        if (fields.parties().signatureType() != SignatureType.POLY_1271) {
            return key(bytes(OrderProof.cheap().orderId(domain, fields).toHex()), pair);
        }
        TypedData nested = TypedDataProof.nested(domain, fields);
        TypedData plain = TypedDataProof.plain(domain, fields);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(key(nested.digest(), pair));
        out.writeBytes(plain.separator());
        out.writeBytes(plain.structHash());
        out.writeBytes(TypedDataProof.ORDER_TYPE.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {0, (byte) 186});
        return out.toByteArray();
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static byte[] key(byte[] digest, ECKeyPair pair) {
        Sign.SignatureData signature = Sign.signMessage(digest, pair, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(signature.getR());
        out.writeBytes(signature.getS());
        out.writeBytes(signature.getV());
        return out.toByteArray();
    }

    /** What is posted for an order; members in the order of the official client. */
    static ObjectNode body(WireAccount account, OrderFields fields, byte[] signature, String type, boolean postOnly) {
        ObjectNode body = Json.object().put("deferExec", false).put("postOnly", postOnly);
        body.putObject("order")
                .put("salt", fields.stamp().salt())
                .put("maker", fields.parties().maker().toString())
                .put("signer", fields.parties().signer().toString())
                .put("tokenId", fields.tokenId().toString())
                .put("makerAmount", Long.toString(fields.amounts().makerAmountE6()))
                .put("takerAmount", Long.toString(fields.amounts().takerAmountE6()))
                .put("side", fields.side().name())
                .put("signatureType", fields.parties().signatureType().code())
                .put("timestamp", Long.toString(fields.stamp().timestampMs()))
                .put("expiration", "0")
                .put("metadata", "0x" + fields.marks().metadata().toHex())
                .put("builder", "0x" + fields.marks().builder().toHex())
                .put("signature", "0x" + HexFormat.of().formatHex(signature));
        return body.put("owner", account.credentials().key()).put("orderType", type);
    }

    public ObjectNode order(Wallet wallet, String token, Side side, long priceE4, long shares) {
        return order(wallet, token, side, priceE4, shares, "GTC");
    }

    public ObjectNode order(Wallet wallet, String token, Side side, long priceE4, long shares, String type) {
        OrderFields fields = fields(wallet, token, side, priceE4, shares);
        return body(wallet.account(), fields, sign(domain(token), fields, wallet.pair()), type, false);
    }

    public static String text(JsonNode node) {
        return new String(Json.bytes(node), StandardCharsets.UTF_8);
    }

    WireAnswer post(Wallet wallet, JsonNode order) {
        return ask(wallet, "POST", "/order", Map.of(), text(order));
    }

    /** Places an order that must be taken in, and gives its id. */
    String put(Wallet wallet, String token, Side side, long priceE4, long shares) {
        WireAnswer answer = post(wallet, order(wallet, token, side, priceE4, shares));
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return json(answer).path("orderID").asText();
    }
}
