package io.tapemaker.sim.compete;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.config.ConfigException;
import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.domain.quoting.Constraint;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.quoting.QuoteInputs;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.sim.compete.Contest.ContestPlan;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.Payout;
import io.tapemaker.sim.world.CalmWorld;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

@Proof(
        id = "compete.worlds",
        milestone = Milestone.M4,
        kind = ProofKind.SIM,
        title = "All quoters meet the same true price, every ledger is the venue's, and who sees the true price wins",
        invariants = {CompeteTest.SAME_PRICE, CompeteTest.VENUES_CASH})
final class CompeteTest {

    static final String SAME_PRICE = "compete.same-price";
    static final String VENUES_CASH = "compete.venues-cash";

    private static final long CENT_E4 = 100;
    private static final long SIZE_E6 = 100_000_000L;
    private static final long SEED = 3;

    /** So many that the jumps of some hours outweigh the luck of the others. */
    private static final List<Long> JUMPING =
            LongStream.rangeClosed(1, 24).boxed().toList();

    private static CompeteConfig defaults() {
        return new CompeteConfig(LoadedConfig.of(null));
    }

    private static ContestPlan plan(long first, long last, Ground... grounds) {
        return new ContestPlan(first, last, 1, List.of(grounds), defaults());
    }

    private static ContestResult run(ContestPlan plan, int threads) {
        return new Contest(plan).run(threads, () -> {});
    }

    @Test
    void allQuotersMeetTheSameTruePriceAndLedgersAreTheVenues() {
        ContestResult result = run(plan(1, 2, Ground.THIN, Ground.NEWS), 2);

        assertEquals(List.of(), result.problems());
        long fills = 0;
        for (Ground ground : result.plan().grounds()) {
            for (Quoter quoter : Quoter.values()) {
                List<BoutFigures> bouts = result.of(ground, quoter);
                assertNotEquals(bouts.get(0).pathHash(), bouts.get(1).pathHash());
                fills += bouts.get(0).fills + bouts.get(1).fills;
            }
        }
        assertTrue(fills > 20, fills + " fills");
        Invariants.checked(SAME_PRICE, 2L * 2 * Quoter.values().length);
        Figures.put("fills booked", fills);
    }

    @Test
    void anotherTruePriceIsFound() {
        ContestResult result = run(plan(1, 2, Ground.THIN), 1);
        TreeMap<Quoter, List<BoutFigures>> swapped =
                new TreeMap<>(result.figures().get(Ground.THIN));
        List<BoutFigures> ours = result.of(Ground.THIN, Quoter.OURS);
        swapped.put(Quoter.OURS, List.of(ours.get(1), ours.get(0)));
        TreeMap<Ground, TreeMap<Quoter, List<BoutFigures>>> figures = new TreeMap<>(Map.of(Ground.THIN, swapped));

        assertFalse(new ContestResult(result.plan(), figures).problems().isEmpty());
    }

    /** A quoter that brings a millionth of a dollar along while it plans. */
    @Test
    void aMillionthTooMuchIsFound() {
        BoutFigures honest = new Bout(Ground.THIN, SEED, defaults()).run(1, world -> Quoter.CENT.planner());
        BoutFigures thief = new Bout(Ground.THIN, SEED, defaults()).run(1, world -> {
            QuotePlanner inner = Quoter.CENT.planner();
            boolean[] taken = new boolean[1];
            return (in, out) -> {
                if (!taken[0]) {
                    world.venue().operator().deposit(world.account(), 1, world.nowNs());
                    taken[0] = true;
                }
                return inner.plan(in, out);
            };
        });

        assertEquals("", honest.problem());
        assertTrue(thief.problem().contains("the venue has"), thief.problem());
        Invariants.checked(VENUES_CASH, 2);
    }

    @Test
    void rewardsAreWhatTheVenuePays() {
        List<CalmWorld> worlds = new ArrayList<>();
        BoutFigures figures = new Bout(Ground.CALM_POLITICS, SEED, defaults()).run(1, world -> {
            worlds.add(world);
            return Quoter.CENT.planner();
        });
        CalmWorld world = worlds.get(0);
        Payout paid = world.venue().operator().payouts().stream()
                .filter(each -> each.account() == world.account() && each.kind() == Payout.Kind.REWARD)
                .findFirst()
                .orElseThrow();

        // Somebody scores in every minute, so the venue shares its day's pool out over the minutes that there were.
        double ofThePool =
                paid.earnedE6() / (double) Ground.CALM_POLITICS.rewards().ratePerDayE6();
        double expected = figures.reward() / Ground.CALM_POLITICS.pool().dollarsPerDay() * BoutFigures.MINUTES_PER_DAY;
        assertEquals(expected / figures.minutes, ofThePool, 1e-6);
        assertTrue(figures.reward() > 0);
        assertTrue(figures.rebates() > 0);
        assertEquals(59, figures.minutes);
    }

    /** Hours in which the price jumps: whoever rests on the wrong side of it is picked off, unless it knows. */
    @Test
    void whoSeesTheTruePriceWins() {
        double seer = expected(defaults(), world -> around(() -> world.crowd().fairE4(CalmWorld.MARKET)));
        double blind = expected(defaults(), world -> around(() -> Price.ONE_E4 / 2));
        for (Quoter quoter : Quoter.values()) {
            double rival = expected(defaults(), world -> quoter.planner());
            assertTrue(seer > rival, quoter.title() + " earns " + rival + ", the seer " + seer);
        }
        assertTrue(seer > blind, "who thinks it sees it earns " + blind + ", the seer " + seer);
        Figures.put("the seer earns, dollars", String.format(Locale.ROOT, "%.2f", seer));
    }

    private static double expected(CompeteConfig config, Function<CalmWorld, QuotePlanner> planner) {
        double sum = 0;
        for (long seed : JUMPING) {
            BoutFigures figures = new Bout(Ground.NEWS, seed, config).run(2, planner);
            assertEquals("", figures.problem());
            sum += figures.expected();
        }
        return sum;
    }

    /** A cent from what somebody thinks the price is, or behind the touch. */
    private static QuotePlanner around(LongSupplier fairE4) {
        return (in, out) -> {
            out.clear();
            if (in.fairX2E4() == 0) {
                return Constraint.NO_MIDPOINT;
            }
            long fair = fairE4.getAsLong();
            buy(in, 0, Math.min(in.tick.floor(fair - CENT_E4), in.asks.priceE4(0) - CENT_E4), out);
            long ownAskE4 = Price.complement(in.bids.priceE4(0));
            buy(in, 1, Math.min(in.tick.floor(Price.complement(fair) - CENT_E4), ownAskE4 - CENT_E4), out);
            return out.isEmpty() ? Constraint.NOT_WORTH_IT : Constraint.NONE;
        };
    }

    private static void buy(QuoteInputs in, int slot, long priceE4, DesiredQuotes out) {
        var side = slot == 0 ? in.bid : in.ask;
        boolean fits =
                side.allowed && side.roomSharesE6 >= SIZE_E6 && side.roomNotionalE6 >= priceE4 * SIZE_E6 / Price.ONE_E4;
        if (fits && priceE4 > 0) {
            out.want(DesiredQuotes.place(slot, Side.BUY), priceE4, SIZE_E6);
        }
    }

    @Test
    void equalContestsGiveEqualBytesOnAnyNumberOfThreads() throws Exception {
        Map<String, byte[]> one = new ContestReport(run(plan(7, 7, Ground.THIN), 1)).files();
        Map<String, byte[]> three = new ContestReport(run(plan(7, 7, Ground.THIN), 3)).files();
        Map<String, byte[]> other = new ContestReport(run(plan(8, 8, Ground.THIN), 3)).files();

        assertEquals(List.of("compete.json", "compete.md", "compete.svg"), List.copyOf(one.keySet()));
        one.forEach((name, bytes) -> assertArrayEquals(bytes, three.get(name), name));
        assertNotEquals(text(one, "compete.json"), text(other, "compete.json"));
        assertTrue(text(one, "compete.md").contains("Every ledger is the venue's"));
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes(one, "compete.svg")));
    }

    private static byte[] bytes(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(bytes(files, name), StandardCharsets.UTF_8);
    }

    @Test
    void marketsThatEndAreFollowedByTheNext() {
        List<CalmWorld> worlds = new ArrayList<>();
        BoutFigures figures = new Bout(Ground.SPORTS_LIVE, SEED, defaults()).run(4, world -> {
            worlds.add(world);
            return Quoter.TOUCH.planner();
        });

        assertEquals(2, worlds.size());
        assertEquals(4 * 60 - 2, figures.minutes);
        assertTrue(figures.fills > 0);
        assertEquals("", figures.problem());
        assertEquals(MarketState.RESOLVED, worlds.get(0).venue().marketState(CalmWorld.MARKET));
        assertEquals(MarketState.OPEN, worlds.get(1).venue().marketState(CalmWorld.MARKET));
    }

    @Test
    void aConfigurationWithMarketsIsRefused() {
        String listed = "markets: [{conditionId: \"0x" + "1".repeat(64) + "\"}]";
        LoadedConfig config = LoadedConfig.of("given", listed.getBytes(StandardCharsets.UTF_8));

        assertThrows(ConfigException.class, () -> new CompeteConfig(config));
    }

    @Test
    void samplesByHand() {
        Sample sample = Sample.of(new double[] {1, 2, 3, -2});

        assertEquals(1, sample.mean(), 1e-12);
        // Squares 0, 1, 4 and 9 over three, over four.
        assertEquals(Math.sqrt(14.0 / 3 / 4), sample.error(), 1e-12);
        assertEquals(3, sample.above());
        assertEquals("ours?", sample.verdict());
        assertEquals("**rival**", Sample.of(new double[] {-1, -2, -1}).verdict());
        assertEquals("equal", Sample.of(new double[] {0, 0}).verdict());
        assertEquals("ours?", Sample.of(new double[] {5}).verdict());
    }
}
