package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** A weighted mean in which the past counts less, shrunk towards a prior while the sample is small. */
final class DecayedMean {

    private final Decay decay;
    private double weights;
    private double sum;
    private long asOfNs;

    DecayedMean(Decay decay) {
        this.decay = decay;
    }

    /** Takes one value. */
    void add(double value, double weight, long nowNs) {
        double kept = decay.weight(nowNs - asOfNs);
        weights = weights * kept + weight;
        sum = sum * kept + weight * value;
        asOfNs = nowNs;
    }

    /** Total weight of the sample. */
    double weight(long nowNs) {
        return weights * decay.weight(nowNs - asOfNs);
    }

    /** Weighted sum of the sample. */
    double sum(long nowNs) {
        return sum * decay.weight(nowNs - asOfNs);
    }

    /** (n * mean + k * prior) / (n + k) with n the weight of the sample and k, above 0, that of the prior. */
    double shrunk(double prior, double strength, long nowNs) {
        double kept = decay.weight(nowNs - asOfNs);
        return (sum * kept + strength * prior) / (weights * kept + strength);
    }

    void write(StateWriter out) {
        StateDoubles.put(out, weights);
        StateDoubles.put(out, sum);
        out.putLong(asOfNs);
    }

    void read(StateReader in) {
        weights = StateDoubles.getNotNegative(in, "weight of a mean");
        sum = StateDoubles.get(in, "sum of a mean");
        asOfNs = in.getLong(0, Long.MAX_VALUE, "time of a mean");
    }
}
