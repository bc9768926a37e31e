package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** Trades of one taker side: how many, how large, and how much in one go. */
final class TakerFlow {

    private static final double SECONDS_PER_HOUR = 3_600;

    private final SignalSettings.Flow settings;
    private final Decay decay;
    private final DecayedMean sizes;
    private final long burstGapNs;
    private long burstE6;
    private long lastPrintNs;

    TakerFlow(SignalSettings.Flow settings, long burstGapNs) {
        this.settings = settings;
        this.decay = new Decay(settings.halfLifeNs());
        this.sizes = new DecayedMean(decay);
        this.burstGapNs = burstGapNs;
    }

    /** Takes a trade of at most the largest size; returns what its burst has eaten so far, in E6. */
    long onPrint(long sizeE6, long nowNs) {
        sizes.add((double) sizeE6, 1, nowNs);
        boolean goesOn = nowNs - lastPrintNs <= burstGapNs;
        burstE6 = Math.min(SignalSettings.MAX_SIZE_E6, (goesOn ? burstE6 : 0) + sizeE6);
        lastPrintNs = nowNs;
        return burstE6;
    }

    /** Trades per second, of a market looked at since {@code startNs}. */
    double tradesPerSecond(long startNs, long nowNs) {
        double strength = settings.priorStrengthNs() / Decay.NS_PER_SECOND;
        double prior = settings.priorTradesPerHour() / SECONDS_PER_HOUR;
        double seconds = decay.exposureSeconds(nowNs - startNs);
        return (sizes.weight(nowNs) + strength * prior) / (seconds + strength);
    }

    double meanSizeE6(long nowNs) {
        return sizes.shrunk((double) settings.priorMeanSizeE6(), (double) settings.priorStrengthTrades(), nowNs);
    }

    void write(StateWriter out) {
        sizes.write(out);
        out.putLong(burstE6);
        out.putLong(lastPrintNs);
    }

    void read(StateReader in) {
        sizes.read(in);
        burstE6 = in.getLong(0, SignalSettings.MAX_SIZE_E6, "shares of a burst");
        lastPrintNs = in.getLong(0, Long.MAX_VALUE, "time of the last print");
    }
}
