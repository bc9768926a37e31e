package io.tapemaker.executor.policy.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A second opinion on every order: from the bytes of the command and the text of the policy file, in exact decimals,
 * and without a line of what it checks. Written from docs/policy.md.
 */
public final class SecondChecker {
    private static final List<BigDecimal> TICKS =
            List.of("0", "0.1", "0.01", "0.005", "0.0025", "0.001", "0.0001").stream()
                    .map(BigDecimal::new)
                    .toList();
    private static final Map<String, Integer> TYPES = Map.of("eoa", 0, "proxy", 1, "safe", 2, "deposit", 3);
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);
    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger NS_PER_MS = BigInteger.valueOf(1_000_000);
    private static final BigInteger LARGEST_SALT = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);

    /** A market of the file. */
    private record Market(
            List<BigInteger> tokens,
            Map<?, ?> exchange,
            boolean negRisk,
            BigDecimal low,
            BigDecimal high,
            BigDecimal cap) {}

    private final Map<BigInteger, Market> markets = new HashMap<>();
    private final Map<String, BigDecimal> decimals = new HashMap<>();
    private final BigInteger hash;
    private final BigInteger chainId;
    private final BigInteger maker;
    private final BigInteger signer;
    private final int signatureType;
    private final boolean gtcAllowed;

    /** From the bytes of a policy file that is valid. */
    public SecondChecker(byte[] file) {
        Map<?, ?> top =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(file, StandardCharsets.UTF_8));
        hash = sha256(file);
        chainId = new BigInteger(at(top, "chainId").toString());
        maker = hex(at(top, "wallet", "maker"));
        signatureType = Objects.requireNonNull(
                TYPES.get(at(top, "wallet", "signatureType").toString()));
        signer = signatureType == 3 ? maker : hex(at(top, "wallet", "signer"));
        gtcAllowed = "allowed".equals(at(top, "orders", "gtc"));
        for (String path : List.of(
                "orders.minSize",
                "orders.maxSize",
                "orders.maxNotional",
                "orders.life.leastS",
                "orders.life.mostS",
                "book.maxTicks",
                "book.maxDistance",
                "book.maxAgeMs",
                "ages.commandMs")) {
            decimals.put(path, new BigDecimal(at(top, path.split("\\.")).toString()));
        }
        for (Object item : (List<?>) at(top, "markets")) {
            Map<?, ?> market = (Map<?, ?>) item;
            boolean negRisk = (Boolean) at(market, "negRisk");
            String exchange = "v2".equals(at(market, "venue")) ? "protocolV2" : negRisk ? "negRisk" : "standard";
            List<BigInteger> tokens = new ArrayList<>();
            ((List<?>) at(market, "tokens")).forEach(token -> tokens.add(new BigInteger(token.toString())));
            markets.put(
                    hex(at(market, "conditionId")),
                    new Market(
                            tokens,
                            (Map<?, ?>) at(top, "exchanges", exchange),
                            negRisk,
                            new BigDecimal(at(market, "band", "low").toString()),
                            new BigDecimal(at(market, "band", "high").toString()),
                            new BigDecimal(at(market, "cap").toString())));
        }
    }

    private static Object at(Map<?, ?> map, String... keys) {
        Object value = map;
        for (String key : keys) {
            value = Objects.requireNonNull(((Map<?, ?>) value).get(key), key);
        }
        return value;
    }

    private static BigInteger hex(Object text) {
        return new BigInteger(text.toString().substring(2), 16);
    }

    private static BigInteger sha256(byte[] bytes) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Why this must never be signed for these bytes, or null if it may be. */
    public @Nullable String fault(byte[] record, Signed order) {
        RawRecord raw = new RawRecord(record);
        String fault = commandFault(raw);
        if (fault != null) {
            return fault;
        }
        Market market = markets.get(raw.condition());
        if (market == null || !market.tokens().contains(raw.token())) {
            return "market or token";
        }
        fault = identityFault(raw, order, market);
        fault = fault == null ? timeFault(raw, order) : fault;
        fault = fault == null ? amountFault(raw, order, market) : fault;
        return fault == null ? bookFault(raw, order, market) : fault;
    }

    private @Nullable String commandFault(RawRecord raw) {
        if (!raw.isPlaceCommand() || raw.tick() < 1 || raw.tick() > 6 || raw.side() > 1) {
            return "not a place command";
        }
        if (raw.postOnly() != 1) {
            return "not post-only";
        }
        if (raw.epoch().signum() == 0 || raw.epoch().bitCount() == 32) {
            return "epoch";
        }
        if (raw.number().signum() == 0 || raw.number().bitLength() > 63) {
            return "number";
        }
        boolean endless = raw.life() == 1 && raw.expirationS().signum() == 0;
        boolean ends = raw.life() == 2 && raw.expirationS().signum() > 0;
        return ends || endless && gtcAllowed ? null : "life";
    }

    private @Nullable String identityFault(RawRecord raw, Signed order, Market market) {
        boolean intent = order.seen("epoch").equals(raw.epoch())
                && order.seen("number").equals(raw.number())
                && order.seen("policyHash").equals(hash)
                && order.seen("salt").equals(order.word("salt"))
                && order.seen("timestamp").equals(order.word("timestamp"));
        if (!intent) {
            return "intent";
        }
        boolean domain = order.domainVersion().equals(at(market.exchange(), "domainVersion"))
                && order.word("chainId").equals(chainId)
                && order.word("contract").equals(hex(at(market.exchange(), "address")));
        if (!domain) {
            return "domain";
        }
        boolean wallet = order.word("maker").equals(maker)
                && order.word("signer").equals(signer)
                && order.word("signatureType").intValueExact() == signatureType
                && order.word("metadata").signum() == 0
                && order.word("builder").signum() == 0;
        if (!wallet) {
            return "wallet or marks";
        }
        return order.word("salt").signum() >= 0 && order.word("salt").compareTo(LARGEST_SALT) <= 0 ? null : "salt";
    }

    private @Nullable String timeFault(RawRecord raw, Signed order) {
        BigInteger now = order.seen("now");
        if (order.word("timestamp").signum() <= 0 || order.word("timestamp").compareTo(now.divide(NS_PER_MS)) > 0) {
            return "timestamp";
        }
        if (isOld(now, order.seen("commandTime"), "ages.commandMs")) {
            return "command age";
        }
        if (isOld(now, order.seen("bookTime"), "book.maxAgeMs")) {
            return "book age";
        }
        if (raw.expirationS().signum() == 0) {
            return null;
        }
        BigDecimal lifeS = new BigDecimal(raw.expirationS().multiply(BILLION).subtract(now)).movePointLeft(9);
        return isWithin(lifeS, limit("orders.life.leastS"), limit("orders.life.mostS")) ? null : "life";
    }

    private boolean isOld(BigInteger now, BigInteger then, String limitMs) {
        BigInteger age = now.subtract(then);
        return then.signum() < 0
                || age.signum() < 0
                || age.compareTo(limit(limitMs).toBigIntegerExact().multiply(NS_PER_MS)) > 0;
    }

    private @Nullable String amountFault(RawRecord raw, Signed order, Market market) {
        BigDecimal price = new BigDecimal(raw.priceE4()).movePointLeft(4);
        BigDecimal size = new BigDecimal(raw.sizeE6()).movePointLeft(6);
        if (!isWithin(size, limit("orders.minSize"), limit("orders.maxSize"))
                || size.remainder(new BigDecimal("0.01")).signum() != 0) {
            return "size";
        }
        BigDecimal tick = TICKS.get(raw.tick());
        if (!isWithin(price, tick, BigDecimal.ONE.subtract(tick))
                || price.remainder(tick).signum() != 0) {
            return "grid";
        }
        boolean second = raw.token().equals(market.tokens().get(1));
        if (!isWithin(second ? BigDecimal.ONE.subtract(price) : price, market.low(), market.high())) {
            return "band";
        }
        boolean buy = raw.side() == 0;
        BigDecimal atRisk = size.multiply(buy ? price : BigDecimal.ONE.subtract(price));
        if (atRisk.compareTo(limit("orders.maxNotional").min(market.cap())) > 0) {
            return "notional";
        }
        BigInteger shares = size.multiply(MILLION).toBigIntegerExact();
        BigInteger dollars = price.multiply(size).multiply(MILLION).toBigIntegerExact();
        boolean exact = order.word("makerAmount").equals(buy ? dollars : shares)
                && order.word("takerAmount").equals(buy ? shares : dollars)
                && order.word("side").intValueExact() == raw.side()
                && order.word("tokenId").equals(raw.token());
        return exact ? null : "amounts, side or token";
    }

    private @Nullable String bookFault(RawRecord raw, Signed order, Market market) {
        BigDecimal bid = new BigDecimal(order.seen("bid")).movePointLeft(4);
        BigDecimal ask = new BigDecimal(order.seen("ask")).movePointLeft(4);
        boolean sound = order.seen("bookToken").equals(raw.token())
                && order.seen("bookTick").intValueExact() == raw.tick()
                && (order.seen("bookNegRisk").signum() != 0) == market.negRisk()
                && bid.signum() > 0
                && bid.compareTo(ask) < 0
                && ask.compareTo(BigDecimal.ONE) < 0;
        if (!sound) {
            return "book";
        }
        BigDecimal price = new BigDecimal(raw.priceE4()).movePointLeft(4);
        boolean buy = raw.side() == 0;
        if (buy ? price.compareTo(ask) >= 0 : price.compareTo(bid) <= 0) {
            return "crosses";
        }
        BigDecimal distance = price.subtract(buy ? bid : ask).abs();
        boolean near = distance.compareTo(limit("book.maxDistance")) <= 0
                && distance.compareTo(limit("book.maxTicks").multiply(TICKS.get(raw.tick()))) <= 0;
        return near ? null : "far from the book";
    }

    private BigDecimal limit(String path) {
        return Objects.requireNonNull(decimals.get(path), path);
    }

    private static boolean isWithin(BigDecimal value, BigDecimal least, BigDecimal most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }
}
