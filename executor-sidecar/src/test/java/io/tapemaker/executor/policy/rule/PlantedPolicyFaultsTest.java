package io.tapemaker.executor.policy.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.executor.decode.CommandDecoder;
import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Limits;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.check.SecondChecker;
import io.tapemaker.executor.policy.check.Signed;
import io.tapemaker.executor.policy.fuzz.FuzzCase;
import io.tapemaker.executor.policy.fuzz.FuzzCases;
import io.tapemaker.executor.policy.fuzz.Orders;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.policy.planted",
        milestone = Milestone.M5,
        kind = ProofKind.FUZZ,
        title = "The policy fuzz finds each rule that is left out, and rules wrong by a step, a sign or a word")
class PlantedPolicyFaultsTest {
    private static final long SEED = 4_711L;
    private static final Limits LIMITS = Orders.POLICY.limits();
    private static final int MOST_RECORDS = 400_000;

    /** A policy with a fault. */
    private record Planted(List<Rule> rules, Predicate<Candidate> instead) {
        boolean allows(Candidate order) {
            return instead.test(order)
                    && Rules.judge(rules, Orders.POLICY, order).allowed();
        }
    }

    @Test
    void everyRuleThatIsLeftOutIsMissed() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        for (Rule rule : Rules.ALL) {
            faults.put(rule.name(), new Planted(without(rule.getClass()), order -> true));
        }
        assertEquals(Set.of(), unfound(faults, "recordsUntilTheLastMissingRule"));
        Figures.put("rulesLeftOut", faults.size());
    }

    @Test
    void everyRuleThatIsSubtlyWrongIsFound() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        quotes(faults);
        books(faults);
        times(faults);
        signed(faults);
        assertEquals(Set.of(), unfound(faults, "recordsUntilTheLastWrongRule"));
        Figures.put("rulesMadeWrong", faults.size());
    }

    private static void quotes(Map<String, Planted> faults) {
        plant(
                faults,
                "band of the first token for both",
                PriceIsInTheBand.class,
                order -> Orders.POLICY.markets().stream()
                        .filter(market -> market.conditionId()
                                .equals(order.request().asset().conditionId()))
                        .allMatch(market ->
                                market.band().contains(order.request().quote().priceE4())));
        plant(faults, "band a cent wider", PriceIsInTheBand.class, order -> Orders.POLICY.markets().stream()
                .filter(market ->
                        market.conditionId().equals(order.request().asset().conditionId()))
                .allMatch(market -> firstPrice(market, order) >= market.band().lowE4() - 100
                        && firstPrice(market, order) <= market.band().highE4() + 100));
        plant(
                faults,
                "a sale counted as price x size",
                NotionalIsInLimits.class,
                order -> priceTimesSize(order) <= LIMITS.orders().maxNotionalE6());
        plant(
                faults,
                "largest size a step too large",
                SizeIsInLimits.class,
                order -> sizeE6(order) >= LIMITS.orders().minSizeE6()
                        && sizeE6(order) <= LIMITS.orders().maxSizeE6() + 10_000);
        plant(
                faults,
                "no least size",
                SizeIsInLimits.class,
                order -> sizeE6(order) <= LIMITS.orders().maxSizeE6());
        plant(faults, "size of three decimals", SizeIsWhole.class, order -> sizeE6(order) % 1_000 == 0);
    }

    private static void books(Map<String, Planted> faults) {
        plant(faults, "a cross at the touch", BookIsNotCrossed.class, order -> {
            OwnBook book = order.book();
            long priceE4 = order.request().quote().priceE4();
            return book == null
                    || (order.request().side() == Side.BUY ? priceE4 <= book.askE4() : priceE4 >= book.bidE4());
        });
        plant(faults, "distance of the better side only", PriceIsNearTheBook.class, order -> {
            OwnBook book = order.book();
            long priceE4 = order.request().quote().priceE4();
            return book == null
                    || (order.request().side() == Side.BUY
                            ? priceE4 <= book.bidE4() + 500
                            : priceE4 >= book.askE4() - 500);
        });
        plant(faults, "distance in ticks only", PriceIsNearTheBook.class, order -> {
            OwnBook book = order.book();
            long priceE4 = order.request().quote().priceE4();
            return book == null
                    || Math.abs(priceE4 - (order.request().side() == Side.BUY ? book.bidE4() : book.askE4()))
                            <= 8 * book.tick().stepE4();
        });
    }

    private static void times(Map<String, Planted> faults) {
        plant(
                faults,
                "a book of the future",
                BookIsFresh.class,
                order -> order.book() == null
                        || order.nowNs() - order.book().atNs() <= LIMITS.book().maxAgeNs());
        plant(
                faults,
                "a command of the future",
                CommandIsFresh.class,
                order -> order.nowNs() - order.intent().commandTimeNs()
                        <= LIMITS.ages().commandNs());
        plant(faults, "life in whole seconds", LifeIsInLimits.class, order -> {
            long lifeS = order.request().terms().expirationS() - order.nowNs() / 1_000_000_000;
            return lifeS >= LIMITS.orders().life().leastS()
                    && lifeS <= LIMITS.orders().life().mostS();
        });
    }

    private static void signed(Map<String, Planted> faults) {
        plant(faults, "domain version not looked at", ExchangeIsPinned.class, order -> Orders.POLICY.markets().stream()
                .filter(market ->
                        market.conditionId().equals(order.request().asset().conditionId()))
                .map(market -> Orders.POLICY.exchanges().of(market.listing()))
                .allMatch(pinned -> pinned.chainId() == order.domain().chainId()
                        && pinned.verifyingContract().equals(order.domain().verifyingContract())));
        plant(faults, "chain not looked at", ExchangeIsPinned.class, order -> Orders.POLICY.markets().stream()
                .filter(market ->
                        market.conditionId().equals(order.request().asset().conditionId()))
                .map(market -> Orders.POLICY.exchanges().of(market.listing()))
                .allMatch(pinned -> pinned.version().equals(order.domain().version())
                        && pinned.verifyingContract().equals(order.domain().verifyingContract())));
        plant(
                faults,
                "half of the maker",
                MakerIsPinned.class,
                order -> order.fields().parties().maker().low()
                        == Orders.POLICY.wallet().maker().low());
        plant(
                faults,
                "half of the salt",
                StampIsOfTheIntent.class,
                order -> (int) order.fields().stamp().salt()
                        == (int) order.intent().stamp().salt());
        plant(faults, "an amount off by one", AmountsAreExact.class, order -> {
            long sharesE6 = order.fields().side() == Side.BUY
                    ? order.fields().amounts().takerAmountE6()
                    : order.fields().amounts().makerAmountE6();
            return sharesE6 == sizeE6(order);
        });
        plant(faults, "builder not looked at", NothingIsMarked.class, order -> order.fields()
                .marks()
                .metadata()
                .equals(Uint256.ZERO));
    }

    private static long firstPrice(AllowedMarket market, Candidate order) {
        return market.firstTokenPriceE4(
                order.request().asset().tokenId(), order.request().quote().priceE4());
    }

    private static long sizeE6(Candidate order) {
        return order.request().quote().sizeE6();
    }

    private static long priceTimesSize(Candidate order) {
        return order.request().quote().priceE4() * (sizeE6(order) / 10_000);
    }

    private static void plant(
            Map<String, Planted> faults, String name, Class<? extends Rule> rule, Predicate<Candidate> instead) {
        faults.put(name, new Planted(without(rule), instead));
    }

    private static List<Rule> without(Class<? extends Rule> missing) {
        List<Rule> rules =
                Rules.ALL.stream().filter(rule -> !missing.isInstance(rule)).toList();
        assertEquals(Rules.ALL.size() - 1, rules.size());
        return rules;
    }

    /** The faults that no record shows: some order is allowed and the second checker says what is wrong with it. */
    private static Set<String> unfound(Map<String, Planted> faults, String figure) {
        FuzzCases cases = new FuzzCases(Orders.POLICY, SEED);
        SecondChecker second = new SecondChecker(Orders.EXAMPLE);
        CommandDecoder decoder = new CommandDecoder();
        Map<String, Planted> unfound = new LinkedHashMap<>(faults);
        int records = 0;
        while (records < MOST_RECORDS && !unfound.isEmpty()) {
            records++;
            FuzzCase drawn = cases.next();
            Candidate order = drawn.candidate(Orders.POLICY, decoder);
            if (order != null && second.fault(drawn.record(), Signed.of(order)) != null) {
                List<String> found = new ArrayList<>();
                unfound.forEach((name, fault) -> {
                    if (fault.allows(order)) {
                        found.add(name);
                    }
                });
                found.forEach(unfound::remove);
            }
        }
        Figures.put(figure, records);
        return unfound.keySet();
    }
}
