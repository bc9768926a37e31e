package io.tapemaker.engine.domain.position;

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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "position.money",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "Shares, money, cost and value agree with exact arithmetic, and what is reversed leaves nothing behind",
        invariants = {"position.value-exact", "position.reversal-exact"})
final class PositionTest {

    private static final long SHARE = 1_000_000L;
    private static final long DOLLAR = 1_000_000L;
    private static final int BUY_FIRST = 0;
    private static final int SELL_FIRST = 1;
    private static final int BUY_SECOND = 2;
    private static final int SELL_SECOND = 3;

    private record Trade(int place, long priceE4, long sizeE6, long basisE6) {}

    private final Position position = new Position();

    private static byte[] state(Position position) {
        StateWriter out = new StateWriter();
        position.write(out);
        return out.toByteArray();
    }

    @Test
    void directionsAreThoseOfTheFirstToken() {
        assertEquals(Direction.UP, Direction.ofPlace(BUY_FIRST));
        assertEquals(Direction.DOWN, Direction.ofPlace(SELL_FIRST));
        assertEquals(Direction.DOWN, Direction.ofPlace(BUY_SECOND));
        assertEquals(Direction.UP, Direction.ofPlace(SELL_SECOND));
        assertEquals(Direction.DOWN, Direction.UP.opposite());
        assertEquals(Direction.UP, Direction.DOWN.opposite());
        assertEquals(4_600, Direction.firstTokenPriceE4(SELL_FIRST, 4_600));
        assertEquals(5_400, Direction.firstTokenPriceE4(BUY_SECOND, 4_600));
    }

    @Test
    void averageCostAndRealisedProfit() {
        assertEquals(40 * DOLLAR, position.settle(BUY_FIRST, 4_000, 100 * SHARE));
        assertEquals(60 * DOLLAR, position.settle(BUY_FIRST, 6_000, 100 * SHARE));
        assertEquals(0, position.realisedE6());
        assertEquals(25 * DOLLAR, position.settle(SELL_FIRST, 7_000, 50 * SHARE));
        assertEquals(10 * DOLLAR, position.realisedE6());
        assertEquals(75 * DOLLAR, position.costE6(0));
        assertEquals(-65 * DOLLAR, position.cashE6(false));
        position.settle(BUY_SECOND, 3_000, 100 * SHARE);
        assertEquals(50 * SHARE, position.inventoryE6(false));
        assertEquals(100 * SHARE, position.mergeableE6());
        position.merge(100 * SHARE);
        assertEquals(50 * SHARE, position.settledE6(0));
        assertEquals(0, position.settledE6(1));
        assertEquals(10 * DOLLAR + 100 * DOLLAR - 50 * DOLLAR - 30 * DOLLAR, position.realisedE6());
        assertEquals(50 * SHARE, position.inventoryE6(false));
        assertEquals(30 * DOLLAR, position.valueE6(12_000, false));
        assertEquals(position.cashE6(false) + 30 * DOLLAR, position.profitE6(12_000, false));
    }

    @Test
    void onlySettledPairsMerge() {
        position.settle(BUY_FIRST, 4_000, 10 * SHARE);
        position.settle(BUY_SECOND, 4_000, 20 * SHARE);
        position.addProvisional(SELL_FIRST, 5_000, 4 * SHARE);
        assertEquals(6 * SHARE, position.mergeableE6());
        assertEquals(6 * SHARE, position.firmE6(0));
        assertThrows(IllegalArgumentException.class, () -> position.merge(11 * SHARE));
        assertThrows(IllegalArgumentException.class, () -> position.merge(-1));
        position.addProvisional(SELL_FIRST, 5_000, 14 * SHARE);
        assertEquals(0, position.mergeableE6());
    }

    @Test
    void whatIsFoundAtStartCountsAsBought() {
        position.adopt(1, 30 * SHARE, 9 * DOLLAR);
        assertEquals(-30 * SHARE, position.inventoryE6(true));
        assertEquals(0, position.realisedE6());
        assertEquals(9 * DOLLAR, position.costE6(1));
        assertThrows(IllegalArgumentException.class, () -> position.adopt(0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> position.adopt(0, 1, -1));
    }

    @Test
    void theWorstWorldKeepsTheOneAndLosesTheOther() {
        position.settle(BUY_FIRST, 5_000, 100 * SHARE);
        position.addProvisional(BUY_FIRST, 5_000, 30 * SHARE);
        position.addProvisional(SELL_FIRST, 5_100, 20 * SHARE);
        position.addProvisional(BUY_SECOND, 4_900, 7 * SHARE);
        position.addProvisional(SELL_SECOND, 4_900, 2 * SHARE);
        assertEquals(100 * SHARE, position.inventoryE6(false));
        assertEquals(105 * SHARE, position.inventoryE6(true));
        assertEquals(142 * SHARE, position.upE6(10 * SHARE));
        assertEquals(68 * SHARE, position.downE6(5 * SHARE));
        assertEquals(-50_000_000 - 15_000_000 + 10_200_000 - 3_430_000 + 980_000, position.cashE6(true));
    }

    @Test
    void aRemovalThatWasNeverAddedIsRefused() {
        position.addProvisional(BUY_FIRST, 5_000, SHARE);
        assertThrows(IllegalStateException.class, () -> position.removeProvisional(BUY_FIRST, 5_000, SHARE + 1));
        assertThrows(IllegalStateException.class, () -> position.removeProvisional(SELL_FIRST, 5_000, 1));
    }

    @Test
    void nothingOverflowsSilently() {
        assertThrows(ArithmeticException.class, () -> position.settle(BUY_FIRST, 9_999, Long.MAX_VALUE / 9_998));
        position.adopt(0, Long.MAX_VALUE / 10_000, 0);
        assertThrows(ArithmeticException.class, () -> position.valueE6(19_999, false));
        assertThrows(ArithmeticException.class, () -> position.upE6(Long.MAX_VALUE));
    }

    /** Average cost over products that do not fit into a long. */
    @Test
    void theCostOfLargeHoldingsIsExact() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            Position large = new Position();
            long held = Math.floorMod(random.nextLong(), 1_000_000_000_000_000L) + 2;
            long cost = Math.floorMod(random.nextLong(), 1_000_000_000_000_000L);
            long sold = Math.floorMod(random.nextLong(), held - 1) + 1;
            large.adopt(0, held, cost);
            long basis = BigInteger.valueOf(cost)
                    .multiply(BigInteger.valueOf(sold))
                    .divide(BigInteger.valueOf(held))
                    .longValueExact();
            assertEquals(sold == held ? cost : basis, large.settle(SELL_FIRST, 1, sold));
        }
    }

    private static long[] random(Random random) {
        return new long[] {random.nextInt(4), 1L + random.nextInt(9_999), 1L + random.nextInt(200_000_000)};
    }

    /** Value and profit against whole numbers without bound, both worlds, at fair prices from 0 to 1. */
    @Property(tries = 10_000)
    void valueIsExact(@ForAll long seed) {
        Random random = new Random(seed);
        Position held = new Position();
        BigInteger cash = BigInteger.ZERO;
        long first = 0;
        long second = 0;
        for (int i = 0; i < 8; i++) {
            long[] trade = random(random);
            int place = (int) trade[0];
            boolean provisional = random.nextBoolean();
            if (provisional) {
                held.addProvisional(place, trade[1], trade[2]);
            } else {
                held.settle(place, trade[1], trade[2]);
            }
            BigInteger product = BigInteger.valueOf(trade[1]).multiply(BigInteger.valueOf(trade[2]));
            BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(10_000));
            boolean buy = place % 2 == 0;
            cash = buy ? cash.subtract(parts[0].add(BigInteger.valueOf(parts[1].signum()))) : cash.add(parts[0]);
            first += place / 2 == 0 ? (buy ? trade[2] : -trade[2]) : 0;
            second += place / 2 == 1 ? (buy ? trade[2] : -trade[2]) : 0;
        }
        long fairX2E4 = random.nextInt(20_001);
        BigInteger value = BigInteger.valueOf(first)
                .multiply(BigInteger.valueOf(fairX2E4))
                .add(BigInteger.valueOf(second).multiply(BigInteger.valueOf(20_000 - fairX2E4)));
        BigInteger[] whole = value.divideAndRemainder(BigInteger.valueOf(20_000));
        long floor = whole[0].longValueExact() - (whole[1].signum() < 0 ? 1 : 0);
        assertEquals(first - second, held.inventoryE6(true));
        assertEquals(cash.longValueExact(), held.cashE6(true));
        assertEquals(floor, held.valueE6(fairX2E4, true));
        assertEquals(cash.longValueExact() + floor, held.profitE6(fairX2E4, true));
        assertEquals(held.cashE6(false) + held.costE6(0) + held.costE6(1), held.realisedE6());
        Invariants.checked("position.value-exact", 1);
    }

    /**
     * Trades settle and are all reversed again, in any order: as if nothing had been; the state restores on the way.
     */
    @Property(tries = 10_000)
    void whatIsReversedLeavesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        Position held = new Position();
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long[] trade = random(random);
            int place = (int) trade[0];
            trades.add(new Trade(place, trade[1], trade[2], held.settle(place, trade[1], trade[2])));
            held.addProvisional(place, trade[1], trade[2]);
        }
        Position twin = new Position();
        twin.read(new StateReader(state(held)));
        assertArrayEquals(state(held), state(twin));
        assertFalse(held.isEmpty());
        while (!trades.isEmpty()) {
            Trade trade = trades.remove(random.nextInt(trades.size()));
            twin.unsettle(trade.place, trade.priceE4, trade.sizeE6, trade.basisE6);
            twin.removeProvisional(trade.place, trade.priceE4, trade.sizeE6);
        }
        assertEquals(0, twin.cashE6(true));
        assertEquals(0, twin.settledE6(0) | twin.settledE6(1));
        assertTrue(twin.isEmpty());
        Invariants.checked("position.reversal-exact", 1);
    }

    /** Negative control: a reversal at another price leaves money behind, and is seen. */
    @Test
    void aReversalAtAnotherPriceIsSeen() {
        long basis = position.settle(BUY_FIRST, 5_000, 10 * SHARE);
        position.unsettle(BUY_FIRST, 5_001, 10 * SHARE, basis);
        Figures.put("leftBehindE6", position.cashE6(false));
        assertEquals(1_000, position.cashE6(false));
        assertFalse(position.isEmpty());
    }

    @Test
    void reversalsInTheOppositeOrderRestoreTheCost() {
        position.settle(BUY_FIRST, 4_000, 100 * SHARE);
        byte[] before = state(position);
        long bought = position.settle(BUY_FIRST, 6_000, 33 * SHARE);
        long sold = position.settle(SELL_FIRST, 7_000, 77 * SHARE);
        position.unsettle(SELL_FIRST, 7_000, 77 * SHARE, sold);
        position.unsettle(BUY_FIRST, 6_000, 33 * SHARE, bought);
        assertArrayEquals(before, state(position));
    }

    @Test
    void onlyLookingChangesNoByte() {
        Positions positions = new Positions();
        positions.of(2).settle(BUY_FIRST, 5_000, SHARE);
        StateWriter before = new StateWriter();
        positions.write(before);
        positions.of(9).isEmpty();
        assertEquals(10, positions.count());
        StateWriter after = new StateWriter();
        positions.write(after);
        assertArrayEquals(before.toByteArray(), after.toByteArray());
        Positions twin = new Positions();
        twin.of(4).settle(BUY_FIRST, 5_000, SHARE);
        twin.read(new StateReader(before.toByteArray()));
        assertEquals(SHARE, twin.of(2).settledE6(0));
        assertTrue(twin.of(4).isEmpty());
        byte[] cut = Arrays.copyOf(before.toByteArray(), before.length() - 1);
        assertThrows(StateFormatException.class, () -> twin.read(new StateReader(cut)));
    }
}
