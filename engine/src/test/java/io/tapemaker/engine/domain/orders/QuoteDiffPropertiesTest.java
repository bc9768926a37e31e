package io.tapemaker.engine.domain.orders;

import static io.tapemaker.engine.domain.orders.OrderWorld.MARKET;
import static io.tapemaker.engine.domain.orders.OrderWorld.SHARE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.orders.DiffJudge.Command;
import io.tapemaker.engine.domain.orders.DiffJudge.Resting;
import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "orders.diff",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "The diff leads from any orders to the wanted ones with the fewest commands, cancels "
                + "first, and a second look does nothing",
        invariants = {"diff.minimal", "diff.comes-to-rest", "diff.respects-room-and-doubt"})
final class QuoteDiffPropertiesTest {

    private static final OrderAnswer[] ANSWERS = OrderAnswer.values();

    private final Random random = new Random(1);

    private OrderWorld world(long seed, OrderSettings settings) {
        random.setSeed(seed);
        return new OrderWorld(settings);
    }

    /** Prices in the first token's view: upward orders at 46 to 49 cents, downward ones at 51 to 54. */
    private long priceE4(int place) {
        long distanceE4 = 100L * (1 + random.nextInt(4));
        boolean buys = place % 2 == 0;
        return buys == (place < 2) && place < 2 || !buys && place >= 2
                ? price(place, 5_000 - distanceE4)
                : price(place, 5_000 + distanceE4);
    }

    private static long price(int place, long firstTokenE4) {
        return place < 2 ? firstTokenE4 : 10_000 - firstTokenE4;
    }

    private long size() {
        return (1 + random.nextInt(2)) * 10L * SHARE;
    }

    private OwnOrder rest(OrderWorld world) {
        int place = random.nextInt(DesiredQuotes.PLACES);
        OwnOrder order = world.table.open(MARKET, place, priceE4(place), size(), 0, 0, world.nowNs);
        if (random.nextInt(4) != 0) {
            world.answer(OrderAnswer.ACCEPTED, order.number());
        }
        if (random.nextInt(3) == 0) {
            world.trade(order.number(), order.number(), 1 + random.nextInt(9), TradeStatus.MATCHED);
        }
        return order;
    }

    /** Wants orders in some places, often just what rests there. */
    private void want(OrderWorld world) {
        DesiredQuotes desired = world.task.desired;
        desired.clear();
        MarketOrders open = world.table.of(MARKET);
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            if (random.nextInt(3) != 0) {
                desired.want(place, priceE4(place), size());
            }
        }
        for (int i = 0; i < open.count(); i++) {
            OwnOrder order = open.get(i);
            if (random.nextBoolean()) {
                desired.want(order.place(), order.priceE4(), order.remainingE6());
            }
        }
    }

    private static List<Resting> resting(OrderWorld world) {
        List<Resting> resting = new ArrayList<>();
        MarketOrders open = world.table.of(MARKET);
        for (int i = 0; i < open.count(); i++) {
            OwnOrder order = open.get(i);
            resting.add(new Resting(order.place(), order.priceE4(), order.remainingE6()));
        }
        return resting;
    }

    /** The judgement of one look from random orders, after the commands were tampered with. */
    private String judged(long seed, UnaryOperator<List<Command>> tamper) {
        OrderWorld world = world(seed, OrderWorld.FREE);
        List<Long> numbers = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            numbers.add(rest(world).number());
        }
        want(world);
        List<Resting> before = resting(world);
        List<Command> commands = new ArrayList<>();
        for (String line : world.commands()) {
            String[] words = line.split(" ", -1);
            long number = Long.parseLong(words[1]);
            OwnOrder order = world.order(number);
            Resting what = new Resting(order.place(), order.priceE4(), order.remainingE6());
            commands.add(new Command(words[0].equals("place"), numbers.indexOf(number), what));
        }
        assertEquals(0, world.look().commands(), "a second look");
        world.venueAnswers();
        assertEquals(0, world.look().commands(), "a look after the answers");
        return DiffJudge.judge(before, DiffJudge.desired(world.task.desired), tamper.apply(commands));
    }

    @Property
    void fewestCommandsLeadToWhatIsWanted(@ForAll long seed) {
        assertEquals("", judged(seed, commands -> commands));
        Invariants.checked("diff.minimal", 1);
    }

    /** Negative control: what is forgotten, superfluous or in the wrong order is found. */
    @Test
    void plantedFaultsAreFound() {
        Figures.put("found.lost", found(commands -> commands.subList(0, Math.max(0, commands.size() - 1))));
        Figures.put("found.swapped", found(commands -> {
            List<Command> reversed = new ArrayList<>(commands);
            Collections.reverse(reversed);
            return reversed;
        }));
        Figures.put("found.superfluous", found(commands -> {
            List<Command> more = new ArrayList<>(commands);
            commands.stream().filter(c -> !c.places()).findFirst().ifPresent(c -> more.add(0, c));
            return more;
        }));
    }

    private int found(UnaryOperator<List<Command>> tamper) {
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            found += judged(seed, tamper).isEmpty() ? 0 : 1;
        }
        assertTrue(found > 30, "only " + found + " of 100");
        return found;
    }

    /** Orders in any state and little room: still never too much, and in the end what is wanted. */
    @Property
    void itComesToRestWithinItsRoom(@ForAll long seed) {
        OrderWorld world = world(seed, OrderWorld.FREE);
        for (int i = random.nextInt(6); i > 0; i--) {
            OwnOrder order = rest(world);
            if (order.isOpen() && random.nextInt(4) == 0) {
                world.table.cancelSent(order, world.nowNs);
                world.cancelled.add(order.number());
            }
        }
        want(world);
        long roomE6 = (40 + random.nextInt(60)) * SHARE;
        world.task.room =
                (place, priceE4, sizeE6) -> world.table.openE6(MARKET, Direction.ofPlace(place)) + sizeE6 <= roomE6;
        for (int round = 0; ; round++) {
            assertTrue(round < 20, "never comes to rest");
            long wereUp = world.table.openE6(MARKET, Direction.UP);
            long wereDown = world.table.openE6(MARKET, Direction.DOWN);
            DiffResult result = world.look();
            assertTrue(world.table.openE6(MARKET, Direction.UP) <= Math.max(wereUp, roomE6));
            assertTrue(world.table.openE6(MARKET, Direction.DOWN) <= Math.max(wereDown, roomE6));
            if (result.commands() == 0 && world.cancelled.isEmpty()) {
                break;
            }
            assertEquals(0, world.look().commands());
            world.venueAnswers();
        }
        List<String> wanted = new ArrayList<>();
        DiffJudge.desired(world.task.desired)
                .forEach(r -> wanted.add(r.place() + " " + r.priceE4() + "x" + r.sizeE6()));
        List<String> open = world.open();
        Collections.sort(open);
        assertEquals(wanted, open);
        Invariants.checked("diff.comes-to-rest", 1);
    }

    /** Where the outcome of an order is unknown, its direction gets nothing new; cancel-all stops everything. */
    @Property
    void nothingIsPlacedOnADoubt(@ForAll long seed) {
        OrderWorld world = world(seed, OrderWorld.FREE);
        List<Long> known = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            want(world);
            boolean upInDoubt = world.table.of(MARKET).inDoubt(Direction.UP);
            boolean downInDoubt = world.table.of(MARKET).inDoubt(Direction.DOWN);
            boolean cancellingAll = world.table.cancellingAll();
            long last = world.table.lastNumber();
            int commands = world.look().commands();
            assertFalse(cancellingAll && commands != 0);
            for (long number = last + 1; number <= world.table.lastNumber(); number++) {
                OwnOrder order = world.order(number);
                assertFalse(order.direction() == Direction.UP ? upInDoubt : downInDoubt);
                known.add(number);
            }
            world.placed.clear();
            world.cancelled.clear();
            known.forEach(number -> {
                if (random.nextInt(3) == 0) {
                    world.answer(ANSWERS[random.nextInt(ANSWERS.length)], number);
                }
            });
            if (random.nextInt(8) == 0) {
                world.table.cancelAllSent(round + 1);
            } else if (world.table.cancellingAll()) {
                world.table.onAllCancelled(random.nextInt(round + 2), random.nextBoolean());
            }
            world.pass(2);
            Invariants.checked("diff.respects-room-and-doubt", 1);
        }
    }

    /** Negative control: the doubt is what holds places back; without it they come. */
    @Test
    void aDoubtHoldsWhatWouldComeWithoutIt() {
        OrderWorld world = new OrderWorld(OrderWorld.FREE).want(0, 4_500, 50).want(1, 5_500, 50);
        assertEquals(List.of("place 1 at 0 4500x50", "place 2 at 1 5500x50"), world.commands());
        world.answer(OrderAnswer.UNKNOWN, 1).answer(OrderAnswer.ACCEPTED, 2);
        world.want(0, 4_400, 50).want(1, 5_400, 50);
        assertEquals(List.of("cancel 1 REPLACED", "cancel 2 REPLACED", "place 3 at 1 5400x50"), world.commands());
        assertTrue(world.look().isHeld(HeldBy.IN_DOUBT));
        world.answer(OrderAnswer.CANCELLED, 1);
        assertEquals(List.of("place 4 at 0 4400x50"), world.commands());
        assertNotEquals(0, world.table.openE6(MARKET, Direction.UP));
    }
}
