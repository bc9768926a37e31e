package io.tapemaker.engine.domain.orders;

import static io.tapemaker.engine.domain.orders.OrderWorld.MARKET;
import static io.tapemaker.engine.domain.orders.OrderWorld.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "orders.renewal",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "GTD orders are renewed before they end, overlapping where there is room, the two directions apart")
final class RenewalTest {

    private static final OrderSettings SETTINGS = new OrderSettings(
            new EditSettings(2 * SECOND_NS, SECOND_NS, 1_000, true),
            new LifeSettings(600, 60, 120, 10, 5),
            CallSettings.DEFAULTS,
            MemorySettings.DEFAULTS);

    private static OrderWorld quoted() {
        OrderWorld world = new OrderWorld(SETTINGS).want(0, 4_500, 50).want(2, 5_300, 50);
        assertEquals(2, world.commands().size());
        return world.venueAnswers();
    }

    private static long endS(OrderWorld world, long number) {
        return (GtdLife.endNs(world.order(number)) - world.nowNs) / SECOND_NS;
    }

    @Test
    void theTwoDirectionsEndApart() {
        OrderWorld world = quoted();
        assertEquals(600, endS(world, 1));
        assertEquals(480, endS(world, 2));
        assertEquals(world.nowNs / SECOND_NS + 660, world.order(1).expirationS());
    }

    @Test
    void theSuccessorComesWhileTheOldOrderStillRests() {
        OrderWorld world = quoted().pass(419);
        DiffResult early = world.look();
        assertEquals(0, early.commands());
        assertEquals(world.nowNs + SECOND_NS, early.lookAgainAtNs());
        assertEquals(List.of("place 3 at 2 5300x50"), world.pass(1).commands());
        world.venueAnswers();
        assertEquals(List.of(), world.pass(59).commands());
        assertEquals(3, world.table.openCount());
        world.pass(1).answer(OrderAnswer.EXPIRED, 2);
        assertEquals(List.of(), world.commands());
        assertEquals(List.of("place 4 at 0 4500x50"), world.pass(60).commands());
    }

    @Test
    void anOrderThatOughtToBeGoneIsCancelledAfterAGrace() {
        OrderWorld world = quoted().pass(420);
        world.commands();
        world.venueAnswers();
        DiffResult patient = world.pass(64).look();
        assertEquals(0, patient.commands());
        assertEquals(world.nowNs + SECOND_NS, patient.lookAgainAtNs());
        assertEquals(List.of("cancel 2 REPLACED"), world.pass(1).commands());
    }

    /** Also one that is to move closer, which would else wait for its interval. */
    @Test
    void anOverdueOrderDoesNotWaitForAnEdit() {
        OrderWorld world = quoted().pass(484);
        world.want(0, 4_600, 50).commands();
        world.venueAnswers().pass(1).want(2, 5_400, 50);
        assertEquals(List.of("cancel 2 REPLACED"), world.commands());
        assertTrue(world.look().isHeld(HeldBy.EDIT_INTERVAL));
    }

    @Test
    void withoutRoomTheOldOrderIsGivenUpFirst() {
        OrderWorld world = quoted().pass(420);
        world.task.room = (place, priceE4, sizeE6) -> world.table.of(MARKET).openE6(place) == 0;
        DiffResult givenUp = world.look();
        assertEquals("0 1", givenUp.places() + " " + givenUp.cancels());
        assertFalse(givenUp.isHeld());
        assertEquals(List.of("cancel 2 REPLACED"), world.take());
        assertTrue(world.look().isHeld(HeldBy.ROOM));
        // Giving up an order is an edit: a step of the other side waits.
        assertTrue(world.want(0, 4_600, 50).look().isHeld(HeldBy.EDIT_INTERVAL));
        world.want(0, 4_500, 50);
        assertEquals(List.of("place 3 at 2 5300x50"), world.venueAnswers().commands());
        assertEquals(List.of(), world.venueAnswers().pass(1).commands());
    }

    /** The successor waits for the cancel's answer, even where there would be room for it at once. */
    @Test
    void theLookThatGivesAnOrderUpPlacesNothing() {
        OrderWorld world = quoted().pass(420);
        world.task.room = (place, priceE4, sizeE6) -> !world.cancelled.isEmpty();
        assertEquals(List.of("cancel 2 REPLACED"), world.commands());
        assertEquals(List.of("place 3 at 2 5300x50"), world.commands());
    }

    @Test
    void aRenewalWaitsForADoubtInItsDirection() {
        OrderWorld world = quoted();
        OwnOrder doubtful = world.table.open(MARKET, 2, 5_200, OrderWorld.SHARE, 0, 0, world.nowNs);
        world.pass(420).answer(OrderAnswer.UNKNOWN, doubtful.number());
        DiffResult held = world.look();
        assertTrue(held.isHeld(HeldBy.IN_DOUBT));
        assertEquals(List.of("cancel 3 REPLACED"), world.take());
        assertEquals(List.of("place 4 at 2 5300x50"), world.venueAnswers().commands());
    }

    /** Two that end together are renewed together only where there are calls for both. */
    @Test
    void renewalsOfOneLookDoNotSpendTheSameCallTwice() {
        OrderWorld world = new OrderWorld(new OrderSettings(
                        SETTINGS.edits(),
                        new LifeSettings(600, 60, 0, 10, 5),
                        new CallSettings(1, 2, 1, 4, 50, 30),
                        MemorySettings.DEFAULTS))
                .want(0, 4_500, 50);
        assertEquals(1, world.commands().size());
        world.table.open(MARKET, 2, 5_300, 50 * OrderWorld.SHARE, world.order(1).expirationS(), 0, world.nowNs);
        world.want(2, 5_300, 50).venueAnswers().answer(OrderAnswer.ACCEPTED, 2).pass(590);
        DiffResult result = world.look();
        assertEquals(List.of("place 3 at 0 4500x50"), world.take());
        assertTrue(result.isHeld(HeldBy.PLACE_BUDGET));
        assertEquals(List.of("place 4 at 2 5300x50"), world.pass(2).commands());
    }

    @Test
    void whereNothingElseRestsNobodyIsYoung() {
        OrderWorld world = new OrderWorld(SETTINGS).want(0, 4_500, 50);
        world.commands();
        assertEquals(
                List.of("place 2 at 0 4500x50"), world.venueAnswers().pass(540).commands());
    }

    /** What is placed in the same look is as young as can be. */
    @Test
    void aRenewalWaitsForANewOrderOfItsOwnLook() {
        OrderWorld world = new OrderWorld(SETTINGS).want(0, 4_500, 50);
        world.commands();
        world.venueAnswers().pass(540).want(2, 5_300, 50);
        DiffResult held = world.look();
        assertEquals(List.of("place 2 at 2 5300x50"), world.take());
        assertTrue(held.isHeld(HeldBy.STAGGER));
        assertEquals(world.nowNs + 50 * SECOND_NS, held.lookAgainAtNs());
    }

    @Test
    void aRenewalWaitsWhileTheOtherDirectionIsYoungButNotBeyondTheLastCall() {
        OrderWorld world = quoted().pass(418).want(0, 4_600, 50);
        assertEquals(List.of("cancel 1 REPLACED", "place 3 at 0 4600x50"), world.commands());
        world.venueAnswers().pass(3);
        DiffResult held = world.look();
        assertTrue(held.isHeld(HeldBy.STAGGER) && held.commands() == 0);
        assertEquals(List.of("place 4 at 2 5300x50"), world.pass(27).commands());
        OrderWorld late = quoted().pass(465).want(0, 4_600, 50);
        late.task.scoringAgeNs = 3_600 * SECOND_NS;
        assertEquals(List.of("cancel 1 REPLACED", "place 3 at 0 4600x50"), late.commands());
        assertEquals(List.of(), late.venueAnswers().pass(4).commands());
        assertEquals(List.of("place 4 at 2 5300x50"), late.pass(1).commands());
    }

    @Test
    void aPulledMarketLosesBothOldAndNew() {
        OrderWorld world = quoted().pass(420);
        world.commands();
        world.venueAnswers().pass(5);
        world.task.desired.clear();
        assertEquals(List.of("cancel 1 NOT_WANTED", "cancel 2 NOT_WANTED", "cancel 3 NOT_WANTED"), world.commands());
    }

    /**
     * Over six hours of quiet quoting: a side is never without an order that scores, and the two are never young at
     * once.
     */
    @Test
    void overHoursOneOrderOfEachDirectionScores() {
        OrderWorld world = quoted();
        int commands = 2;
        int bothYoung = 0;
        int uncovered = 0;
        for (int second = 1; second <= 6 * 3_600; second++) {
            world.pass(1);
            expire(world);
            commands += world.look().commands();
            world.venueAnswers();
            boolean up = scores(world, 0);
            boolean down = scores(world, 2);
            bothYoung += second > 30 && !up && !down ? 1 : 0;
            uncovered += second > 30 && !(up && down) ? 1 : 0;
        }
        Figures.put("commandsInSixHours", commands);
        assertEquals(0, bothYoung);
        assertEquals(0, uncovered);
        assertTrue(commands < 2 * 6 * 6 + 20, "commands " + commands);
        assertFalse(world.table.openCount() > 3);
    }

    private static void expire(OrderWorld world) {
        MarketOrders open = world.table.of(MARKET);
        for (int i = open.count() - 1; i >= 0; i--) {
            if (world.nowNs >= GtdLife.endNs(open.get(i))) {
                world.answer(OrderAnswer.EXPIRED, open.get(i).number());
            }
        }
    }

    private static boolean scores(OrderWorld world, int place) {
        MarketOrders open = world.table.of(MARKET);
        for (int i = 0; i < open.count(); i++) {
            OwnOrder order = open.get(i);
            if (order.place() == place
                    && order.acceptedAtNs() != 0
                    && world.nowNs - order.acceptedAtNs() >= world.task.scoringAgeNs) {
                return true;
            }
        }
        return false;
    }

    /** The stagger is kept where just the venue's least distance is left, and given up a second before. */
    @Test
    void theStaggerLeavesTheLeastDistance() {
        LifeSettings life = new LifeSettings(240, 60, 120, 10, 5);
        assertEquals(180, aheadBesides(life, 300));
        assertEquals(300, aheadBesides(life, 299));
        assertEquals(300, aheadBesides(life, 420));
    }

    /** Seconds to the expiration of a bid, beside an offer that expires in so many. */
    private static long aheadBesides(LifeSettings life, long offerAheadS) {
        OrderWorld world = new OrderWorld(SETTINGS);
        long nowS = world.nowNs / SECOND_NS;
        world.table.open(MARKET, 2, 5_300, OrderWorld.SHARE, nowS + offerAheadS, 0, world.nowNs);
        return GtdLife.expirationS(life, world.table.of(MARKET), Direction.UP, world.nowNs) - nowS;
    }

    @Test
    void expirationsAreFarEnoughAheadForTheVenue() {
        OrderWorld world = new OrderWorld(SETTINGS);
        for (int i = 0; i < 10; i++) {
            world.nowNs += 7_777_777_777L;
            LifeSettings life = new LifeSettings(120 + 40L * i, 60, 60, 10, 5);
            int place = 2 * (i % 2);
            long expirationS = GtdLife.expirationS(life, world.table.of(MARKET), Direction.ofPlace(place), world.nowNs);
            long aheadNs = expirationS * SECOND_NS - world.nowNs;
            assertTrue(aheadNs >= GtdLife.MIN_EXPIRATION_AHEAD_S * SECOND_NS, "ahead " + aheadNs);
            assertTrue(aheadNs <= (life.lifeS() + GtdLife.SECURITY_S + 1) * SECOND_NS, "ahead " + aheadNs);
            world.table.open(MARKET, place, 4_500, OrderWorld.SHARE, expirationS, 0, world.nowNs);
        }
    }
}
