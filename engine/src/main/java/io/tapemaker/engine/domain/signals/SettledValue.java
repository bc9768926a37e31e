package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * Where the fair value was for the last hour or so: its mean over time, the past counting less. Midpoints come back
 * from many of their moves, so one that is away from here is likely to step back, and who quotes near it on the side
 * that it has come to pays for that. The longer it stays, the nearer is this mean, and the less is left of the
 * suspicion.
 *
 * <p>It is looked at as often as steps are; a value counts for all the time since the look before.
 */
final class SettledValue {

    private final SignalSettings.Steps settings;
    private final Decay decay;
    private boolean started;
    private double meanX2E4;
    private long sampleNs;

    SettledValue(SignalSettings.Steps settings) {
        this.settings = settings;
        this.decay = new Decay(settings.returns().halfLifeNs());
    }

    /** At each event, with the fair value that was in force until then; 0 for none yet. */
    void onTime(long markX2E4, long nowNs) {
        if (!started || nowNs - sampleNs < settings.reactionNs()) {
            return;
        }
        meanX2E4 = markX2E4 + (meanX2E4 - markX2E4) * decay.weight(nowNs - sampleNs);
        sampleNs = nowNs;
    }

    /** The first fair value, which is thought to be an old one. */
    void start(long markX2E4, long nowNs) {
        started = true;
        meanX2E4 = markX2E4;
        sampleNs = nowNs;
    }

    /** Adds the step back from a fair value, if it would be in this direction. */
    void addReturn(boolean isUp, long markX2E4, StepLoss out) {
        double awayE4 = started ? (isUp ? meanX2E4 - markX2E4 : markX2E4 - meanX2E4) / 2 : 0;
        if (awayE4 > 0) {
            double perDay = (double) settings.returns().perDay();
            out.add(perDay, perDay * awayE4);
        }
    }

    void write(StateWriter out) {
        out.putBoolean(started);
        StateDoubles.put(out, meanX2E4);
        out.putLong(sampleNs);
    }

    void read(StateReader in) {
        started = in.getBoolean();
        meanX2E4 = StateDoubles.getNotNegative(in, "mean of the fair value");
        sampleNs = in.getLong(0, Long.MAX_VALUE, "time of a look for the mean of the fair value");
    }
}
