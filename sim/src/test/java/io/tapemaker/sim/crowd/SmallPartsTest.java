package io.tapemaker.sim.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.sim.frames.Digests;
import io.tapemaker.sim.workload.SeededRandom;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

@Proof(
        id = "crowd.small-parts",
        milestone = Milestone.M1,
        kind = ProofKind.PROPERTY,
        title = "The crowd's draws have their distributions, its price path its law and memory, its schedule its order")
class SmallPartsTest {

    private static final long STEP = CrowdKit.SECOND;

    /** Pinned: a change means that every recorded seed is about other prices, be it on this Java or another. */
    private static final String PATH_SHA256 = "6651a8052df8a3cb050507fa46453be6dcad1e3c0b21968032543c92cc5a3760";

    private static Draws draws(long seed) {
        return new Draws(SeededRandom.named(seed, "test"));
    }

    @Test
    void drawsHaveTheirMoments() {
        Draws draws = draws(1);
        int count = 200_000;
        double bell = 0;
        double squares = 0;
        double beyond = 0;
        double wait = 0;
        long below = 0;
        for (int i = 0; i < count; i++) {
            double drawn = draws.bell();
            bell += drawn;
            squares += drawn * drawn;
            beyond += Math.abs(drawn) > 2 ? 1 : 0;
            wait += draws.waitNs(1_440);
            below += draws.tailed(1_000_000, 13_000) < 1_000_000 ? 1 : 0;
        }
        assertEquals(0, bell / count, 0.01);
        assertEquals(1, squares / count, 0.01);
        assertEquals(0.0455, beyond / count, 0.002);
        assertEquals(CrowdKit.MINUTE, wait / count, CrowdKit.MINUTE / 100.0);
        assertEquals(0.5, (double) below / count, 0.01);
        assertEquals(Long.MAX_VALUE, draws.waitNs(0));
    }

    private static List<Long> walk(PriceLaw law, long seed, int steps) {
        PricePath path = new PricePath(law, draws(seed), 0);
        List<Long> prices = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            path.step();
            prices.add(path.nowE6());
        }
        return prices;
    }

    @Test
    void thePathIsPinned() {
        PriceLaw law = new PriceLaw(4_000, 100, new PriceLaw.Jumps(2_000, 300), 5_000, CrowdKit.HOUR, STEP);
        String sha = HexFormat.of().formatHex(Digests.sha256(walk(law, 7, 3_600).toString()));
        assertEquals(PATH_SHA256, sha);
        assertNotEquals(
                PATH_SHA256,
                HexFormat.of().formatHex(Digests.sha256(walk(law, 8, 3_600).toString())));
    }

    @Test
    void volatilityIsThatOfTheLaw() {
        PriceLaw law = new PriceLaw(5_000, 20, PriceLaw.Jumps.NONE, 0, 0, STEP);
        double squares = 0;
        int minutes = 0;
        for (long seed = 0; seed < 200; seed++) {
            List<Long> prices = walk(law, seed, 600);
            for (int i = 60; i < prices.size(); i += 60) {
                double movedE4 = (prices.get(i) - prices.get(i - 60)) / 100.0;
                squares += movedE4 * movedE4;
                minutes++;
            }
        }
        double found = Math.sqrt(squares / minutes);
        Figures.put("volatilityOf20E4", found);
        assertEquals(20, found, 1);
    }

    /** "Above the strike at the hour": mostly clear before the end, and to which side as often as it was likely. */
    @Test
    void atTheEndOfItsLifeAPriceIsDecided() {
        PriceLaw law = new PriceLaw(7_000, 473, PriceLaw.Jumps.NONE, 0, CrowdKit.HOUR, STEP);
        int decided = 0;
        int high = 0;
        int paths = 400;
        for (long seed = 0; seed < paths; seed++) {
            List<Long> prices = walk(law, seed, 3_700);
            long end = prices.get(3_598);
            assertTrue(prices.get(3_599) == 2_000 || prices.get(3_599) == 998_000, "the outcome");
            assertEquals(prices.get(3_599), prices.get(3_699), "nothing moves after the outcome");
            decided += end < 30_000 || end > 970_000 ? 1 : 0;
            high += prices.get(3_599) > 500_000 ? 1 : 0;
        }
        Figures.put("decidedOf400", decided);
        Figures.put("highOf400From70Percent", high);
        assertTrue(decided > paths * 8 / 10, "decided " + decided);
        assertEquals(0.7, (double) high / paths, 0.07);
    }

    @Test
    void driftLeadsToTheOutcome() {
        PriceLaw law = new PriceLaw(5_000, 0, PriceLaw.Jumps.NONE, 60_000, 0, STEP);
        long end = walk(law, 3, 86_400).get(86_399);
        assertTrue(end < 10_000 || end > 990_000, "after a day at " + end);
    }

    /** Everybody sees what was, and nobody what will be. */
    @Test
    void thePastIsKeptForThoseWhoAreLate() {
        PriceLaw law = new PriceLaw(5_000, 100, PriceLaw.Jumps.NONE, 0, 0, STEP);
        PricePath path = new PricePath(law, draws(4), 1_000);
        List<Long> prices = new ArrayList<>();
        prices.add(path.nowE6());
        for (int i = 1; i <= 500; i++) {
            path.step();
            prices.add(path.nowE6());
            long nowNs = 1_000 + i * STEP;
            for (long late = 0; late <= Math.min(i, 10); late++) {
                assertEquals(prices.get((int) (i - late)), path.atE6(nowNs - late * STEP));
                assertEquals(prices.get((int) (i - late)), path.atE6(nowNs - late * STEP + STEP - 1));
            }
            assertEquals(path.nowE6(), path.atE6(nowNs + 5 * STEP), "nobody sees the future");
        }
    }

    @Property(tries = 2_000)
    void theScheduleIsAList(@ForAll @Size(min = 1, max = 60) List<@IntRange(max = 400) Integer> moves) {
        Schedule schedule = new Schedule();
        List<Long> naive = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            long atNs = moves.get(i) % 20;
            if (i % 3 == 0 || naive.isEmpty()) {
                assertEquals(naive.size(), schedule.add(atNs));
                naive.add(atNs);
            } else if (i % 3 == 1) {
                int agent = moves.get(i) % naive.size();
                schedule.move(agent, atNs);
                naive.set(agent, atNs);
            } else {
                int agent = moves.get(i) % naive.size();
                schedule.wake(agent, atNs);
                naive.set(agent, Math.min(atNs, naive.get(agent)));
            }
            int first = 0;
            for (int agent = 1; agent < naive.size(); agent++) {
                first = naive.get(agent) < naive.get(first) ? agent : first;
            }
            assertEquals(naive.get(first), schedule.nextNs());
            assertEquals(first, schedule.next());
        }
    }
}
