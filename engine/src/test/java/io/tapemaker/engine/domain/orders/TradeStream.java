package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.position.Position;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Orders, answers and trade reports in any order, with repetitions, and beside the product a plain account of what was
 * reported: for each trade and order the statuses in the order of their first report.
 */
final class TradeStream {

    /** Faults that the checks must find. */
    enum Planted {
        NONE,
        FAILED_SWALLOWED,
        REPETITION_COUNTED,
        MINED_TAKEN_FOR_CONFIRMED,
        DOUBT_TAKEN_FOR_GONE,
        FAILED_AFTER_CONFIRMED_IGNORED
    }

    record Key(long trade, long order) {}

    record Part(int market, int place, long priceE4, long shares, List<TradeStatus> seen) {

        /** The last word: the latest final status, else provisional. */
        TradeStatus last() {
            TradeStatus last = TradeStatus.MATCHED;
            for (TradeStatus status : seen) {
                last = status.isProvisional() ? last : status;
            }
            return last;
        }
    }

    private static final int MARKETS = 2;
    private static final OrderAnswer[] ANSWERS = OrderAnswer.values();
    private static final TradeStatus[] STATUSES = TradeStatus.values();

    final OrderWorld world;
    final Map<Key, Part> account = new LinkedHashMap<>();

    /** Orders of which nothing was heard since their outcome became unknown. */
    final Set<Long> doubtful = new HashSet<>();

    final Random random;
    private final Planted planted;
    long checks;

    TradeStream(OrderWorld world, long seed, Planted planted) {
        this.world = world;
        this.random = new Random(seed);
        this.planted = planted;
    }

    void step() {
        world.nowNs += random.nextInt(1_000);
        switch (random.nextInt(8)) {
            case 0 -> openOne();
            case 1, 2 -> answerOne();
            default -> tradeOne();
        }
    }

    private void openOne() {
        if (world.table.openCount() < 5) {
            int place = random.nextInt(DesiredQuotes.PLACES);
            long priceE4 = 100L * (1 + random.nextInt(99));
            world.table.open(random.nextInt(MARKETS), place, priceE4, shares(30), 0, 0, world.nowNs);
        }
    }

    private static long shares(long count) {
        return count * OrderWorld.SHARE;
    }

    private long someOrder() {
        return 1L + random.nextInt((int) world.table.lastNumber() + 1);
    }

    private void answerOne() {
        long number = someOrder();
        OwnOrder order = world.table.find(number);
        if (order != null && order.isOpen() && random.nextInt(4) == 0) {
            if (order.state() != OrderState.PENDING_CANCEL) {
                world.table.cancelSent(order, world.nowNs);
            }
            return;
        }
        OrderAnswer answer = ANSWERS[random.nextInt(ANSWERS.length)];
        if (order != null && order.isOpen() && answer == OrderAnswer.UNKNOWN) {
            doubtful.add(number);
        } else {
            doubtful.remove(number);
        }
        world.answer(answer, number);
        if (planted == Planted.DOUBT_TAKEN_FOR_GONE && answer == OrderAnswer.UNKNOWN) {
            world.answer(OrderAnswer.FOUND_ABSENT, number);
        }
    }

    private void tradeOne() {
        Key key = new Key(random.nextInt(6), someOrder());
        OwnOrder order = world.table.find(key.order);
        if (order == null) {
            world.trade(key.trade, key.order, 1, TradeStatus.MATCHED);
            return;
        }
        TradeStatus status = STATUSES[random.nextInt(STATUSES.length)];
        Part part = account.computeIfAbsent(
                key,
                k -> new Part(
                        order.market(), order.place(), order.priceE4(), 1 + random.nextInt(9), new ArrayList<>()));
        boolean first = !part.seen.contains(status);
        if (first) {
            part.seen.add(status);
        }
        report(key, part, status, first);
    }

    private void report(Key key, Part part, TradeStatus status, boolean first) {
        boolean wasConfirmed = part.seen.contains(TradeStatus.CONFIRMED);
        if (planted == Planted.FAILED_SWALLOWED && status == TradeStatus.FAILED
                || planted == Planted.FAILED_AFTER_CONFIRMED_IGNORED && status == TradeStatus.FAILED && wasConfirmed) {
            return;
        }
        long id = planted == Planted.REPETITION_COUNTED && !first ? key.trade + 1_000 + checks : key.trade;
        boolean early = planted == Planted.MINED_TAKEN_FOR_CONFIRMED && status == TradeStatus.MINED;
        world.trade(id, key.order, part.shares, early ? TradeStatus.CONFIRMED : status);
    }

    /** Compares product and account; the empty text if they agree. */
    String difference() {
        for (int market = 0; market < MARKETS; market++) {
            Position position = world.positions.of(market);
            String found = shares(market, position) + money(market, position) + worst(market, position);
            if (!found.isEmpty()) {
                return "market " + market + ": " + found;
            }
            checks++;
        }
        return filled();
    }

    private String shares(int market, Position position) {
        long[] settled = new long[2];
        long[] provisional = new long[DesiredQuotes.PLACES];
        for (Part part : account.values()) {
            if (part.market == market) {
                TradeStatus last = part.last();
                int sign = DesiredQuotes.side(part.place) == Side.BUY ? 1 : -1;
                settled[part.place / 2] += last == TradeStatus.CONFIRMED ? sign * shares(part.shares) : 0;
                provisional[part.place] += last.isProvisional() ? shares(part.shares) : 0;
            }
        }
        String found = "";
        for (int slot = 0; slot < 2; slot++) {
            found += settled[slot] == position.settledE6(slot) ? "" : "settled of slot " + slot + "; ";
        }
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            found += provisional[place] == position.provisionalE6(place) ? "" : "provisional in " + place + "; ";
        }
        return found;
    }

    private String money(int market, Position position) {
        BigDecimal settled = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        for (Part part : account.values()) {
            if (part.market == market && part.last() != TradeStatus.FAILED) {
                BigDecimal cash = new BigDecimal(BigInteger.valueOf(part.priceE4), 4)
                        .multiply(BigDecimal.valueOf(part.shares))
                        .multiply(BigDecimal.valueOf(DesiredQuotes.side(part.place) == Side.BUY ? -1 : 1));
                all = all.add(cash);
                settled = part.last() == TradeStatus.CONFIRMED ? settled.add(cash) : settled;
            }
        }
        return e6(settled) == position.cashE6(false) && e6(all) == position.cashE6(true) ? "" : "money; ";
    }

    private static long e6(BigDecimal dollars) {
        return dollars.movePointRight(6).setScale(0, RoundingMode.UNNECESSARY).longValueExact();
    }

    /** Tries every world: each provisional fill kept or reversed, each open order filled or not. */
    private String worst(int market, Position position) {
        List<Long> ways = new ArrayList<>();
        for (Part part : account.values()) {
            if (part.market == market && part.last().isProvisional()) {
                ways.add(signed(part.place, shares(part.shares)));
            }
        }
        for (long number = 1; number <= world.table.lastNumber(); number++) {
            OwnOrder order = world.order(number);
            // A filled order does not come back, not even if its trade fails.
            boolean mayFill = order.isOpen() || doubtful.contains(number) && order.cause() != DoneCause.FILLED;
            if (order.market() == market && mayFill) {
                ways.add(signed(order.place(), Math.max(0, order.sizeE6() - filled(order))));
            }
        }
        TreeMap<Long, Integer> worlds = new TreeMap<>(Map.of(position.inventoryE6(false), 1));
        for (long way : ways) {
            TreeMap<Long, Integer> next = new TreeMap<>(worlds);
            worlds.forEach((net, count) -> next.merge(net + way, count, Integer::sum));
            worlds = next;
        }
        long up = position.upE6(world.table.openE6(market, Direction.UP));
        long down = position.downE6(world.table.openE6(market, Direction.DOWN));
        return (worlds.lastKey() == up ? "" : "worst up " + up + " not " + worlds.lastKey() + "; ")
                + (worlds.firstKey() == down ? "" : "worst down " + down + " not " + worlds.firstKey() + "; ");
    }

    private static long signed(int place, long sizeE6) {
        return Direction.ofPlace(place) == Direction.UP ? sizeE6 : -sizeE6;
    }

    private long filled(OwnOrder order) {
        long sum = 0;
        for (Map.Entry<Key, Part> entry : account.entrySet()) {
            if (entry.getKey().order == order.number() && entry.getValue().last() != TradeStatus.FAILED) {
                sum += shares(entry.getValue().shares);
            }
        }
        return sum;
    }

    private String filled() {
        for (long number = 1; number <= world.table.lastNumber(); number++) {
            OwnOrder order = world.order(number);
            if (order.filledE6() != filled(order) || order.priceE4() >= Price.ONE_E4) {
                return "filled of order " + number;
            }
        }
        return "";
    }
}
