package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.BookSide;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.book.SyncCause;
import io.tapemaker.engine.domain.v1.orders.OrderCommands;
import io.tapemaker.engine.domain.v1.orders.OrderDiff;
import io.tapemaker.engine.domain.v1.orders.OrderTable;
import io.tapemaker.engine.domain.v1.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteCause;
import io.tapemaker.engine.domain.v1.quoting.QuoteDecision;
import io.tapemaker.engine.domain.v1.quoting.QuoteInputs;
import io.tapemaker.engine.domain.v1.settings.QuotingRules;

/** One decision for one market: gathers its inputs, decides, and sends the difference to the orders believed live. */
final class BandDecisions {

    private final QuoteDecision decision;
    private final DecisionListener listener;
    private final OrderTable orders;
    private final OrderDiff diff;
    private final EngineCounters counters;
    private final QuoteInputs inputs = new QuoteInputs();
    private final DesiredQuotes desired = new DesiredQuotes();

    BandDecisions(
            QuoteDecision decision,
            DecisionListener listener,
            OrderTable orders,
            OrderCommands commands,
            EngineCounters counters) {
        this.decision = decision;
        this.listener = listener;
        this.orders = orders;
        this.diff = new OrderDiff(orders, commands);
        this.counters = counters;
    }

    /**
     * Decides. Returns whether an edit was held back and has to be looked at again. Inside a burst the books are half
     * of what they will be, so nothing but taking quotes away is decided then; the market comes again when its burst
     * is over.
     */
    boolean decide(Market market, QuotingRules rules, boolean paused, int epoch, long nowNs) {
        fill(market, rules, paused);
        if (market.isBurstOpen() && inputs.gate == QuoteCause.QUOTED) {
            return false;
        }
        decision.decide(inputs, desired);
        counters.add(EngineCounter.DECISIONS);
        listener.onBandDecision(market, inputs, desired);
        boolean heldBack = false;
        for (int token = 0; token < Market.MAX_ASSETS; token++) {
            OrderBook book = market.book(token);
            if (book != null) {
                heldBack |= diff.apply(token, book.index(), desired, inputs, epoch, nowNs);
            }
        }
        if (heldBack) {
            counters.add(EngineCounter.EDITS_HELD_BACK);
        }
        return heldBack;
    }

    private void fill(Market market, QuotingRules rules, boolean paused) {
        inputs.rules = rules;
        inputs.tick = market.tickSize();
        inputs.minOrderSizeE6 = market.minOrderSizeE6();
        inputs.gate = gate(market, rules, paused);
        OrderBook first = market.book(0);
        inputs.secondToken = market.book(1) != null;
        if (first == null) {
            inputs.bidE4 = 0;
            inputs.askE4 = 0;
            inputs.adjustedBidE4 = 0;
            inputs.adjustedAskE4 = 0;
            return;
        }
        inputs.bidE4 = first.bestBidE4();
        inputs.askE4 = first.bestAskE4();
        inputs.adjustedBidE4 = bestOfSize(first.bids(), rules.minSizeE6());
        inputs.adjustedAskE4 = bestOfSize(first.asks(), rules.minSizeE6());
    }

    private QuoteCause gate(Market market, QuotingRules rules, boolean paused) {
        if (!rules.enabled()) {
            return QuoteCause.DISABLED;
        }
        if (paused) {
            return QuoteCause.PAUSED;
        }
        if (orders.cancellingAll()) {
            return QuoteCause.CANCELLING_ALL;
        }
        if (market.resolved()) {
            return QuoteCause.RESOLVED;
        }
        return gateOfBooks(market);
    }

    private static QuoteCause gateOfBooks(Market market) {
        boolean seen = false;
        for (int token = 0; token < Market.MAX_ASSETS; token++) {
            OrderBook book = market.book(token);
            if (book != null && !book.inSync()) {
                return book.cause() == SyncCause.TICK_SIZE_CHANGED
                        ? QuoteCause.NO_TICK_SIZE
                        : QuoteCause.BOOK_NOT_IN_SYNC;
            }
            seen |= book != null;
        }
        return seen ? QuoteCause.QUOTED : QuoteCause.BOOK_NOT_IN_SYNC;
    }

    /**
     * Best price among levels of at least this size, as the venue's size-cutoff-adjusted midpoint wants it; 0 for none.
     */
    private static long bestOfSize(BookSide side, long sizeE6) {
        for (int i = 0; i < side.count(); i++) {
            if (side.sizeE6(i) >= sizeE6) {
                return side.priceE4(i);
            }
        }
        return 0;
    }
}
