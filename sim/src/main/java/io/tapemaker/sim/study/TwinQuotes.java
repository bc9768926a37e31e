package io.tapemaker.sim.study;

import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.quoting.QuoteInputs;
import io.tapemaker.engine.domain.quoting.QuoteSearch;
import io.tapemaker.engine.domain.quoting.SideInputs;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.settings.MarketTerms;
import io.tapemaker.engine.domain.signals.MarketSignals;
import io.tapemaker.journal.types.Side;

/**
 * Follows the optimum of the search at every change of a book, with the same settings and signals as the engine has,
 * but without regimes, dead band, intervals or budget. Looked at without ages it is the ideal, which nobody can reach;
 * with ages it is the naive quoter that requotes on each change.
 */
public final class TwinQuotes {

    private final MarketTerms terms;
    private final long latencyNs;
    private final long maxNotionalE6;
    private final MarketSignals signals;
    private final QuoteSearch search = new QuoteSearch();
    private final QuoteInputs inputs = new QuoteInputs();
    private final DesiredQuotes wanted = new DesiredQuotes();
    private final DesiredQuotes standing = new DesiredQuotes();
    private final long[] restsSinceNs = new long[DesiredQuotes.PLACES];
    private long calls;
    private long changes;

    /** A twin that quotes nothing yet. */
    public TwinQuotes(DecisionSettings settings, long minOrderSizeE6, long latencyNs) {
        this.terms = settings.terms();
        this.latencyNs = latencyNs;
        this.maxNotionalE6 = settings.risk().exposure().order().maxNotionalE6();
        this.signals = new MarketSignals(settings.signals());
        inputs.terms = terms.rewards();
        inputs.settings = terms.quoting();
        inputs.minOrderSizeE6 = minOrderSizeE6;
    }

    /** A book, complete. */
    public void onBook(StudyMarket market, long nowNs) {
        copy(market.bids, true);
        copy(market.asks, false);
        signals.onBook(inputs.bids, inputs.asks, terms.rewards().minSizeE6(), nowNs);
        inputs.tick = market.tick();
        inputs.volatilityE4 = signals.lastingVolatilityE4();
        side(inputs.bid, Side.SELL);
        side(inputs.ask, Side.BUY);
        search.computeDesiredQuotes(inputs, wanted);
        follow(nowNs);
    }

    private void copy(Levels from, boolean isBid) {
        (isBid ? inputs.bids : inputs.asks).copy(from);
    }

    private void side(SideInputs side, Side taker) {
        side.allowed = true;
        side.roomSharesE6 = terms.quoting().largestOrderE6();
        side.roomNotionalE6 = maxNotionalE6;
        side.tradesPerSecond = signals.tradesPerSecond(taker);
        side.meanTradeShares = signals.meanTradeSizeE6(taker) / 1_000_000;
        side.adverseMoveE4 = signals.adverseMoveE4(taker);
        signals.stepLoss(taker, side.steps);
    }

    private void follow(long nowNs) {
        long before = calls;
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            boolean isSame =
                    wanted.priceE4(place) == standing.priceE4(place) && wanted.sizeE6(place) == standing.sizeE6(place);
            if (!isSame) {
                calls += (standing.wants(place) ? 1 : 0) + (wanted.wants(place) ? 1 : 0);
                standing.want(place, wanted.priceE4(place), wanted.sizeE6(place));
                restsSinceNs[place] = nowNs + latencyNs;
            }
        }
        changes += calls == before ? 0 : 1;
    }

    /** Adds the orders that rest, as old as they are. */
    public void addAged(ShareMeter meter, long nowNs) {
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            if (nowNs >= restsSinceNs[place]) {
                add(meter, place, nowNs - restsSinceNs[place]);
            }
        }
    }

    /** Adds the orders as if age were for free. */
    public void addFree(ShareMeter meter) {
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            add(meter, place, Long.MAX_VALUE);
        }
    }

    private void add(ShareMeter meter, int place, long ageNs) {
        if (standing.wants(place)) {
            meter.add(
                    DesiredQuotes.slot(place),
                    DesiredQuotes.side(place),
                    standing.priceE4(place),
                    standing.sizeE6(place),
                    ageNs);
        }
    }

    /** Places and cancels so far. */
    public long calls() {
        return calls;
    }

    /** Books at which something was changed. */
    public long changes() {
        return changes;
    }
}
