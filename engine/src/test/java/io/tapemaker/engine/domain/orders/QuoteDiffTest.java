package io.tapemaker.engine.domain.orders;

import static io.tapemaker.engine.domain.orders.OrderWorld.MARKET;
import static io.tapemaker.engine.domain.orders.OrderWorld.SECOND_NS;
import static io.tapemaker.engine.domain.orders.OrderWorld.SHARE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "orders.diff-gates",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Taking away is never held back; putting in place waits for interval, churn, budget, room, own orders "
                + "and the price grid")
final class QuoteDiffTest {

    private static final EditSettings EDITS = new EditSettings(5 * SECOND_NS, SECOND_NS, 1_000, true);

    private static OrderWorld world(EditSettings edits, CallSettings calls) {
        return new OrderWorld(
                new OrderSettings(edits, new LifeSettings(0, 60, 0, 10, 5), calls, MemorySettings.DEFAULTS));
    }

    private static OrderWorld edited(EditSettings edits) {
        return world(edits, CallSettings.DEFAULTS);
    }

    /** A world in which one bid at 45 cents rests that has just been placed. */
    private static OrderWorld resting(EditSettings edits) {
        OrderWorld world = edited(edits).want(0, 4_500, 50);
        assertEquals(List.of("place 1 at 0 4500x50"), world.commands());
        return world.venueAnswers();
    }

    @Test
    void aStepTowardsTheTouchWaitsForTheInterval() {
        OrderWorld world = resting(EDITS).pass(4).want(0, 4_600, 50);
        DiffResult held = world.look();
        assertTrue(held.isHeld(HeldBy.EDIT_INTERVAL) && held.commands() == 0);
        assertFalse(held.isHeld(HeldBy.CHURN));
        assertEquals(world.nowNs + SECOND_NS, held.lookAgainAtNs());
        assertEquals(
                List.of("cancel 1 REPLACED", "place 2 at 0 4600x50"),
                world.pass(1).commands());
        assertFalse(world.look().isHeld());
    }

    @Test
    void aLookCountsWhatItCommanded() {
        OrderWorld world = edited(EDITS).want(0, 4_500, 50).want(2, 5_300, 50);
        DiffResult placed = world.look();
        assertEquals("2 0 2", placed.places() + " " + placed.cancels() + " " + placed.commands());
        world.venueAnswers().pass(5).want(0, 4_600, 50);
        world.task.desired.want(2, 0, 0);
        DiffResult edited = world.look();
        assertEquals("1 2 3", edited.places() + " " + edited.cancels() + " " + edited.commands());
        assertEquals(0, world.look().commands());
    }

    @Test
    void whileAllIsBeingCancelledNothingIsDone() {
        OrderWorld world = edited(EDITS).want(0, 4_500, 50);
        world.table.cancelAllSent(1);
        DiffResult held = world.look();
        assertTrue(held.isHeld(HeldBy.CANCEL_ALL) && held.commands() == 0);
        world.table.onAllCancelled(1, true);
        assertEquals(List.of("place 1 at 0 4500x50"), world.commands());
    }

    @Test
    void aTaskThatSaysNothingOfRoomHasNone() {
        OrderWorld world = edited(EDITS).want(0, 4_500, 50);
        world.task.room = new QuoteTask().room;
        DiffResult held = world.look();
        assertTrue(held.isHeld(HeldBy.ROOM) && held.commands() == 0);
    }

    @Test
    void aStepBackGoesAtOnceAndItsSuccessorWaits() {
        OrderWorld world = resting(EDITS).pass(1).want(0, 4_400, 50);
        assertEquals(List.of("cancel 1 REPLACED"), world.commands());
        assertTrue(world.venueAnswers().look().isHeld(HeldBy.EDIT_INTERVAL));
        assertEquals(List.of("place 2 at 0 4400x50"), world.pass(4).commands());
        OrderWorld smaller = resting(EDITS).pass(1).want(0, 4_500, 40);
        assertEquals(List.of("cancel 1 REPLACED"), smaller.commands());
        OrderWorld larger = resting(EDITS).pass(1).want(0, 4_500, 60);
        assertEquals(List.of(), larger.commands());
        OrderWorld patient = resting(new EditSettings(5 * SECOND_NS, SECOND_NS, 1_000, false));
        assertEquals(List.of(), patient.pass(1).want(0, 4_400, 50).commands());
    }

    @Test
    void aSaleThatIsTooCheapGoesAtOnce() {
        OrderWorld world = edited(EDITS).want(1, 5_500, 50);
        world.commands();
        world.venueAnswers().pass(1).want(1, 5_400, 50);
        assertEquals(List.of(), world.commands());
        assertEquals(List.of("cancel 1 REPLACED"), world.want(1, 5_600, 50).commands());
    }

    @Test
    void whatIsNotWantedGoesAtOnceForTheReasonGiven() {
        OrderWorld world = resting(EDITS);
        world.task.desired.clear();
        world.task.takeAwayReason = CancelReason.BOOK_NOT_IN_SYNC;
        assertEquals(List.of("cancel 1 BOOK_NOT_IN_SYNC"), world.commands());
        assertEquals(List.of(), world.commands());
        world.answer(OrderAnswer.CANCEL_REFUSED, 1);
        DiffResult held = world.look();
        assertTrue(held.isHeld(HeldBy.CANCEL_RETRY) && held.commands() == 0);
        assertEquals(world.nowNs + SECOND_NS, held.lookAgainAtNs());
        assertEquals(List.of("cancel 1 BOOK_NOT_IN_SYNC"), world.pass(1).commands());
    }

    @Test
    void anOrderWithoutAnAnswerIsTakenAwayToo() {
        OrderWorld world = edited(EDITS).want(0, 4_500, 50);
        world.commands();
        world.task.desired.clear();
        assertEquals(List.of("cancel 1 NOT_WANTED"), world.commands());
        world.answer(OrderAnswer.UNKNOWN, 1);
        assertEquals(List.of(), world.commands());
        assertEquals(List.of("cancel 1 NOT_WANTED"), world.pass(1).commands());
        world.answer(OrderAnswer.CANCELLED, 1);
        assertEquals(List.of(), world.pass(1).commands());
    }

    @Test
    void theSecondOfTwoLikeOrdersGoes() {
        OrderWorld world = resting(EDITS);
        world.table.open(MARKET, 0, 4_500, 50 * SHARE, 0, 0, world.nowNs);
        assertEquals(List.of("cancel 2 REPLACED"), world.commands());
    }

    @Test
    void aPlaceThatNeedsTheRoomOfACancelWaitsForItButNotForAnotherInterval() {
        OrderWorld world = resting(EDITS).pass(5).want(0, 4_600, 50);
        world.task.room = (place, priceE4, sizeE6) -> world.table.openCount() == 0;
        assertEquals(List.of("cancel 1 REPLACED"), world.commands());
        assertTrue(world.look().isHeld(HeldBy.ROOM));
        assertEquals(List.of("place 2 at 0 4600x50"), world.venueAnswers().commands());
        // Its time is that of the edit, so the next one waits again.
        assertTrue(world.venueAnswers().pass(4).want(0, 4_700, 50).look().isHeld(HeldBy.EDIT_INTERVAL));
    }

    @Test
    void aRefusedCancelOfABegunEditIsNotRepeatedAtOnce() {
        OrderWorld world = resting(EDITS).pass(5).want(0, 4_600, 50);
        world.task.room = (place, priceE4, sizeE6) -> world.table.openCount() == 0;
        assertEquals(List.of("cancel 1 REPLACED"), world.commands());
        world.answer(OrderAnswer.CANCEL_REFUSED, 1);
        DiffResult held = world.look();
        assertTrue(held.isHeld(HeldBy.CANCEL_RETRY));
        assertEquals(world.nowNs + SECOND_NS, held.lookAgainAtNs());
        assertEquals(List.of(), world.take());
        // Also with room for both there is no second order beside the one that would not go.
        world.task.room = (place, priceE4, sizeE6) -> true;
        assertEquals(List.of(), world.commands());
        assertEquals(
                List.of("cancel 1 REPLACED", "place 2 at 0 4600x50"),
                world.pass(1).commands());
    }

    /** The interval runs from the cancel, though its place is still to come. */
    @Test
    void anEditThatIsBegunIsAnEdit() {
        OrderWorld world = resting(EDITS).pass(5).want(0, 4_600, 50);
        world.task.room = (place, priceE4, sizeE6) -> world.table.openCount() == 0;
        assertEquals(List.of("cancel 1 REPLACED"), world.commands());
        world.task.room = (place, priceE4, sizeE6) -> place == 1;
        DiffResult held = world.pass(1).want(1, 5_500, 50).look();
        assertTrue(held.isHeld(HeldBy.EDIT_INTERVAL));
        assertEquals(world.nowNs + 4 * SECOND_NS, held.lookAgainAtNs());
        assertEquals(List.of(), world.take());
        assertEquals(List.of("place 2 at 1 5500x50"), world.pass(4).commands());
    }

    /** A begun edit is over when its old order is wanted again; another one has to wait. */
    @Test
    void anEditThatIsTakenBackIsOver() {
        OrderWorld world = resting(EDITS).pass(5).want(0, 4_600, 50);
        world.task.room = (place, priceE4, sizeE6) -> world.table.openCount() == 0;
        assertEquals(List.of("cancel 1 REPLACED"), world.commands());
        world.answer(OrderAnswer.CANCEL_REFUSED, 1).want(0, 4_500, 50);
        assertFalse(world.pass(2).look().isHeld());
        DiffResult held = world.want(0, 4_600, 50).look();
        assertTrue(held.isHeld(HeldBy.EDIT_INTERVAL));
        assertEquals(List.of(), world.take());
    }

    @Test
    void noOrderMeetsAnOwnOne() {
        OrderWorld world = edited(new EditSettings(0, SECOND_NS, 1_000, true)).want(0, 4_500, 50);
        world.commands();
        world.venueAnswers().task.desired.clear();
        // Buying the second token at 55 cents meets our own bid for the first at 45.
        world.want(2, 5_500, 50);
        assertEquals(List.of("cancel 1 NOT_WANTED"), world.commands());
        assertTrue(world.look().isHeld(HeldBy.OWN_ORDER));
        assertEquals(List.of("place 2 at 2 5500x50"), world.venueAnswers().commands());
        world.venueAnswers().task.desired.clear();
        assertEquals(
                List.of("cancel 2 NOT_WANTED"),
                world.want(3, 5_600, 50).commands().subList(0, 1));
        assertEquals(2, world.table.openCount());
        assertEquals(5_600, world.order(3).priceE4());
    }

    @Test
    void aTickChangeTakesOrdersOfTheOldGridFirst() {
        OrderWorld world = resting(EDITS).pass(1);
        world.task.tickEpoch = 1;
        world.task.tick = TickSize.MILL;
        assertEquals(List.of("cancel 1 TICK_SIZE_CHANGED"), world.commands());
        assertEquals(
                List.of("place 2 at 0 4500x50"), world.venueAnswers().pass(5).commands());
        assertEquals(1, world.order(2).tickEpoch());
        world.venueAnswers();
        world.task.tick = TickSize.TENTH;
        DiffResult result = world.look();
        assertTrue(result.isHeld(HeldBy.OFF_GRID));
        assertEquals(List.of("cancel 2 TICK_SIZE_CHANGED"), world.take());
        world.task.tick = null;
        assertEquals(0, world.venueAnswers().pass(9).look().commands());
        OrderWorld odd = edited(EDITS);
        odd.task.desired.want(0, 4_500, 50 * SHARE + 1);
        assertTrue(odd.look().isHeld(HeldBy.OFF_GRID));
        assertEquals(List.of(), odd.take());
    }

    @Test
    void aBusyMarketIsEditedNoMoreButTakenAway() {
        OrderWorld world = resting(new EditSettings(0, SECOND_NS, 4, true));
        assertEquals(2, world.want(0, 4_600, 50).commands().size());
        assertEquals(0, world.venueAnswers().want(0, 4_700, 50).commands().size());
        assertTrue(world.look().isHeld(HeldBy.CHURN));
        world.task.desired.clear();
        assertEquals(List.of("cancel 2 NOT_WANTED"), world.commands());
        assertEquals(4, world.churn.callsInHour(MARKET, world.nowNs));
        world.want(0, 4_700, 50).venueAnswers();
        assertTrue(world.look().isHeld(HeldBy.CHURN));
        assertEquals(List.of("place 3 at 0 4700x50"), world.pass(3_600).commands());
    }

    @Test
    void withoutPlacesLeftTheOldOrderStaysUnlessItHasToGo() {
        EditSettings free = new EditSettings(0, SECOND_NS, 1_000, true);
        OrderWorld world = world(free, new CallSettings(1, 1, 1, 4, 100, 30)).want(0, 4_500, 50);
        assertEquals(1, world.commands().size());
        world.venueAnswers().want(0, 4_600, 50);
        assertEquals(List.of(), world.commands());
        assertTrue(world.look().isHeld(HeldBy.PLACE_BUDGET));
        world.want(0, 4_400, 50);
        assertEquals(List.of("cancel 1 REPLACED"), world.commands());
        assertEquals(
                List.of("place 2 at 0 4400x50"), world.venueAnswers().pass(1).commands());
    }

    @Test
    void theReservedCancelsAreForTakingAway() {
        EditSettings free = new EditSettings(0, SECOND_NS, 1_000, true);
        OrderWorld world = world(free, new CallSettings(100, 100, 1, 4, 50, 50)).want(0, 4_500, 50);
        world.commands();
        assertEquals(2, world.venueAnswers().want(0, 4_600, 50).commands().size());
        assertTrue(world.venueAnswers().want(0, 4_700, 50).look().isHeld(HeldBy.CANCEL_BUDGET));
        assertEquals(List.of(), world.take());
        for (int i = 0; i < 3; i++) {
            world.task.desired.clear();
            assertEquals(1, world.commands().size(), "take away " + i);
            assertEquals(1, world.venueAnswers().want(0, 4_500, 50).commands().size());
            world.venueAnswers();
        }
        world.task.desired.clear();
        assertTrue(world.look().isHeld(HeldBy.CANCEL_BUDGET));
        assertEquals(1, world.pass(2).commands().size());
    }

    /** Each of two places counts: one place left, or one call of the hour, is for one of them only. */
    @Test
    void oneLookDoesNotSpendTheSameCallTwice() {
        EditSettings free = new EditSettings(0, SECOND_NS, 1_000, true);
        OrderWorld poor = world(free, new CallSettings(1, 1, 1, 4, 100, 30))
                .want(0, 4_500, 50)
                .want(1, 5_500, 50);
        assertEquals(List.of("place 1 at 0 4500x50"), poor.commands());
        assertTrue(poor.look().isHeld(HeldBy.PLACE_BUDGET));
        assertEquals(List.of("place 2 at 1 5500x50"), poor.pass(1).commands());
        OrderWorld busy = resting(new EditSettings(0, SECOND_NS, 2, true))
                .want(1, 5_500, 50)
                .want(2, 5_600, 50);
        assertEquals(List.of("place 2 at 1 5500x50"), busy.commands());
        assertTrue(busy.look().isHeld(HeldBy.CHURN));
    }
}
