package io.tapemaker.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Proof(
        id = "sim.world",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "Ten simulated minutes of 20 markets break nothing; a seed is one world and no other; the latch of a "
                + "silent feed empties the venue",
        invariants = {"S2", "S4", "S5", "S6", "S9", "S11", "S12"})
final class WorldTest {

    private static final int TEN_MINUTES = 600;

    @Test
    void tenMinutesOfTwentyMarketsBreakNothing() {
        WorldReport report = new World(WorldPlan.calm(1, TEN_MINUTES, 20), WorldJournals.inMemory()).run();
        Set<Invariant> ofTroubles = EnumSet.of(
                Invariant.LATCH_EMPTIES_THE_VENUE,
                Invariant.CLOCK_GAP_SETS_THE_LATCH,
                Invariant.SILENCE_EMPTIES_THE_MARKET);
        for (Invariant invariant : EnumSet.complementOf(EnumSet.copyOf(ofTroubles))) {
            assertTrue(report.checks().of(invariant) > 0, () -> invariant + " was never looked at");
        }
        WorldFigures figures = report.figures();
        assertTrue(figures.places() > 20, "next to nothing was quoted");
        assertTrue(figures.fillsTold() > 0, "nothing was filled");
        assertEquals(0, report.faults().total());
        long calls = figures.places() + figures.cancels();
        Figures.put("events", report.events());
        Figures.put("places", figures.places());
        Figures.put("cancels", figures.cancels());
        Figures.put("calls a market and hour", calls * 6 / 20);
        Figures.put("most shares of a market at worst", figures.worstSharesE6() / 1_000_000);
        Figures.put("times told of a trade", figures.fillsTold());
        Figures.put("commands replayed", report.commandsReplayed());
        report(report);
    }

    private static void report(WorldReport report) {
        Invariants.checked("S2", report.checks().of(Invariant.AT_MOST_ONCE));
        Invariants.checked("S4", report.checks().of(Invariant.NOTHING_PLACED_WHILE_LATCHED));
        Invariants.checked("S5", report.checks().of(Invariant.LATCH_EMPTIES_THE_VENUE));
        Invariants.checked("S6", report.commandsReplayed());
        Invariants.checked("S9", report.checks().of(Invariant.EXPOSURE_WITHIN_LIMITS));
        Invariants.checked("S11", report.checks().of(Invariant.NO_STALE_QUOTE));
        Invariants.checked("S12", report.checks().of(Invariant.POSITION_IS_THE_VENUES));
    }

    /** At the end of each world the market connection falls silent with our orders at the venue. */
    @Test
    void aSilentFeedSetsTheLatchAndTheVenueIsEmptySoonAfter() {
        List<String> said = new ArrayList<>();
        WorldReport report = new World(
                        WorldPlan.calm(4, 120, 5),
                        WorldJournals.inMemory(),
                        LogicFactory.choices(),
                        (timeNs, what) -> said.add(timeNs + " " + what))
                .run();
        String latch = said.stream()
                .filter(line -> line.contains("Kill[") && line.contains("LATCHED"))
                .findFirst()
                .orElseThrow();
        assertTrue(said.stream().anyMatch(line -> line.contains("CancelAll")), said::toString);
        assertTrue(report.checks().of(Invariant.LATCH_EMPTIES_THE_VENUE) > 0);
        assertEquals(0, report.figures().openAtTheEnd());
        Figures.put("latch of the silent feed", latch);
        report(report);
    }

    @Test
    void aSeedIsOneWorldAndNoOther() {
        String one = hash(WorldPlan.swarm(11, 60, 3));
        assertEquals(one, hash(WorldPlan.swarm(11, 60, 3)));
        assertNotEquals(one, hash(WorldPlan.swarm(12, 60, 3)));
        assertNotEquals(one, hash(WorldPlan.calm(11, 60, 3)));
        Figures.put("trace hash of seed 11", one);
    }

    private static String hash(WorldPlan plan) {
        return new World(plan, WorldJournals.inMemory()).run().traceHash();
    }

    @Test
    void aDecisionThatLooksAtTheClockIsFound() {
        QuotePlanner honest = QuotePlanner.search();
        QuotePlanner byTheClock = (inputs, wanted) -> {
            inputs.inventoryE6 += System.nanoTime() % 97 * 10_000_000L;
            return honest.plan(inputs, wanted);
        };
        QuoteChoices choices = new QuoteChoices(LogicFactory.choices().band(), byTheClock);
        String broken = "";
        try {
            new World(WorldPlan.calm(3, 120, 6), WorldJournals.inMemory(), choices, Narrator.NOBODY).run();
        } catch (InvariantBrokenException e) {
            broken = e.invariant().name();
        }
        assertEquals("REPLAY_IS_IDENTICAL", broken);
    }
}
