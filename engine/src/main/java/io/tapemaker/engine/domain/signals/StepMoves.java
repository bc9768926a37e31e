package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * How far the fair value goes while nobody can answer: its moves between looks that lie a reaction apart, by direction
 * and class of size, decayed. Kept by classes and not as a variance: a thousand flickers of a tick cost nobody who
 * stands two ticks away, and one jump of ten cents does.
 */
final class StepMoves {

    /** Upper ends of the classes in E4 dollars, the last of which no move exceeds. */
    private static final int[] UP_TO_E4 = {
        25, 50, 75, 100, 150, 200, 300, 400, 600, 900, 1_300, 1_900, 2_800, 4_200, 10_000
    };

    static final int CLASSES = 15;

    private static final double SECONDS_PER_DAY = 86_400;
    private static final int PERCENT = 100;

    private final SignalSettings.Steps settings;
    private final Decay decay;
    private final Direction down = new Direction();
    private final Direction up = new Direction();
    private final FairSampler sampler;
    private long asOfNs;

    StepMoves(SignalSettings.Steps settings) {
        this.settings = settings;
        this.decay = new Decay(settings.halfLifeNs());
        this.sampler = new FairSampler(settings.reactionNs());
    }

    /** At each event, with the fair value that was in force until then; 0 for none yet. */
    void onTime(long markX2E4, long nowNs) {
        double moveE4 = sampler.moveE4(markX2E4, nowNs);
        if (moveE4 != 0) {
            double kept = decay.weight(nowNs - asOfNs);
            down.decay(kept);
            up.decay(kept);
            asOfNs = nowNs;
            (moveE4 > 0 ? up : down).add(Math.abs(moveE4));
        }
    }

    /** The first fair value: from here on there is something to observe. */
    void start(long markX2E4, long nowNs) {
        sampler.start(markX2E4, nowNs);
        asOfNs = nowNs;
    }

    /** The steps of one direction, the assumed ones among them, as far as they are counted. */
    void loss(boolean isUp, long nowNs, StepLoss out) {
        out.clear();
        double seconds = sampler.started() ? decay.exposureSeconds(nowNs - sampler.startNs()) : 0;
        double strength = settings.prior().strengthNs() / Decay.NS_PER_SECOND;
        double counted = (double) settings.countedPercent() / PERCENT / (seconds + strength);
        double assumed = counted * strength * settings.prior().stepsPerDay();
        out.add(assumed, assumed * settings.prior().sizeE4());
        if (sampler.started()) {
            (isUp ? up : down).copy(counted * SECONDS_PER_DAY * decay.weight(nowNs - asOfNs), out);
        }
    }

    void write(StateWriter out) {
        sampler.write(out);
        out.putLong(asOfNs);
        down.write(out);
        up.write(out);
    }

    void read(StateReader in) {
        sampler.read(in, "start of the steps", "time of a look for steps", "fair value at a look for steps");
        asOfNs = in.getLong(sampler.startNs(), Long.MAX_VALUE, "time of the steps");
        down.read(in);
        up.read(in);
    }

    /** Decayed number and sum of the steps of each class. */
    private static final class Direction {

        private final double[] counts = new double[CLASSES];
        private final double[] sumsE4 = new double[CLASSES];

        void decay(double kept) {
            for (int i = 0; i < CLASSES; i++) {
                counts[i] *= kept;
                sumsE4[i] *= kept;
            }
        }

        void add(double moveE4) {
            int at = 0;
            while (UP_TO_E4[at] < moveE4) {
                at++;
            }
            counts[at]++;
            sumsE4[at] += moveE4;
        }

        void copy(double factor, StepLoss out) {
            for (int i = 0; i < CLASSES; i++) {
                if (counts[i] > 0) {
                    out.add(counts[i] * factor, sumsE4[i] * factor);
                }
            }
        }

        void write(StateWriter out) {
            for (int i = 0; i < CLASSES; i++) {
                StateDoubles.put(out, counts[i]);
                StateDoubles.put(out, sumsE4[i]);
            }
        }

        void read(StateReader in) {
            for (int i = 0; i < CLASSES; i++) {
                counts[i] = StateDoubles.getNotNegative(in, "number of steps");
                sumsE4[i] = StateDoubles.getNotNegative(in, "sum of steps");
            }
        }
    }
}
