package io.tapemaker.engine.domain.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.losses",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "The daily loss begins anew at a UTC day and never at a restart or when the clock steps back; "
                + "the drawdown is that from the highest profit",
        invariants = {"risk.daily-loss-equals-calendar", "risk.drawdown-equals-peak"})
class LossesTest {

    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long NOON_NS = 20_000 * DAY_NS + DAY_NS / 2;

    private record Mark(long profitE6, long nowNs) {}

    /** Worst loss of the newest day that any mark named, from the marks alone and the calendar of the JDK. */
    private static long calendarWorst(List<Mark> marks) {
        LocalDate newest = LocalDate.MIN;
        long start = marks.get(0).profitE6();
        long last = start;
        long worst = 0;
        for (Mark mark : marks) {
            LocalDate day = Instant.ofEpochSecond(Math.floorDiv(mark.nowNs(), 1_000_000_000L))
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate();
            if (day.isAfter(newest)) {
                start = last;
                worst = 0;
                newest = day;
            }
            worst = Math.max(worst, start - mark.profitE6());
            last = mark.profitE6();
        }
        return worst;
    }

    private static List<Mark> marks(Random random) {
        List<Mark> marks = new ArrayList<>();
        long profit = random.nextLong(-50, 50);
        long now = NOON_NS + random.nextLong(DAY_NS);
        for (int i = 0; i < 25; i++) {
            marks.add(new Mark(profit, now));
            profit += random.nextLong(-30, 28);
            now += random.nextInt(4) == 0 ? random.nextLong(-2 * DAY_NS, DAY_NS) : random.nextLong(DAY_NS / 8);
        }
        return marks;
    }

    private static DailyLoss restored(DailyLoss loss, long limit) {
        StateWriter out = new StateWriter();
        loss.write(out);
        DailyLoss twin = new DailyLoss(limit);
        StateReader in = new StateReader(out.toByteArray());
        twin.read(in);
        in.finish();
        StateWriter again = new StateWriter();
        twin.write(again);
        assertArrayEquals(out.toByteArray(), again.toByteArray());
        return twin;
    }

    @Property
    void theDayIsThatOfTheCalendar(@ForAll long seed) {
        Random random = new Random(seed);
        List<Mark> marks = marks(random);
        DailyLoss loss = new DailyLoss(60);
        for (int i = 0; i < marks.size(); i++) {
            loss.mark(marks.get(i).profitE6(), marks.get(i).nowNs());
            loss = random.nextInt(3) == 0 ? restored(loss, 60) : loss;
            long worst = calendarWorst(marks.subList(0, i + 1));
            assertEquals(worst, loss.worstE6());
            assertEquals(worst >= 60, loss.reached());
            assertTrue(loss.lossE6() <= worst);
        }
        Invariants.checked("risk.daily-loss-equals-calendar", marks.size());
    }

    /** Negative control: a loss that a restart forgets, and one that a clock step back resets, are both found. */
    @Test
    void forgettingLossesAreFound() {
        int byRestart = 0;
        int byClock = 0;
        for (long seed = 0; seed < 500; seed++) {
            List<Mark> marks = marks(new Random(seed));
            DailyLoss forgetful = new DailyLoss(60);
            DailyLoss steppedBack = new DailyLoss(60);
            long day = Long.MIN_VALUE;
            for (int i = 0; i < marks.size(); i++) {
                Mark mark = marks.get(i);
                forgetful = i == 12 ? new DailyLoss(60) : forgetful;
                forgetful.mark(mark.profitE6(), mark.nowNs());
                boolean otherDay = Math.floorDiv(mark.nowNs(), DAY_NS) != day;
                day = Math.floorDiv(mark.nowNs(), DAY_NS);
                steppedBack = otherDay ? new DailyLoss(60) : steppedBack;
                steppedBack.mark(mark.profitE6(), mark.nowNs());
            }
            long worst = calendarWorst(marks);
            byRestart += forgetful.worstE6() == worst ? 0 : 1;
            byClock += steppedBack.worstE6() == worst ? 0 : 1;
        }
        Figures.put("forgottenByRestartOf500", byRestart);
        Figures.put("resetByClockOf500", byClock);
        assertTrue(byRestart > 50 && byClock > 50);
    }

    @Test
    void aLossThatWasReachedStaysForTheDay() {
        DailyLoss loss = new DailyLoss(100);
        loss.mark(1_000, NOON_NS);
        assertEquals(0, loss.worstE6());
        loss.mark(901, NOON_NS + 1);
        assertFalse(loss.reached());
        loss.mark(900, NOON_NS + 2);
        assertTrue(loss.reached());
        assertEquals(100, loss.lossE6());
        loss.mark(2_000, NOON_NS + 3);
        assertTrue(loss.reached());
        assertEquals(-1_000, loss.lossE6());
        loss.limit(101);
        assertFalse(loss.reached());
        loss.limit(100);
        loss.mark(1_950, NOON_NS + DAY_NS / 2);
        assertEquals(50, loss.worstE6(), "what was lost over midnight belongs to the new day");
        assertFalse(loss.reached());
        loss.mark(1_900, NOON_NS);
        assertTrue(loss.reached(), "no new day when the clock steps back");
        loss.limit(0);
        assertFalse(loss.reached());
    }

    @Property
    void theDrawdownIsThatFromThePeak(@ForAll long seed) {
        Random random = new Random(seed);
        Drawdown drawdown = new Drawdown(40);
        long peak = Long.MIN_VALUE;
        long profit = random.nextLong(-100, 100);
        for (int i = 0; i < 20; i++) {
            drawdown.mark(profit);
            peak = Math.max(peak, profit);
            StateWriter out = new StateWriter();
            drawdown.write(out);
            drawdown = new Drawdown(40);
            drawdown.read(new StateReader(out.toByteArray()));
            assertEquals(peak - profit, drawdown.lossE6());
            assertEquals(peak - profit >= 40, drawdown.reached());
            if (random.nextInt(10) == 0) {
                drawdown.forget();
                peak = profit;
                assertFalse(drawdown.reached());
            }
            profit += random.nextLong(-20, 20);
        }
        Invariants.checked("risk.drawdown-equals-peak", 20);
    }

    @Test
    void aDrawdownLimitMayChangeAndBeOff() {
        Drawdown drawdown = new Drawdown(0);
        drawdown.mark(100);
        drawdown.mark(0);
        assertFalse(drawdown.reached());
        drawdown.limit(100);
        assertTrue(drawdown.reached());
        drawdown.limit(101);
        assertFalse(drawdown.reached());
        StateWriter out = new StateWriter();
        out.putBoolean(true);
        out.putLong(5);
        out.putLong(6);
        assertThrows(StateFormatException.class, () -> drawdown.read(new StateReader(out.toByteArray())));
    }
}
