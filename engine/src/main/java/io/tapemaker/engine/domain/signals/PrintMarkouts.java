package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Side;

/**
 * How far the fair value moves against makers after trades. A print waits in a ring until both horizons are over;
 * horizons are constant, so each is a mark that only moves forward through the ring. When too many wait, the oldest
 * is resolved before its time: a shorter horizon tells less, but dropping it would leave a busy market without any.
 */
final class PrintMarkouts {

    private static final int HORIZONS = 2;
    private static final int SIDES = 2;
    private static final int PERCENT = 100;

    private final SignalSettings.Markout settings;
    private final SignalCounters counters;
    private final long[] horizonsNs;
    private final double[] rootSeconds = new double[HORIZONS];
    private final DecayedMean[] means = new DecayedMean[HORIZONS * SIDES];

    private final long[] timesNs;
    private final long[] sizesE6;
    private final long[] basesX2E4;
    private final boolean[] takerSells;
    private int head;
    private int count;

    /** Of the prints in the ring, how many, from the oldest, are over the short horizon. */
    private int shortDone;

    PrintMarkouts(SignalSettings.Markout settings, SignalCounters counters) {
        this.settings = settings;
        this.counters = counters;
        horizonsNs = new long[] {settings.shortHorizonNs(), settings.longHorizonNs()};
        for (int h = 0; h < HORIZONS; h++) {
            rootSeconds[h] = Math.sqrt(horizonsNs[h] / Decay.NS_PER_SECOND);
        }
        Decay decay = new Decay(settings.halfLifeNs());
        for (int i = 0; i < means.length; i++) {
            means[i] = new DecayedMean(decay);
        }
        int capacity = settings.pendingPrints();
        timesNs = new long[capacity];
        sizesE6 = new long[capacity];
        basesX2E4 = new long[capacity];
        takerSells = new boolean[capacity];
    }

    /** Takes a print whose move is measured from a fair value; the mark is the one in force now. */
    void add(Side taker, long sizeE6, long baseX2E4, long markX2E4, long nowNs) {
        if (count == timesNs.length) {
            counters.add(SignalCounter.PRINTS_RESOLVED_EARLY);
            if (shortDone == 0) {
                resolve(0, 0, markX2E4, nowNs);
                shortDone = 1;
            }
            resolve(0, 1, markX2E4, nowNs);
            dropOldest();
        }
        int place = at(count++);
        timesNs[place] = nowNs;
        sizesE6[place] = Math.min(sizeE6, SignalSettings.LossPrior.PRINT_SIZE_E6);
        basesX2E4[place] = baseX2E4;
        takerSells[place] = taker == Side.SELL;
    }

    /** Resolves what is due, against the mark in force until now. */
    void onTime(long markX2E4, long nowNs) {
        while (shortDone < count && nowNs - timesNs[at(shortDone)] >= horizonsNs[0]) {
            resolve(shortDone++, 0, markX2E4, nowNs);
        }
        while (count > 0 && nowNs - timesNs[head] >= horizonsNs[1]) {
            resolve(0, 1, markX2E4, nowNs);
            dropOldest();
        }
    }

    /**
     * Expected move against a maker whom a taker of this side filled, in E4 a share, of the worse horizon.
     *
     * @param volatilityE4 of the fair value, in E4 per root second
     */
    double adverseMoveE4(Side taker, double volatilityE4, long nowNs) {
        return Math.max(adverseMoveE4(taker, 0, volatilityE4, nowNs), adverseMoveE4(taker, 1, volatilityE4, nowNs));
    }

    /** As {@link #adverseMoveE4(Side, double, long)}, of one horizon: 0 for the short one, 1 for the long one. */
    double adverseMoveE4(Side taker, int horizon, double volatilityE4, long nowNs) {
        SignalSettings.LossPrior prior = settings.prior();
        double movesE4 = volatilityE4 * rootSeconds[horizon] * prior.percentOfVolatility() / PERCENT;
        double assumedE4 = Math.max((double) prior.lossE4(), movesE4);
        return mean(horizon, taker == Side.SELL).shrunk(assumedE4, (double) prior.strengthPrints(), nowNs);
    }

    int pending() {
        return count;
    }

    private void resolve(int fromOldest, int horizon, long markX2E4, long nowNs) {
        int place = at(fromOldest);
        long upX2E4 = markX2E4 - basesX2E4[place];
        boolean isSell = takerSells[place];
        double againstMakerE4 = (isSell ? -upX2E4 : upX2E4) / 2.0;
        double weight = (double) sizesE6[place] / SignalSettings.LossPrior.PRINT_SIZE_E6;
        mean(horizon, isSell).add(againstMakerE4, weight, nowNs);
    }

    private DecayedMean mean(int horizon, boolean takerSell) {
        return means[horizon * SIDES + (takerSell ? 1 : 0)];
    }

    private void dropOldest() {
        head = at(1);
        count--;
        shortDone--;
    }

    private int at(int fromOldest) {
        return (head + fromOldest) % timesNs.length;
    }

    void write(StateWriter out) {
        for (DecayedMean mean : means) {
            mean.write(out);
        }
        out.putInt(count);
        out.putInt(shortDone);
        for (int i = 0; i < count; i++) {
            int place = at(i);
            out.putLong(timesNs[place]);
            out.putLong(sizesE6[place]);
            out.putLong(basesX2E4[place]);
            out.putBoolean(takerSells[place]);
        }
    }

    void read(StateReader in) {
        for (DecayedMean mean : means) {
            mean.read(in);
        }
        head = 0;
        count = in.getInt(0, timesNs.length, "number of pending prints");
        shortDone = in.getInt(0, count, "number of prints over the short horizon");
        for (int i = 0; i < count; i++) {
            timesNs[i] = in.getLong(i == 0 ? 0 : timesNs[i - 1], Long.MAX_VALUE, "time of a pending print");
            sizesE6[i] = in.getLong(1, SignalSettings.LossPrior.PRINT_SIZE_E6, "size of a pending print");
            basesX2E4[i] = in.getLong(1, FairValue.HIGHEST_X2E4, "fair value before a print");
            takerSells[i] = in.getBoolean();
        }
    }
}
