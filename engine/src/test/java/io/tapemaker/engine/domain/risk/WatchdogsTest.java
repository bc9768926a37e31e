package io.tapemaker.engine.domain.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.watchdogs",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "Whoever is silent beyond its limit is found at the next event, and nobody else",
        invariants = "risk.watchdogs-equal-rules")
class WatchdogsTest {

    private static final long MS = 1_000_000L;
    private static final StalenessSettings SETTINGS = new StalenessSettings(10, 30, 20, 5, 50);
    private static final int USER = 100;
    private static final int EXECUTOR = 101;
    private static final int MARKETS = 200;

    private static Watchdogs restored(Watchdogs dogs) {
        StateWriter out = new StateWriter();
        dogs.write(out);
        Watchdogs twin = new Watchdogs(SETTINGS);
        StateReader in = new StateReader(out.toByteArray());
        twin.read(in);
        in.finish();
        StateWriter again = new StateWriter();
        twin.write(again);
        assertArrayEquals(out.toByteArray(), again.toByteArray());
        return twin;
    }

    /** Times of signs of life in a map, and the limits applied to it. */
    private static int rules(TreeMap<Integer, Long> seen, long lastNs, long nowNs) {
        int bits = lastNs != 0 && nowNs - lastNs > 50 * MS ? KillTrigger.CLOCK_GAP.bit() : 0;
        for (var entry : seen.entrySet()) {
            long silent = nowNs - entry.getValue();
            if (entry.getKey() < USER && silent > 10 * MS) {
                bits |= KillTrigger.STALE_CONNECTION.bit();
            } else if (entry.getKey() == USER && silent > 20 * MS) {
                bits |= KillTrigger.USER_STREAM.bit();
            } else if (entry.getKey() == EXECUTOR && silent > 5 * MS) {
                bits |= KillTrigger.EXECUTOR_SILENT.bit();
            }
        }
        return bits;
    }

    @Property
    void whoeverIsSilentIsFound(@ForAll long seed) {
        Random random = new Random(seed);
        Watchdogs dogs = new Watchdogs(SETTINGS);
        TreeMap<Integer, Long> seen = new TreeMap<>();
        long now = MS;
        long last = 0;
        for (int i = 0; i < 30; i++) {
            now += random.nextInt(8) == 0 ? random.nextLong(80) * MS : random.nextLong(4) * MS;
            assertEquals(rules(seen, last, now), dogs.check(now));
            last = now;
            note(random, dogs, seen, now);
            for (int market = 0; market < 4; market++) {
                Long at = seen.get(MARKETS + market);
                assertEquals(at != null && now - at > 30 * MS, dogs.marketStale(market, now));
            }
            dogs = random.nextInt(6) == 0 ? restored(dogs) : dogs;
        }
        Invariants.checked("risk.watchdogs-equal-rules", 30);
    }

    private static void note(Random random, Watchdogs dogs, TreeMap<Integer, Long> seen, long now) {
        int which = random.nextInt(4);
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                dogs.connectionSeen(which, now);
                seen.put(which, now);
            }
            case 2 -> {
                dogs.userStreamSeen(now);
                seen.put(USER, now);
            }
            case 3 -> {
                dogs.executorSeen(now);
                seen.put(EXECUTOR, now);
            }
            case 4, 5 -> {
                dogs.marketSeen(which, now);
                seen.put(MARKETS + which, now);
            }
            default -> {
                dogs.forgetConnection(which);
                dogs.forgetMarket(which);
                seen.remove(which);
                seen.remove(MARKETS + which);
            }
        }
    }

    /** Negative control: limits of one millisecond more are told apart. */
    @Test
    void otherLimitsAreSeen() {
        int seen = 0;
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Watchdogs dogs = new Watchdogs(new StalenessSettings(11, 31, 21, 6, 51));
            TreeMap<Integer, Long> signs = new TreeMap<>();
            long now = MS;
            boolean differs = false;
            for (int i = 0; i < 30; i++) {
                long last = i == 0 ? 0 : now;
                now += random.nextLong(9) * MS;
                differs |= rules(signs, last, now) != dogs.check(now);
                note(random, dogs, signs, now);
            }
            seen += differs ? 1 : 0;
        }
        Figures.put("otherLimitsSeenOf500", seen);
        assertTrue(seen > 250, "only " + seen);
    }

    @Test
    void aNewSessionWatchesNobody() {
        Watchdogs dogs = new Watchdogs(SETTINGS);
        dogs.check(MS);
        dogs.connectionSeen(63, MS);
        dogs.userStreamSeen(MS);
        dogs.executorSeen(MS);
        dogs.marketSeen(7, MS);
        assertTrue(dogs.marketStale(7, 100 * MS));
        assertFalse(dogs.marketStale(8, 100 * MS));
        dogs.forgetAll();
        assertEquals(0, dogs.check(1_000 * MS));
        assertFalse(dogs.marketStale(7, 1_000 * MS));
    }

    @Test
    void theDetailIsThatOfTheFirstTrigger() {
        Watchdogs dogs = new Watchdogs(SETTINGS);
        dogs.check(MS);
        dogs.executorSeen(MS);
        assertEquals(KillTrigger.EXECUTOR_SILENT.bit(), dogs.check(8 * MS));
        assertEquals(7 * MS, dogs.detail());
        dogs.userStreamSeen(8 * MS);
        dogs.executorSeen(40 * MS);
        assertEquals(KillTrigger.USER_STREAM.bit(), dogs.check(40 * MS));
        assertEquals(32 * MS, dogs.detail());
        dogs.connectionSeen(5, 40 * MS);
        dogs.connectionSeen(3, 41 * MS);
        int all = KillTrigger.STALE_CONNECTION.bit()
                | KillTrigger.USER_STREAM.bit()
                | KillTrigger.EXECUTOR_SILENT.bit()
                | KillTrigger.CLOCK_GAP.bit();
        assertEquals(all, dogs.check(92 * MS));
        assertEquals(3, dogs.detail());
        dogs.forgetAll();
        dogs.check(MS);
        assertEquals(KillTrigger.CLOCK_GAP.bit(), dogs.check(52 * MS));
        assertEquals(51 * MS, dogs.detail());
        assertEquals(0, dogs.check(52 * MS), "the gap is over at the next event");
        assertEquals(0, dogs.check(20 * MS), "a step back is no gap");
        assertEquals(0, dogs.check(102 * MS), "and does not make one");
    }
}
