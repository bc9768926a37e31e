package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/**
 * What is known about fair value and toxicity of one market. Called by the engine's logic, on the engine thread, with
 * event times that never fall; everything is in the first token's prices. Each event costs amortised constant time
 * (an own fill besides looks through the remembered ones) and allocates nothing; memory is fixed at the start.
 *
 * <p>Estimates are as of the last event, and reading them changes nothing. Every event first settles what became due
 * before it with the fair value that was in force until then, and only then takes its own news over.
 */
public final class MarketSignals {

    /** Shorter horizon of the markouts. */
    public static final int SHORT_HORIZON = 0;

    /** Longer horizon of the markouts. */
    public static final int LONG_HORIZON = 1;

    private static final int SIDES = 2;

    private final SignalSettings settings;
    private final SignalCounters counters = new SignalCounters();
    private final FairValue fair = new FairValue();
    private final Volatility volatility;
    private final Volatility lastingVolatility;
    private final StepMoves steps;
    private final SettledValue settled;
    private final JumpDetector jumps;
    private final Alarm jump;

    /** By the code of the taker's side: a seller eats the bids. */
    private final TakerFlow[] flows = new TakerFlow[SIDES];

    private final NearDepth[] depths = new NearDepth[SIDES];
    private final Alarm[] sweeps = new Alarm[SIDES];
    private final PrintMarkouts prints;
    private final OwnFillMarkouts ownFills;
    private boolean started;
    private long startNs;
    private long lastEventNs;
    private long lastBookNs;

    /** Signals of a market of which nothing was seen. */
    public MarketSignals(SignalSettings settings) {
        this.settings = settings;
        volatility = new Volatility(settings.volatility());
        lastingVolatility = new Volatility(settings.lastingVolatility());
        steps = new StepMoves(settings.steps());
        settled = new SettledValue(settings.steps());
        jumps = new JumpDetector(settings.jump());
        jump = new Alarm(settings.jump().holdNs());
        SignalSettings.Sweep sweep = settings.sweep();
        for (int side = 0; side < SIDES; side++) {
            flows[side] = new TakerFlow(settings.flow(), sweep.burstGapNs());
            depths[side] = new NearDepth(sweep.collapse(), side == Side.SELL.code() ? 1 : -1);
            sweeps[side] = new Alarm(sweep.holdNs());
        }
        prints = new PrintMarkouts(settings.markout(), counters);
        ownFills = new OwnFillMarkouts(settings.ownFills(), settings.markout(), counters);
    }

    /** As {@link #onBook(Levels, Levels, Levels, Levels, long, long)}, for a book in which nothing is ours. */
    public void onBook(Levels bids, Levels asks, long minSizeE6, long nowNs) {
        onBook(bids, asks, bids, asks, minSizeE6, nowNs);
    }

    /**
     * A settled book of the first token.
     *
     * @param bids the public bids; the fair value is the venue's, so ours are among them
     * @param asks the public asks
     * @param othersBids the bids less our own orders: a cancellation of ours is no collapse of the depth
     * @param othersAsks the asks less our own orders
     * @param minSizeE6 least size of a level that counts for the midpoint
     * @param nowNs event time
     * @throws IllegalArgumentException if time went back, as every event does
     */
    public void onBook(Levels bids, Levels asks, Levels othersBids, Levels othersAsks, long minSizeE6, long nowNs) {
        advance(nowNs);
        lastBookNs = nowNs;
        long beforeX2E4 = fair.markX2E4();
        if (fair.onBook(bids, asks, minSizeE6, nowNs)) {
            if (beforeX2E4 == 0) {
                volatility.start(fair.markX2E4(), nowNs);
                lastingVolatility.start(fair.markX2E4(), nowNs);
                steps.start(fair.markX2E4(), nowNs);
                settled.start(fair.markX2E4(), nowNs);
            } else {
                jumps.replaced(beforeX2E4, nowNs);
            }
        }
        if (fair.fairX2E4() != 0 && jumps.isJump(fair.fairX2E4(), nowNs)) {
            raise(jump, SignalCounter.JUMPS);
        }
        if (depths[Side.SELL.code()].onBook(othersBids, minSizeE6, nowNs)) {
            raise(sweeps[Side.SELL.code()], SignalCounter.DEPTH_COLLAPSES);
        }
        if (depths[Side.BUY.code()].onBook(othersAsks, minSizeE6, nowNs)) {
            raise(sweeps[Side.BUY.code()], SignalCounter.DEPTH_COLLAPSES);
        }
    }

    /**
     * A trade that the venue reported, in the first token's terms: a purchase of the second token at p is a sale of
     * the first at 1 - p. One without a price or size that can be is counted and ignored, for it comes from outside.
     */
    public void onPrint(Side taker, long priceE4, long sizeE6, long nowNs) {
        advance(nowNs);
        if (!Price.isValid(priceE4) || sizeE6 <= 0) {
            counters.add(SignalCounter.PRINTS_REFUSED);
            return;
        }
        long eatenE6 = Math.min(sizeE6, SignalSettings.MAX_SIZE_E6);
        if (flows[taker.code()].onPrint(eatenE6, nowNs) > settings.sweep().moreThanE6()) {
            raise(sweeps[taker.code()], SignalCounter.PRINT_SWEEPS);
        }
        long baseX2E4 = fair.markAtX2E4(nowNs - settings.markout().printLagNs());
        if (baseX2E4 == 0) {
            counters.add(SignalCounter.PRINTS_WITHOUT_FAIR);
        } else {
            prints.add(taker, eatenE6, baseX2E4, fair.markX2E4(), nowNs);
        }
    }

    /**
     * A fill of ours, provisional or not.
     *
     * @param fillId what {@link #onOwnFillReversed} will call it, unlike that of any other remembered fill
     * @param ourSide BUY for one of our bids, a sale of the second token included
     * @return false if the fill is known already, in which case nothing changes
     * @throws IllegalArgumentException for a fill without a price or size that can be
     */
    public boolean onOwnFill(long fillId, Side ourSide, long priceE4, long sizeE6, long nowNs) {
        if (!Price.isValid(priceE4) || sizeE6 <= 0 || sizeE6 > SignalSettings.MAX_SIZE_E6) {
            throw new IllegalArgumentException("an own fill of " + sizeE6 + " E6 shares at " + priceE4 + " E4");
        }
        advance(nowNs);
        return ownFills.add(fillId, ourSide, priceE4, sizeE6, fair.markX2E4(), nowNs);
    }

    /**
     * A fill of ours failed: its markout goes, wherever it stands.
     *
     * @return false if the fill is not remembered or was taken out before, in which case nothing changes
     */
    public boolean onOwnFillReversed(long fillId, long nowNs) {
        advance(nowNs);
        return ownFills.reverse(fillId);
    }

    /** Time went on. */
    public void onTick(long nowNs) {
        advance(nowNs);
    }

    private void advance(long nowNs) {
        if (nowNs < lastEventNs) {
            throw new IllegalArgumentException("event time went back from " + lastEventNs + " to " + nowNs);
        }
        if (!started) {
            started = true;
            startNs = nowNs;
        }
        lastEventNs = nowNs;
        long markX2E4 = fair.markX2E4();
        volatility.onTime(markX2E4, nowNs);
        lastingVolatility.onTime(markX2E4, nowNs);
        steps.onTime(markX2E4, nowNs);
        settled.onTime(markX2E4, nowNs);
        prints.onTime(markX2E4, nowNs);
        ownFills.onTime(markX2E4, nowNs);
    }

    private void raise(Alarm alarm, SignalCounter counter) {
        if (alarm.raise(lastEventNs)) {
            counters.add(counter);
        }
    }

    /** Best bid of the last book in E4, however small; 0 for none. */
    public long bestBidE4() {
        return fair.bestBidE4();
    }

    /** Best ask of the last book in E4, however small; 0 for none. */
    public long bestAskE4() {
        return fair.bestAskE4();
    }

    /** Twice the fair value in E4, which is the venue's adjusted midpoint; 0 if the last book has none. */
    public long fairValueX2E4() {
        return fair.fairX2E4();
    }

    /** Twice the last fair value that was known, in E4; 0 before the first. */
    public long lastFairValueX2E4() {
        return fair.markX2E4();
    }

    /** Midpoint weighted with the sizes across it, of the levels that count, in E4; 0 if the last book has none. */
    public double micropriceE4() {
        return fair.micropriceE4();
    }

    /** Depth of one side near its touch, our own orders left out, in E6: that of bids for BUY. */
    public long nearDepthE6(Side bookSide) {
        return depths[bookSide.opposite().code()].depthE6();
    }

    /** Volatility of the fair value in E4 dollars per square root of a second. */
    public double volatilityE4() {
        return volatility.perSqrtSecondE4(lastEventNs);
    }

    /** As {@link #volatilityE4()}, of what lasts: moves that are over by the next look do not count. */
    public double lastingVolatilityE4() {
        return lastingVolatility.perSqrtSecondE4(lastEventNs);
    }

    /** Trades of a taker side per second. */
    public double tradesPerSecond(Side taker) {
        return flows[taker.code()].tradesPerSecond(startNs, lastEventNs);
    }

    /** Mean size of the trades of a taker side, in E6 shares. */
    public double meanTradeSizeE6(Side taker) {
        return flows[taker.code()].meanSizeE6(lastEventNs);
    }

    /**
     * Expected move of the fair value against a maker whom a taker of this side has filled, in E4 dollars a share, at
     * the worse of the two horizons; below 0 where it moves in his favour. From the fair value before the trade, so
     * the loss of a fill is this less the distance of its price from fair value.
     */
    public double adverseMoveE4(Side taker) {
        return prints.adverseMoveE4(taker, volatilityE4(), lastEventNs);
    }

    /** As {@link #adverseMoveE4(Side)}, at {@link #SHORT_HORIZON} or {@link #LONG_HORIZON}. */
    public double adverseMoveE4(Side taker, int horizon) {
        return prints.adverseMoveE4(taker, horizon, volatilityE4(), lastEventNs);
    }

    /**
     * What steps of the fair value cost who rests: those down for the bids, which a taker who sells hits. The step back
     * of a fair value that has just moved is among them.
     */
    public void stepLoss(Side taker, StepLoss out) {
        steps.loss(taker == Side.BUY, lastEventNs, out);
        settled.addReturn(taker == Side.BUY, fair.markX2E4(), out);
    }

    /** What our fills have cost within the window, in E6 dollars, at the worse of the two horizons; below 0 a gain. */
    public long ownMarkoutCostE6() {
        return Math.max(ownMarkoutCostE6(SHORT_HORIZON), ownMarkoutCostE6(LONG_HORIZON));
    }

    /** As {@link #ownMarkoutCostE6()}, at {@link #SHORT_HORIZON} or {@link #LONG_HORIZON}. */
    public long ownMarkoutCostE6(int horizon) {
        return ownFills.costE6(horizon);
    }

    /** Markout cost of all own fills there ever were at a horizon, in E6 dollars; below 0 a gain. */
    public long ownMarkoutEverE6(int horizon) {
        return ownFills.everE6(horizon);
    }

    /** Whether the fair value jumped a moment ago. */
    public boolean isJump() {
        return jump.isUp(lastEventNs);
    }

    /** Event time until which the last jump holds, the end not included; 0 for never. */
    public long jumpUntilNs() {
        return jump.untilNs();
    }

    /** Whether either side of the book was swept a moment ago. */
    public boolean isSweep() {
        return lastEventNs < sweepUntilNs();
    }

    /** Event time until which the last sweep of either side holds, the end not included; 0 for never. */
    public long sweepUntilNs() {
        return Math.max(sweepUntilNs(Side.BUY), sweepUntilNs(Side.SELL));
    }

    /** As {@link #sweepUntilNs()}, of the asks for a taker who buys and of the bids for one who sells. */
    public long sweepUntilNs(Side taker) {
        return sweeps[taker.code()].untilNs();
    }

    /** Event time of the last book; 0 for none. */
    public long lastBookNs() {
        return lastBookNs;
    }

    /** Event time of the last event of any kind, as of which the estimates are; 0 for none. */
    public long lastEventNs() {
        return lastEventNs;
    }

    /** Prints whose markout is not complete. */
    public int pendingPrints() {
        return prints.pending();
    }

    /** Own fills that can still be taken out. */
    public int rememberedFills() {
        return ownFills.remembered();
    }

    /** How often something happened. */
    public long count(SignalCounter counter) {
        return counters.get(counter);
    }

    /** Writes the whole state; equal states give equal bytes. */
    public void write(StateWriter out) {
        out.putBoolean(started);
        out.putLong(startNs);
        out.putLong(lastEventNs);
        out.putLong(lastBookNs);
        fair.write(out);
        volatility.write(out);
        lastingVolatility.write(out);
        steps.write(out);
        settled.write(out);
        jumps.write(out);
        jump.write(out);
        for (int side = 0; side < SIDES; side++) {
            flows[side].write(out);
            depths[side].write(out);
            sweeps[side].write(out);
        }
        prints.write(out);
        ownFills.write(out);
        counters.write(out);
    }

    /**
     * Takes over a state that was written under the same settings.
     *
     * @throws io.tapemaker.engine.domain.state.StateFormatException for bytes that are none
     */
    public void read(StateReader in) {
        started = in.getBoolean();
        startNs = in.getLong(0, Long.MAX_VALUE, "start of the signals");
        lastEventNs = in.getLong(startNs, Long.MAX_VALUE, "time of the last event");
        lastBookNs = in.getLong(0, lastEventNs, "time of the last book");
        fair.read(in);
        volatility.read(in);
        lastingVolatility.read(in);
        steps.read(in);
        settled.read(in);
        jumps.read(in);
        jump.read(in);
        for (int side = 0; side < SIDES; side++) {
            flows[side].read(in);
            depths[side].read(in);
            sweeps[side].read(in);
        }
        prints.read(in);
        ownFills.read(in);
        counters.read(in);
    }
}
