package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Side;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can happen to the signals of a market, as values, and what can be read from them. */
sealed interface SignalEvent {

    long timeNs();

    void applyTo(MarketSignals signals);

    record Book(long timeNs, LevelArray bids, LevelArray asks, LevelArray othersBids, LevelArray othersAsks, long minE6)
            implements SignalEvent {
        @Override
        public void applyTo(MarketSignals signals) {
            signals.onBook(bids, asks, othersBids, othersAsks, minE6, timeNs);
        }
    }

    record Print(long timeNs, Side taker, long priceE4, long sizeE6) implements SignalEvent {
        @Override
        public void applyTo(MarketSignals signals) {
            signals.onPrint(taker, priceE4, sizeE6, timeNs);
        }
    }

    record Fill(long timeNs, long id, Side side, long priceE4, long sizeE6) implements SignalEvent {
        @Override
        public void applyTo(MarketSignals signals) {
            signals.onOwnFill(id, side, priceE4, sizeE6, timeNs);
        }
    }

    record Reversal(long timeNs, long id) implements SignalEvent {
        @Override
        public void applyTo(MarketSignals signals) {
            signals.onOwnFillReversed(id, timeNs);
        }
    }

    record Tick(long timeNs) implements SignalEvent {
        @Override
        public void applyTo(MarketSignals signals) {
            signals.onTick(timeNs);
        }
    }

    /** A side of a book: price, size, price, size, best first, in E4 and in whole shares. */
    static LevelArray levels(long... pricesAndShares) {
        LevelArray side = new LevelArray();
        for (int i = 0; i < pricesAndShares.length; i += 2) {
            side.add(pricesAndShares[i], pricesAndShares[i + 1] * 1_000_000);
        }
        return side;
    }

    static MarketSignals run(SignalSettings settings, List<SignalEvent> events) {
        MarketSignals signals = new MarketSignals(settings);
        events.forEach(event -> event.applyTo(signals));
        return signals;
    }

    static byte[] stateOf(MarketSignals signals) {
        StateWriter out = new StateWriter();
        signals.write(out);
        return out.toByteArray();
    }

    static MarketSignals restored(SignalSettings settings, byte[] state) {
        MarketSignals signals = new MarketSignals(settings);
        StateReader in = new StateReader(state);
        signals.read(in);
        in.finish();
        return signals;
    }

    /** Everything that can be read, by name. */
    static Map<String, Number> outputs(MarketSignals signals) {
        Map<String, Number> all = new TreeMap<>();
        all.put("bestBid", signals.bestBidE4());
        all.put("bestAsk", signals.bestAskE4());
        all.put("fair", signals.fairValueX2E4());
        all.put("lastFair", signals.lastFairValueX2E4());
        all.put("microprice", signals.micropriceE4());
        all.put("volatility", signals.volatilityE4());
        all.put("lasting", signals.lastingVolatilityE4());
        all.put("jumpUntil", signals.jumpUntilNs());
        all.put("lastBook", signals.lastBookNs());
        all.put("lastEvent", signals.lastEventNs());
        all.put("pendingPrints", (long) signals.pendingPrints());
        all.put("rememberedFills", (long) signals.rememberedFills());
        for (Side side : Side.values()) {
            all.put("rate." + side, signals.tradesPerSecond(side));
            all.put("size." + side, signals.meanTradeSizeE6(side));
            all.put("depth." + side, signals.nearDepthE6(side));
            all.put("sweepUntil." + side, signals.sweepUntilNs(side));
            all.put("adverse." + side, signals.adverseMoveE4(side));
            StepLoss steps = new StepLoss();
            signals.stepLoss(side, steps);
            all.put("steps." + side + ".at", steps.e4PerDay(0));
            all.put("steps." + side + ".near", steps.e4PerDay(60));
            all.put("steps." + side + ".far", steps.e4PerDay(250));
        }
        for (int horizon = 0; horizon < 2; horizon++) {
            all.put("cost." + horizon, signals.ownMarkoutCostE6(horizon));
        }
        for (SignalCounter counter : SignalCounter.values()) {
            all.put("count." + counter, signals.count(counter));
        }
        return all;
    }
}
