package io.tapemaker.executor.policy.file;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.policy.Ages;
import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.BookLimits;
import io.tapemaker.executor.policy.Caps;
import io.tapemaker.executor.policy.Ceilings;
import io.tapemaker.executor.policy.Exchanges;
import io.tapemaker.executor.policy.Limits;
import io.tapemaker.executor.policy.OrderLimits;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.policy.Wallet;
import io.tapemaker.executor.profile.Venue;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.Uint256;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The sections of a policy file, each with its bounds, and what they have to have in common. */
final class PolicyReader {
    static final long NS_PER_MS = 1_000_000L;
    static final int MONEY_DECIMALS = 6;
    static final int PRICE_DECIMALS = 4;
    private static final long CENT_E6 = 10_000L;
    private static final long DEFAULT_COMMAND_MS = 2_000;
    private static final long DEFAULT_BOOK_MS = 5_000;
    private static final long DEFAULT_GEOBLOCK_MS = 300_000;
    private static final long DEFAULT_SILENCE_MS = 3_000;

    private static final List<String> TOP = List.of(
            "version", "profile", "chainId", "wallet", "exchanges", "orders", "book", "caps", "groups", "markets");

    private final String place;
    private final Uint256 sha256;

    PolicyReader(String place, Uint256 sha256) {
        this.place = place;
        this.sha256 = sha256;
    }

    Policy policy(YamlNode node) {
        Section top = new Section(place, node, TOP, List.of("ages"));
        top.word("version", words(List.of(1), Object::toString));
        Venue venue = top.word("profile", words(List.of(Venue.values()), Venue::text));
        requireChain(top, venue);
        Exchanges exchanges = exchanges(top, venue);
        Caps caps = caps(top);
        Limits limits = new Limits(orders(top, caps), book(top), ages(top));
        List<AllowedMarket> markets = new MarketsReader(caps.groups()).markets(top);
        return new Policy(sha256, venue, wallet(top), exchanges, markets, limits, caps);
    }

    static <T> SortedMap<String, T> words(List<T> values, Function<T, String> word) {
        SortedMap<String, T> words = new TreeMap<>();
        values.forEach(value -> words.put(word.apply(value), value));
        return words;
    }

    private static void requireChain(Section top, Venue venue) {
        long chainId = top.whole("chainId", 0, Long.MAX_VALUE);
        if (chainId != venue.chainId()) {
            throw top.problem(
                    "chainId", chainId + " does not go with profile " + venue.text() + "; write " + venue.chainId());
        }
    }

    private static Wallet wallet(Section top) {
        Section wallet = top.section("wallet", List.of("signer", "maker", "signatureType"), List.of());
        SortedMap<String, SignatureType> types = new TreeMap<>();
        types.put("eoa", SignatureType.EOA);
        types.put("proxy", SignatureType.POLY_PROXY);
        types.put("safe", SignatureType.POLY_GNOSIS_SAFE);
        types.put("deposit", SignatureType.POLY_1271);
        Wallet read =
                new Wallet(wallet.address("signer"), wallet.address("maker"), wallet.word("signatureType", types));
        if ((read.signatureType() == SignatureType.EOA) != read.maker().equals(read.signer())) {
            throw wallet.problem(
                    "maker",
                    read.signatureType() == SignatureType.EOA
                            ? "differs from signer; the funds of signature type eoa are the signer's own"
                            : "is the signer; the funds of this signature type lie in a wallet of their own");
        }
        return read;
    }

    private static Exchanges exchanges(Section top, Venue venue) {
        long chainId = venue.chainId();
        Section section = top.section("exchanges", List.of("standard", "negRisk", "protocolV2"), List.of());
        Exchanges read = new Exchanges(
                exchange(section, "standard", PinnedContracts.CLOB_V2, chainId),
                exchange(section, "negRisk", PinnedContracts.CLOB_V2, chainId),
                exchange(section, "protocolV2", PinnedContracts.PROTOCOL_V2, chainId));
        if (read.standard().equals(read.negRisk())) {
            throw section.problem("negRisk", "is the standard exchange; each has a contract of its own");
        }
        if (venue == Venue.POLYMARKET && !read.equals(PinnedContracts.POLYMARKET)) {
            throw section.problem("these are not the contracts of profile polymarket; write "
                    + PinnedContracts.POLYMARKET.standard().verifyingContract() + ", "
                    + PinnedContracts.POLYMARKET.negRisk().verifyingContract() + " and "
                    + PinnedContracts.POLYMARKET.protocolV2().verifyingContract());
        }
        return read;
    }

    private static ExchangeDomain exchange(Section exchanges, String key, String version, long chainId) {
        Section section = exchanges.section(key, List.of("address", "domainVersion"), List.of());
        String read = section.word("domainVersion", words(List.of(version), Function.identity()));
        return new ExchangeDomain(read, chainId, section.address("address"));
    }

    private static OrderLimits orders(Section top, Caps caps) {
        Section section =
                top.section("orders", List.of("postOnly", "minSize", "maxSize", "maxNotional", "life"), List.of("gtc"));
        section.word("postOnly", words(List.of("required"), Function.identity()));
        long minE6 = size(section, "minSize");
        long maxE6 = size(section, "maxSize");
        if (minE6 > maxE6) {
            throw section.problem("minSize", "is above maxSize; no order could be placed");
        }
        long notionalE6 = section.scaled("maxNotional", MONEY_DECIMALS, CENT_E6, Ceilings.ORDER_NOTIONAL_E6);
        if (notionalE6 > caps.totalE6()) {
            throw section.problem("maxNotional", "is above caps.total; lower it");
        }
        return new OrderLimits(minE6, maxE6, notionalE6, life(section));
    }

    private static long size(Section section, String key) {
        long sizeE6 = section.scaled(key, MONEY_DECIMALS, Ceilings.LEAST_SIZE_E6, Ceilings.ORDER_SIZE_E6);
        if (sizeE6 % Size.ORDER_STEP_E6 != 0) {
            throw section.problem(key, "has more than two decimals, which no order has; round it");
        }
        return sizeE6;
    }

    private static OrderLimits.Life life(Section orders) {
        boolean gtcAllowed = orders.has("gtc") && orders.word("gtc", yesNo("allowed", "refused"));
        Section section = orders.section("life", List.of("leastS", "mostS"), List.of());
        long leastS = section.whole("leastS", Ceilings.LEAST_LIFE_S, Ceilings.MOST_LIFE_S);
        long mostS = section.whole("mostS", Ceilings.LEAST_LIFE_S, Ceilings.MOST_LIFE_S);
        if (leastS > mostS) {
            throw section.problem("leastS", "is above mostS; no order could be placed");
        }
        return new OrderLimits.Life(gtcAllowed, leastS, mostS);
    }

    static SortedMap<String, Boolean> yesNo(String yes, String no) {
        return words(List.of(true, false), value -> value ? yes : no);
    }

    private static BookLimits book(Section top) {
        Section section = top.section("book", List.of("maxTicks", "maxDistance"), List.of("maxAgeMs"));
        return new BookLimits(
                section.whole("maxTicks", 0, Ceilings.BOOK_TICKS),
                section.scaled("maxDistance", PRICE_DECIMALS, 0, Ceilings.BOOK_DISTANCE_E4),
                section.wholeOr("maxAgeMs", 1, Ceilings.BOOK_AGE_MS, DEFAULT_BOOK_MS) * NS_PER_MS);
    }

    private static Ages ages(Section top) {
        if (!top.has("ages")) {
            return new Ages(
                    DEFAULT_COMMAND_MS * NS_PER_MS, DEFAULT_GEOBLOCK_MS * NS_PER_MS, DEFAULT_SILENCE_MS * NS_PER_MS);
        }
        Section section = top.section("ages", List.of(), List.of("commandMs", "geoblockMs", "engineSilenceMs"));
        return new Ages(
                section.wholeOr("commandMs", 1, Ceilings.COMMAND_AGE_MS, DEFAULT_COMMAND_MS) * NS_PER_MS,
                section.wholeOr(
                                "geoblockMs",
                                Ceilings.LEAST_GEOBLOCK_AGE_MS,
                                Ceilings.GEOBLOCK_AGE_MS,
                                DEFAULT_GEOBLOCK_MS)
                        * NS_PER_MS,
                section.wholeOr(
                                "engineSilenceMs",
                                Ceilings.LEAST_SILENCE_MS,
                                Ceilings.ENGINE_SILENCE_MS,
                                DEFAULT_SILENCE_MS)
                        * NS_PER_MS);
    }

    private static Caps caps(Section top) {
        Section section = top.section(
                "caps",
                List.of("total", "rolling24hNotional", "rolling24hLoss", "messagesPerSecond", "repeatedFills"),
                List.of());
        long totalE6 = section.scaled("total", MONEY_DECIMALS, CENT_E6, Ceilings.TOTAL_NOTIONAL_E6);
        Caps.Rolling rolling = new Caps.Rolling(
                section.scaled("rolling24hNotional", MONEY_DECIMALS, CENT_E6, Ceilings.DAY_NOTIONAL_E6),
                section.scaled("rolling24hLoss", MONEY_DECIMALS, CENT_E6, Ceilings.DAY_LOSS_E6));
        if (rolling.lossE6() > rolling.notionalE6()) {
            throw section.problem("rolling24hLoss", "is above rolling24hNotional and would never be reached; lower it");
        }
        Section repeated = section.section("repeatedFills", List.of("fills", "seconds"), List.of());
        return new Caps(
                MarketsReader.groups(top, totalE6),
                totalE6,
                rolling,
                section.whole("messagesPerSecond", 1, Ceilings.MESSAGES_PER_SECOND),
                new Caps.RepeatedFills(
                        repeated.whole("fills", 1, Ceilings.REPEATED_FILLS),
                        repeated.whole("seconds", 1, Ceilings.REPEATED_SECONDS)));
    }
}
