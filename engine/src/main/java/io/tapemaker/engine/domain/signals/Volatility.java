package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * Squared moves of the fair value over observed time, both decayed. The moves add up and time divides them: dividing
 * each move by its own time would let two books a millisecond apart outweigh an hour.
 */
final class Volatility {

    private static final double E6_PER_E4 = 100;

    private final SignalSettings.Volatility settings;
    private final Decay decay;
    private boolean started;
    private long startNs;
    private long sampleNs;
    private long sampleX2E4;
    private double squares;
    private long squaresAsOfNs;

    Volatility(SignalSettings.Volatility settings) {
        this.settings = settings;
        this.decay = new Decay(settings.halfLifeNs());
    }

    /** At each event, with the fair value that was in force until then; 0 for none yet. */
    void onTime(long markX2E4, long nowNs) {
        if (!started || nowNs - sampleNs < settings.sampleNs()) {
            return;
        }
        sampleNs = nowNs;
        if (markX2E4 != sampleX2E4) {
            double moveE4 = (markX2E4 - sampleX2E4) / 2.0;
            squares = squares * decay.weight(nowNs - squaresAsOfNs) + moveE4 * moveE4;
            squaresAsOfNs = nowNs;
            sampleX2E4 = markX2E4;
        }
    }

    /** The first fair value: from here on there is something to observe. */
    void start(long markX2E4, long nowNs) {
        started = true;
        startNs = nowNs;
        sampleNs = nowNs;
        sampleX2E4 = markX2E4;
        squaresAsOfNs = nowNs;
    }

    /** In E4 dollars per square root of a second. */
    double perSqrtSecondE4(long nowNs) {
        double priorE4 = settings.priorE6() / E6_PER_E4;
        double strength = settings.priorStrengthNs() / Decay.NS_PER_SECOND;
        double seen = started ? squares * decay.weight(nowNs - squaresAsOfNs) : 0;
        double seconds = started ? decay.exposureSeconds(nowNs - startNs) : 0;
        return Math.sqrt((seen + strength * priorE4 * priorE4) / (seconds + strength));
    }

    void write(StateWriter out) {
        out.putBoolean(started);
        out.putLong(startNs);
        out.putLong(sampleNs);
        out.putLong(sampleX2E4);
        StateDoubles.put(out, squares);
        out.putLong(squaresAsOfNs);
    }

    void read(StateReader in) {
        started = in.getBoolean();
        startNs = in.getLong(0, Long.MAX_VALUE, "start of the volatility");
        sampleNs = in.getLong(startNs, Long.MAX_VALUE, "time of a sampled fair value");
        sampleX2E4 = in.getLong(0, FairValue.HIGHEST_X2E4, "sampled fair value");
        squares = StateDoubles.getNotNegative(in, "sum of squared moves");
        squaresAsOfNs = in.getLong(startNs, Long.MAX_VALUE, "time of the squared moves");
    }
}
