package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.position.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A venue with the truth about our orders and a way to it that loses, delays, repeats and reorders. What is unknown is
 * looked up later; a place may arrive after a look-up has shown that it is not there.
 */
final class HostileVenue {

    /** An order as the venue has it. */
    private static final class Truth {
        private final long number;
        private long leftE6;
        private boolean rests;
        private boolean onItsWay;

        Truth(OwnOrder order) {
            this.number = order.number();
            this.leftE6 = order.sizeE6();
        }
    }

    /** A trade as the chain has it. */
    private static final class Trade {
        private final long id;
        private final long number;
        private final long shares;
        private boolean happened;
        private boolean isFinal;

        Trade(long id, long number, long shares) {
            this.id = id;
            this.number = number;
            this.shares = shares;
        }
    }

    private final OrderWorld world;
    private final Random random;
    private final Map<Long, Truth> truths = new TreeMap<>();
    private final List<Trade> trades = new ArrayList<>();
    private final List<Runnable> messages = new ArrayList<>();
    boolean faults = true;

    HostileVenue(OrderWorld world, Random random) {
        this.world = world;
        this.random = random;
    }

    /** Takes the commands of a look. */
    void takeCommands() {
        for (long number : world.placed) {
            Truth truth = new Truth(world.order(number));
            truths.put(number, truth);
            place(truth, chance(5), chance(5));
        }
        for (long number : world.cancelled) {
            cancel(truth(number), chance(5), chance(5));
        }
        world.placed.clear();
        world.cancelled.clear();
    }

    private Truth truth(long number) {
        Truth truth = truths.get(number);
        if (truth == null) {
            throw new IllegalStateException("cancel of an order that never came: " + number);
        }
        return truth;
    }

    private boolean chance(int oneOf) {
        return faults && random.nextInt(oneOf) == 0;
    }

    private void place(Truth truth, boolean late, boolean unknown) {
        if (late) {
            truth.onItsWay = true;
            answer(OrderAnswer.UNKNOWN, truth.number);
        } else if (chance(6)) {
            answer(OrderAnswer.REJECTED, truth.number);
        } else {
            truth.rests = true;
            answer(unknown ? OrderAnswer.UNKNOWN : OrderAnswer.ACCEPTED, truth.number);
        }
    }

    private void cancel(Truth truth, boolean lost, boolean unknown) {
        if (!lost && truth.rests) {
            truth.rests = false;
            answer(unknown ? OrderAnswer.UNKNOWN : OrderAnswer.CANCELLED, truth.number);
        } else {
            // "Already cancelled or matched" says neither which, so it is looked up.
            answer(truth.onItsWay && !lost ? OrderAnswer.CANCEL_REFUSED : OrderAnswer.UNKNOWN, truth.number);
        }
    }

    private void answer(OrderAnswer answer, long number) {
        send(() -> world.answer(answer, number));
    }

    private void send(Runnable message) {
        messages.add(message);
        if (chance(6)) {
            messages.add(message);
        }
    }

    /** Lets things happen: arrivals, matches, the chain, look-ups; then delivers some messages. */
    void step() {
        for (Truth truth : truths.values()) {
            if (truth.onItsWay && (!faults || chance(4))) {
                truth.onItsWay = false;
                truth.rests = true;
                answer(OrderAnswer.ACCEPTED, truth.number);
            }
            if (truth.rests && chance(8)) {
                match(truth);
            }
        }
        for (Trade trade : trades) {
            if (!trade.isFinal && (!faults || chance(4))) {
                trade.isFinal = true;
                trade.happened = !chance(3);
                report(trade, trade.happened ? TradeStatus.CONFIRMED : TradeStatus.FAILED);
            }
        }
        while (!messages.isEmpty() && !chance(3)) {
            messages.remove(faults ? random.nextInt(messages.size()) : 0).run();
        }
        truths.values().forEach(this::lookUp);
    }

    private void match(Truth truth) {
        long left = truth.leftE6 / OrderWorld.SHARE;
        long shares = chance(3) ? left : 1L + random.nextInt((int) left);
        truth.leftE6 -= shares * OrderWorld.SHARE;
        truth.rests = truth.leftE6 > 0;
        Trade trade = new Trade(trades.size(), truth.number, shares);
        trades.add(trade);
        report(trade, TradeStatus.MATCHED);
    }

    private void report(Trade trade, TradeStatus status) {
        send(() -> world.trade(trade.id, trade.number, trade.shares, status));
    }

    /** What is in doubt is looked up, once all that was said of it has arrived. */
    private void lookUp(Truth truth) {
        OwnOrder order = world.order(truth.number);
        if (order.state() == OrderState.IN_DOUBT && messages.isEmpty() && (!faults || chance(3))) {
            world.answer(truth.rests ? OrderAnswer.FOUND_LIVE : OrderAnswer.FOUND_ABSENT, truth.number);
        }
    }

    /** Orders that rest without being counted as exposure although nothing about them is on its way to us. */
    String unseen() {
        for (Truth truth : truths.values()) {
            OwnOrder order = world.order(truth.number);
            if (messages.isEmpty() && truth.rests && !order.isOpen()) {
                return "order " + truth.number + " rests and is " + order.state() + " " + order.cause();
            }
        }
        return "";
    }

    /** Shares that the chain has given us, first less second token. */
    long inventoryE6() {
        long sum = 0;
        for (Trade trade : trades) {
            if (trade.happened) {
                boolean up = world.order(trade.number).direction() == Direction.UP;
                sum += (up ? 1 : -1) * trade.shares * OrderWorld.SHARE;
            }
        }
        return sum;
    }

    int tradeCount() {
        return trades.size();
    }
}
