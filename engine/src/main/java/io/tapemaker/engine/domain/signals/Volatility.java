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
    private final FairSampler sampler;
    private double squares;
    private long squaresAsOfNs;

    Volatility(SignalSettings.Volatility settings) {
        this.settings = settings;
        this.decay = new Decay(settings.halfLifeNs());
        this.sampler = new FairSampler(settings.sampleNs());
    }

    /** At each event, with the fair value that was in force until then; 0 for none yet. */
    void onTime(long markX2E4, long nowNs) {
        double moveE4 = sampler.moveE4(markX2E4, nowNs);
        if (moveE4 != 0) {
            squares = squares * decay.weight(nowNs - squaresAsOfNs) + moveE4 * moveE4;
            squaresAsOfNs = nowNs;
        }
    }

    /** The first fair value: from here on there is something to observe. */
    void start(long markX2E4, long nowNs) {
        sampler.start(markX2E4, nowNs);
        squaresAsOfNs = nowNs;
    }

    /** In E4 dollars per square root of a second. */
    double perSqrtSecondE4(long nowNs) {
        double priorE4 = settings.priorE6() / E6_PER_E4;
        double strength = settings.priorStrengthNs() / Decay.NS_PER_SECOND;
        boolean started = sampler.started();
        double seen = started ? squares * decay.weight(nowNs - squaresAsOfNs) : 0;
        double seconds = started ? decay.exposureSeconds(nowNs - sampler.startNs()) : 0;
        return Math.sqrt((seen + strength * priorE4 * priorE4) / (seconds + strength));
    }

    void write(StateWriter out) {
        sampler.write(out);
        StateDoubles.put(out, squares);
        out.putLong(squaresAsOfNs);
    }

    void read(StateReader in) {
        sampler.read(in, "start of the volatility", "time of a sampled fair value", "sampled fair value");
        squares = StateDoubles.getNotNegative(in, "sum of squared moves");
        squaresAsOfNs = in.getLong(sampler.startNs(), Long.MAX_VALUE, "time of the squared moves");
    }
}
