package io.tapemaker.engine.domain.risk;

import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.journal.types.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * In a test: three markets of a neg-risk event and two of their own, random orders, fills, settlements and limits. What
 * is at risk is found by trying everything, and compared with the limits after each event.
 */
final class RiskWorld {

    static final int MARKETS = 5;
    static final int GROUPED = 3;
    private static final int MAX_PENDING = 7;
    private static final long LOT = 10_000;

    /** What is limited, by its place in {@link #measures}. */
    static final List<String> MEASURES =
            List.of("shares", "market notional", "group loss", "group notional", "total notional", "open orders");

    final ExposureBook book;
    final KillSwitch kill = new KillSwitch(false, 1_000);
    final List<Enumeration.Holding> holdings = new ArrayList<>();
    final List<Pending> pending = new ArrayList<>();
    final Random random;
    int placed;
    int refused;
    private final OrderGate gate;
    private final Set<RiskVerdict> ignored;
    private final OrderFacts facts = new OrderFacts();
    private final Room room = new Room();
    private final MarketExposure scratch = new MarketExposure();
    private long[] bounds;
    private long[] measured;

    /** A world whose gate ignores some verdicts, which is a planted fault. */
    RiskWorld(long seed, Set<RiskVerdict> ignored) {
        this.random = new Random(seed);
        this.ignored = ignored.isEmpty() ? EnumSet.noneOf(RiskVerdict.class) : EnumSet.copyOf(ignored);
        this.book = new ExposureBook(ExposureLimits.DEFAULTS);
        this.gate = new OrderGate(book, kill);
        book.group(0, true);
        for (int market = 0; market < MARKETS; market++) {
            boolean firstIsYes = random.nextBoolean();
            holdings.add(Enumeration.Holding.none(firstIsYes));
            book.join(market, market < GROUPED ? 0 : ExposureBook.NO_GROUP, firstIsYes);
        }
        book.limits(limits());
        measured = measures(false);
        bounds = measured.clone();
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Math.max(bounds[i], limit(i));
        }
    }

    private long dollars(int least, int most) {
        return random.nextLong(least, most) * 1_000_000;
    }

    private ExposureLimits limits() {
        return new ExposureLimits(
                new ExposureLimits.PerOrder(dollars(20, 100), dollars(10, 60)),
                new ExposureLimits.PerMarket(dollars(20, 150), dollars(20, 100)),
                new ExposureLimits.PerGroup(dollars(10, 120), dollars(30, 200)),
                new ExposureLimits.Total(dollars(40, 300), random.nextInt(2, 8)));
    }

    /** One random event. Returns what of the limits it broke, or an empty text. */
    String step() {
        switch (random.nextInt(20)) {
            case 0 -> book.limits(limits());
            case 1, 2 -> cancel();
            case 3, 4, 5, 6 -> fill();
            case 7, 8, 9, 10 -> settle();
            default -> place();
        }
        return judge();
    }

    private void place() {
        if (pending.size() + 2 > MAX_PENDING) {
            settle();
            cancel();
            return;
        }
        int market = random.nextInt(MARKETS);
        Regime regime = random.nextInt(4) == 0 ? Regime.REDUCE_ONLY : Regime.WIDE;
        if (random.nextInt(3) == 0) {
            int slot = random.nextInt(2);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            offer(market, regime, slot, side, random.nextLong(1, 10_000), random.nextLong(1, 12_000) * LOT);
        } else {
            placeWithinRoom(market, regime);
        }
    }

    /** Both sides as large as the room allows: the gate must have nothing against either. */
    private void placeWithinRoom(int market, Regime regime) {
        boolean bidBuys = random.nextInt(3) != 0;
        boolean askBuys = random.nextInt(3) != 0;
        book.room(market, book.of(market), regime, bidBuys, askBuys, room);
        int left = room.orders();
        for (int i = 0; i < 2; i++) {
            boolean bid = i == 0;
            boolean buys = bid ? bidBuys : askBuys;
            long priceE4 = random.nextLong(1, 10_000);
            long sizeE6 = buys ? room.buyE6(bid, priceE4) : room.sellE6(bid, priceE4);
            if (sizeE6 > 0 && left-- > 0) {
                int slot = bid == buys ? 0 : 1;
                long ownE4 = slot == 0 ? priceE4 : 10_000 - priceE4;
                RiskVerdict verdict = offer(market, regime, slot, buys ? Side.BUY : Side.SELL, ownE4, sizeE6);
                if (verdict != RiskVerdict.PASSED) {
                    throw new AssertionError("there was room and the gate says " + verdict);
                }
            }
        }
    }

    private RiskVerdict offer(int market, Regime regime, int slot, Side side, long priceE4, long sizeE6) {
        RiskVerdict verdict = gate.check(facts.set(market, regime, slot, side, priceE4, sizeE6));
        if (verdict != RiskVerdict.PASSED && !ignored.contains(verdict)) {
            refused++;
            return verdict;
        }
        placed++;
        pending.add(new Pending(market, slot, side, priceE4, sizeE6, true));
        book.add(market, slot, side, priceE4, sizeE6);
        if (regime.reducesOnly() && Enumeration.sharesE6(holdings.get(market), of(market), towards(slot, side)) > 0) {
            throw new AssertionError("an order that should only reduce may turn the position");
        }
        checkOrderLimits(priceE4, sizeE6);
        return verdict;
    }

    private static int towards(int slot, Side side) {
        return side == Side.BUY ? slot : 1 - slot;
    }

    private void checkOrderLimits(long priceE4, long sizeE6) {
        ExposureLimits.PerOrder order = book.limits().order();
        if (sizeE6 > order.maxSizeE6() || priceE4 * sizeE6 / 10_000 > order.maxNotionalE6()) {
            throw new AssertionError("an order above the limits of one order");
        }
    }

    private void cancel() {
        if (!pending.isEmpty()) {
            Pending item = pending.get(random.nextInt(pending.size()));
            if (item.order) {
                pending.remove(item);
                rebuild(item.market);
            }
        }
    }

    /** A part of an order, or all of it, becomes a provisional fill. */
    private void fill() {
        if (pending.isEmpty()) {
            return;
        }
        Pending item = pending.get(random.nextInt(pending.size()));
        if (!item.order) {
            return;
        }
        long filledE6 = random.nextBoolean() ? item.leftE6 : random.nextLong(1, item.leftE6 / LOT + 1) * LOT;
        item.leftE6 -= filledE6;
        pending.add(new Pending(item.market, item.slot, item.side, item.priceE4, filledE6, false));
        if (item.leftE6 == 0) {
            pending.remove(item);
        }
        rebuild(item.market);
    }

    /** A provisional fill is confirmed, or fails. */
    private void settle() {
        if (pending.isEmpty()) {
            return;
        }
        Pending item = pending.get(random.nextInt(pending.size()));
        if (item.order) {
            return;
        }
        pending.remove(item);
        if (random.nextInt(4) != 0) {
            long[] shares = holdings.get(item.market).sharesE6();
            long[] cost = holdings.get(item.market).costE6();
            if (item.side == Side.BUY) {
                shares[item.slot] += item.leftE6;
                cost[item.slot] += item.notionalE6();
            } else {
                if (item.leftE6 > shares[item.slot]) {
                    throw new AssertionError("sold what was not held");
                }
                cost[item.slot] -= cost[item.slot] * item.leftE6 / shares[item.slot];
                shares[item.slot] -= item.leftE6;
            }
        }
        rebuild(item.market);
    }

    private void rebuild(int market) {
        scratch.clear();
        for (int slot = 0; slot < 2; slot++) {
            scratch.held(
                    slot,
                    holdings.get(market).sharesE6()[slot],
                    holdings.get(market).costE6()[slot]);
        }
        for (Pending item : of(market)) {
            if (item.order) {
                scratch.order(item.slot, item.side, item.priceE4, item.leftE6);
            } else {
                scratch.provisional(item.slot, item.side, item.priceE4, item.leftE6);
            }
        }
        book.set(market, scratch);
    }

    private List<Pending> of(int market) {
        return pending.stream().filter(p -> p.market == market).toList();
    }

    /** After each event nothing is beyond its limit, or beyond where it was when the limit was lowered. */
    private String judge() {
        long[] now = measures(false);
        measured = now;
        String broken = "";
        for (int i = 0; i < now.length; i++) {
            long limit = limit(i);
            if (now[i] > Math.max(limit, bounds[i])) {
                broken = MEASURES.get(kind(i)) + " is " + now[i] + ", limit " + limit + ", before " + bounds[i];
            }
            bounds[i] = Math.max(now[i], limit);
        }
        return broken;
    }

    /** The measures after the last event. */
    long[] measured() {
        return measured.clone();
    }

    /** Shares of each market both ways, notional of each, loss and notional of each group, total, number of orders. */
    long[] measures(boolean profitOfSales) {
        long[] values = new long[3 * MARKETS + 2 * groups() + 2];
        int at = 0;
        for (int market = 0; market < MARKETS; market++) {
            values[at++] = Enumeration.sharesE6(holdings.get(market), of(market), 0);
            values[at++] = Enumeration.sharesE6(holdings.get(market), of(market), 1);
        }
        for (int market = 0; market < MARKETS; market++) {
            values[at++] = notional(market);
        }
        values[at++] = loss(0, GROUPED, profitOfSales);
        for (int market = GROUPED; market < MARKETS; market++) {
            values[at++] = loss(market, market + 1, profitOfSales);
        }
        long grouped = 0;
        long total = 0;
        for (int market = 0; market < MARKETS; market++) {
            total += notional(market);
            grouped = market < GROUPED ? total : grouped;
        }
        values[at++] = grouped;
        for (int market = GROUPED; market < MARKETS; market++) {
            values[at++] = notional(market);
        }
        values[at++] = total;
        values[at] = pending.stream().filter(p -> p.order).count();
        return values;
    }

    private static int groups() {
        return 1 + MARKETS - GROUPED;
    }

    private static int kind(int place) {
        int[] ends = {
            2 * MARKETS, 3 * MARKETS, 3 * MARKETS + groups(), 3 * MARKETS + 2 * groups(), 3 * MARKETS + 2 * groups() + 1
        };
        int found = Arrays.binarySearch(ends, place);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private long limit(int place) {
        ExposureLimits limits = book.limits();
        return switch (kind(place)) {
            case 0 -> limits.market().maxSharesE6();
            case 1 -> limits.market().maxNotionalE6();
            case 2 -> limits.group().maxLossE6();
            case 3 -> limits.group().maxNotionalE6();
            case 4 -> limits.total().maxNotionalE6();
            default -> limits.total().maxOpenOrders();
        };
    }

    private long notional(int market) {
        long[] cost = holdings.get(market).costE6();
        return cost[0]
                + cost[1]
                + of(market).stream()
                        .filter(p -> p.side == Side.BUY)
                        .mapToLong(Pending::notionalE6)
                        .sum();
    }

    private long loss(int from, int to, boolean profitOfSales) {
        List<Pending> theirs = new ArrayList<>();
        for (Pending p : pending) {
            if (p.market >= from && p.market < to) {
                theirs.add(new Pending(p.market - from, p.slot, p.side, p.priceE4, p.leftE6, p.order));
            }
        }
        return Enumeration.negRiskLossE6(holdings.subList(from, to), theirs, profitOfSales);
    }

    /** What the book under test makes of the same, in the same order. */
    long[] booked() {
        long[] values = new long[3 * MARKETS + 2 * groups() + 2];
        int at = 0;
        for (int market = 0; market < MARKETS; market++) {
            values[at++] = book.of(market).upSharesE6();
            values[at++] = book.of(market).downSharesE6();
        }
        for (int market = 0; market < MARKETS; market++) {
            values[at++] = book.of(market).notionalE6();
        }
        for (int market = GROUPED - 1; market < MARKETS; market++) {
            values[at++] = book.groupLossE6(market);
        }
        for (int market = GROUPED - 1; market < MARKETS; market++) {
            values[at++] = book.groupNotionalE6(market);
        }
        values[at++] = book.notionalE6();
        values[at] = book.openOrders();
        return values;
    }
}
