package io.tapemaker.engine.domain.signals;

/**
 * What a share that rests loses to steps of the fair value, by the distance of its price: each step that goes beyond
 * the price costs what lies beyond it. Filled anew for each decision and reused.
 */
public final class StepLoss {

    /** The classes, those assumed, and the way back. */
    private static final int KINDS = StepMoves.CLASSES + 2;

    private final double[] stepsPerDay = new double[KINDS];
    private final double[] sumE4PerDay = new double[KINDS];
    private int count;

    /** No steps at all. */
    public void clear() {
        count = 0;
    }

    /** Adds steps of about one size. */
    public void add(double steps, double sumE4) {
        stepsPerDay[count] = steps;
        sumE4PerDay[count++] = sumE4;
    }

    /** Kinds of steps. */
    public int count() {
        return count;
    }

    /** Steps a day of a kind. */
    public double stepsPerDay(int kind) {
        return stepsPerDay[kind];
    }

    /** How far the steps of a kind go in a day, in E4 dollars together. */
    public double sumE4PerDay(int kind) {
        return sumE4PerDay[kind];
    }

    /**
     * E4 dollars a day and share.
     *
     * @param edgeE4 distance of the price from the fair value, below 0 beyond it
     */
    public double e4PerDay(double edgeE4) {
        double loss = 0;
        for (int i = 0; i < count; i++) {
            loss += Math.max(0, sumE4PerDay[i] - stepsPerDay[i] * edgeE4);
        }
        return loss;
    }
}
