package io.tapemaker.engine.domain.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.event-group",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "The loss of an event group is that of its worst outcome, found by trying all of them",
        invariants = {"risk.group-equals-enumeration", "risk.group-room-is-tight"})
class EventGroupTest {

    private static final long RANGE = 40;

    /** A group and what is known of it outside; places that have left are null. */
    private static final class World {
        final EventGroup group = new EventGroup();
        final boolean negRisk;
        final Random random;
        long[] yes = new long[0];
        long[] no = new long[0];
        boolean[] in = new boolean[0];

        World(long seed) {
            random = new Random(seed);
            negRisk = random.nextInt(4) != 0;
            group.negRisk(negRisk);
        }

        long amount() {
            return random.nextLong(-RANGE / 2, RANGE);
        }

        void step() {
            int choice = random.nextInt(8);
            if (choice < 2 || yes.length == 0) {
                if (yes.length < 9) {
                    assertEquals(yes.length, group.join());
                    yes = Arrays.copyOf(yes, yes.length + 1);
                    no = Arrays.copyOf(no, yes.length);
                    in = Arrays.copyOf(in, yes.length);
                    in[yes.length - 1] = true;
                    set(yes.length - 1);
                }
                return;
            }
            int place = random.nextInt(yes.length);
            if (choice == 2) {
                group.leave(place);
                in[place] = false;
                yes[place] = 0;
                no[place] = 0;
            } else if (in[place]) {
                set(place);
            }
        }

        void set(int place) {
            yes[place] = amount();
            no[place] = amount();
            group.set(place, yes[place], no[place], Math.abs(yes[place]));
        }

        long enumerated(int changed, long changedYes, long changedNo) {
            long worst = Long.MIN_VALUE;
            if (!negRisk) {
                worst = 0;
                for (int i = 0; i < yes.length; i++) {
                    worst += i == changed ? Math.max(changedYes, changedNo) : Math.max(yes[i], no[i]);
                }
                return worst;
            }
            for (int winner = -1; winner < yes.length; winner++) {
                if (winner >= 0 && !in[winner]) {
                    continue;
                }
                long loss = 0;
                for (int i = 0; i < yes.length; i++) {
                    long ifYes = i == changed ? changedYes : yes[i];
                    long ifNo = i == changed ? changedNo : no[i];
                    loss += i == winner ? ifYes : ifNo;
                }
                worst = Math.max(worst, loss);
            }
            return worst;
        }
    }

    @Property
    void theLossIsThatOfTheWorstOutcome(@ForAll long seed) {
        World world = new World(seed);
        for (int i = 0; i < 20; i++) {
            world.step();
            assertEquals(world.enumerated(-1, 0, 0), world.group.lossE6());
            long notional = 0;
            for (long yes : world.yes) {
                notional += Math.abs(yes);
            }
            assertEquals(notional, world.group.notionalE6());
        }
        Invariants.checked("risk.group-equals-enumeration", 20);
    }

    /** Both sides used in full keep the limit; one more on either side breaks it. */
    @Property
    void theRoomIsTightAndItsSidesAreIndependent(@ForAll long seed) {
        World world = new World(seed);
        for (int i = 0; i < 12; i++) {
            world.step();
        }
        int place = world.random.nextInt(world.yes.length);
        if (!world.in[place]) {
            return;
        }
        long limit = Math.max(world.group.lossE6(), world.amount() + RANGE);
        long mostYes = world.group.mostIfYesE6(place, limit);
        long mostNo = world.group.mostIfNoE6(place, limit);
        assertTrue(mostYes >= world.yes[place] && mostNo >= world.no[place]);
        assertTrue(world.enumerated(place, mostYes, mostNo) <= limit);
        assertTrue(world.enumerated(place, mostYes + 1, world.no[place]) > limit);
        assertTrue(world.enumerated(place, world.yes[place], mostNo + 1) > limit);
        long yes = world.amount();
        long no = world.amount();
        assertEquals(world.enumerated(place, yes, no), world.group.lossWithE6(place, yes, no));
        Invariants.checked("risk.group-room-is-tight", 1);
    }

    /** Negative control: adding the markets' own worst cases up is another number, never a smaller one. */
    @Test
    void aPlainSumIsSeenToBeWrong() {
        int differs = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            World world = new World(seed);
            for (int i = 0; i < 20; i++) {
                world.step();
            }
            long sum = 0;
            for (int i = 0; i < world.yes.length; i++) {
                sum += Math.max(world.yes[i], world.no[i]);
            }
            assertTrue(world.group.lossE6() <= sum);
            differs += world.group.lossE6() == sum ? 0 : 1;
        }
        Figures.put("groupsOf1000WhereTheSumIsWrong", differs);
        assertTrue(differs > 300, "only " + differs);
    }

    /** Three NOs at 70 cents: two of three pay in any case, so the worst loss is a dime and not 2.10. */
    @Test
    void noTokensOfOneEventHedgeEachOther() {
        EventGroup group = new EventGroup();
        group.negRisk(true);
        for (int i = 0; i < 3; i++) {
            group.set(group.join(), 700_000, 700_000 - 1_000_000, 700_000);
        }
        assertEquals(100_000, group.lossE6());
        group.negRisk(false);
        assertEquals(2_100_000, group.lossE6());
    }
}
