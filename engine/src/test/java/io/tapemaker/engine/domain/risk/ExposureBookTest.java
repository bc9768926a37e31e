package io.tapemaker.engine.domain.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.exposure-book",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "Sums kept up to date while markets trade and move between events equal those of a book made at once",
        invariants = "risk.book-equals-fresh-book")
class ExposureBookTest {

    private static final long SHARE = 1_000_000;
    private static final int MARKETS = 6;
    private static final int GROUPS = 3;

    private final MarketExposure scratch = new MarketExposure();

    /** Reused on purpose: nothing of the market before may stay in it. */
    private MarketExposure random(Random random) {
        scratch.clear();
        for (int slot = 0; slot < 2; slot++) {
            long held = random.nextInt(3) == 0 ? 0 : random.nextLong(100) * SHARE;
            scratch.held(slot, held, held / 100 * random.nextLong(100));
            if (random.nextBoolean() && held > 0) {
                scratch.order(slot, Side.SELL, random.nextLong(1, 10_000), held);
            }
            if (random.nextBoolean()) {
                scratch.order(slot, Side.BUY, random.nextLong(1, 10_000), random.nextLong(1, 50) * SHARE);
            }
        }
        return scratch;
    }

    @Property
    void theBookEqualsOneMadeAtOnce(@ForAll long seed) {
        Random random = new Random(seed);
        ExposureBook book = new ExposureBook(ExposureLimits.DEFAULTS);
        int[] groupOf = new int[MARKETS];
        boolean[] firstIsYes = new boolean[MARKETS];
        MarketExposure[] held = new MarketExposure[MARKETS];
        boolean[] negRisk = new boolean[GROUPS];
        for (int market = 0; market < MARKETS; market++) {
            groupOf[market] = ExposureBook.NO_GROUP;
            firstIsYes[market] = true;
            held[market] = new MarketExposure();
        }
        for (int i = 0; i < 30; i++) {
            int market = random.nextInt(MARKETS);
            switch (random.nextInt(5)) {
                case 0 -> {
                    groupOf[market] = random.nextInt(ExposureBook.NO_GROUP, GROUPS);
                    firstIsYes[market] = random.nextBoolean();
                    book.join(market, groupOf[market], firstIsYes[market]);
                }
                case 1 -> {
                    int group = random.nextInt(GROUPS);
                    negRisk[group] = random.nextBoolean();
                    book.group(group, negRisk[group]);
                }
                case 2 -> {
                    held[market].order(1, Side.BUY, 300, SHARE);
                    book.add(market, 1, Side.BUY, 300, SHARE);
                }
                default -> {
                    held[market].set(random(random));
                    book.set(market, held[market]);
                }
            }
        }
        book.know(MARKETS - 1);
        ExposureBook fresh = new ExposureBook(ExposureLimits.DEFAULTS);
        for (int group = 0; group < GROUPS; group++) {
            fresh.group(group, negRisk[group]);
        }
        for (int market = 0; market < MARKETS; market++) {
            fresh.join(market, groupOf[market], firstIsYes[market]);
            fresh.set(market, held[market]);
        }
        assertSame(fresh, book);
        assertSame(fresh, restored(book));
        Invariants.checked("risk.book-equals-fresh-book", 2L * MARKETS);
    }

    private static ExposureBook restored(ExposureBook book) {
        StateWriter out = new StateWriter();
        book.write(out);
        ExposureBook twin = new ExposureBook(ExposureLimits.DEFAULTS);
        twin.group(GROUPS + 2, true);
        twin.join(MARKETS + 2, GROUPS + 1, false);
        StateReader in = new StateReader(out.toByteArray());
        twin.read(in);
        in.finish();
        StateWriter again = new StateWriter();
        twin.write(again);
        assertArrayEquals(out.toByteArray(), again.toByteArray());
        return twin;
    }

    private static void assertSame(ExposureBook expected, ExposureBook actual) {
        assertEquals(expected.notionalE6(), actual.notionalE6());
        assertEquals(expected.openOrders(), actual.openOrders());
        Room expectedRoom = new Room();
        Room room = new Room();
        for (int market = 0; market < MARKETS; market++) {
            assertEquals(expected.groupLossE6(market), actual.groupLossE6(market));
            assertEquals(expected.groupNotionalE6(market), actual.groupNotionalE6(market));
            expected.room(market, expected.of(market), Regime.NORMAL, true, true, expectedRoom);
            actual.room(market, actual.of(market), Regime.NORMAL, true, true, room);
            for (boolean bid : new boolean[] {true, false}) {
                assertEquals(expectedRoom.buyE6(bid, 4_000), room.buyE6(bid, 4_000));
                assertEquals(expectedRoom.sellE6(bid, 4_000), room.sellE6(bid, 4_000));
            }
        }
    }

    /** Negative control: an order that is not booked shows. */
    @Test
    void aForgottenOrderShows() {
        ExposureBook book = new ExposureBook(ExposureLimits.DEFAULTS);
        book.set(0, random(new Random(5)));
        long notional = book.notionalE6();
        int orders = book.openOrders();
        book.add(0, 1, Side.BUY, 300, SHARE);
        assertNotEquals(notional, book.notionalE6());
        assertEquals(orders + 1, book.openOrders());
    }

    @Test
    void whatOthersOfTheEventSpendIsNotLeft() {
        ExposureBook book = new ExposureBook(new ExposureLimits(
                new ExposureLimits.PerOrder(1_000 * SHARE, 1_000 * SHARE),
                new ExposureLimits.PerMarket(1_000 * SHARE, 500 * SHARE),
                new ExposureLimits.PerGroup(1_000 * SHARE, 100 * SHARE),
                new ExposureLimits.Total(190 * SHARE, 10)));
        Room room = new Room();
        book.join(0, 0, true);
        book.join(1, 0, true);
        book.add(1, 0, Side.BUY, 5_000, 60 * SHARE);
        book.add(0, 0, Side.BUY, 5_000, 40 * SHARE);
        book.room(0, book.of(0), Regime.NORMAL, true, false, room);
        assertEquals(50 * SHARE, room.notionalE6(true), "100 of the event less 30 and 20");
        book.add(2, 0, Side.BUY, 5_000, 200 * SHARE);
        book.room(0, book.of(0), Regime.NORMAL, true, false, room);
        assertEquals(40 * SHARE, room.notionalE6(true), "190 in total less 30, 20 and 100");
        book.room(0, new MarketExposure(), Regime.NORMAL, true, false, room);
        assertEquals(60 * SHARE, room.notionalE6(true), "and 20 more if its own order were not there");
        assertEquals(8, room.orders());
        book.join(0, ExposureBook.NO_GROUP, true);
        book.room(0, book.of(0), Regime.NORMAL, true, false, room);
        assertEquals(40 * SHARE, room.notionalE6(true));
        assertEquals(30 * SHARE, book.groupNotionalE6(1));
        assertEquals(20 * SHARE, book.groupNotionalE6(0));
    }

    /** 100 second tokens at 30 cents: sold, they lose their dollar less their cost if the second token pays. */
    @Test
    void salesOfEitherTokenAreBoundedByTheirOwnPriceAndCost() {
        ExposureBook book = new ExposureBook(new ExposureLimits(
                new ExposureLimits.PerOrder(1_000 * SHARE, 30 * SHARE),
                new ExposureLimits.PerMarket(1_000 * SHARE, 500 * SHARE),
                new ExposureLimits.PerGroup(0, 100 * SHARE),
                new ExposureLimits.Total(190 * SHARE, 10)));
        Room room = new Room();
        scratch.clear();
        scratch.held(1, 100 * SHARE, 30 * SHARE);
        book.set(0, scratch);
        book.room(0, book.of(0), Regime.NORMAL, false, false, room);
        // The loss is 30 if the first pays and -70 if the second does, so a SELL may lose 100 there: all may go.
        assertEquals(100 * SHARE, room.sellE6(true, 8_000));
        assertEquals(100 * SHARE, room.sellE6(true, 7_000));
        assertEquals(60 * SHARE, room.sellE6(true, 5_000), "30 dollars an order, at 50 cents");
        assertEquals(0, room.sellE6(false, 5_000));
        scratch.clear();
        scratch.held(1, 100 * SHARE, 30 * SHARE);
        scratch.order(1, Side.BUY, 1_000, 100 * SHARE);
        scratch.order(0, Side.BUY, 6_500, 100 * SHARE);
        book.set(0, scratch);
        book.room(0, book.of(0), Regime.NORMAL, false, false, room);
        // 40 if the first pays, -5 if the second does: 45 more to lose, 90 cents a share at a price of 10 cents.
        assertEquals(50 * SHARE, room.sellE6(true, 9_000));
    }
}
