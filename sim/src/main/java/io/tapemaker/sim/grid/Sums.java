package io.tapemaker.sim.grid;

import io.tapemaker.sim.backtest.DayFigures;
import io.tapemaker.sim.backtest.Figure;

/** Figures that add up: of a market, a category, a cell or all of them. */
final class Sums {

    private static final int COUNT = Figure.values().length;

    private final long[] values = new long[COUNT];

    /** Of a market's days. */
    static Sums of(DayFigures days) {
        Sums sums = new Sums();
        for (Figure figure : Figure.values()) {
            sums.values[figure.ordinal()] = figure.of(days);
        }
        return sums;
    }

    void add(Sums other) {
        for (int i = 0; i < COUNT; i++) {
            values[i] += other.values[i];
        }
    }

    long get(Figure figure) {
        return values[figure.ordinal()];
    }

    void set(Figure figure, long value) {
        values[figure.ordinal()] = value;
    }

    /** What was paid and made, in dollars x 2E10. */
    long netX2E10() {
        return DayFigures.X2E10_PER_E6 * (get(Figure.REWARD_E6) + get(Figure.REBATES_E6))
                + get(Figure.SPREAD_X2E10)
                + get(Figure.MARKOUT_X2E10)
                + get(Figure.DRIFT_X2E10);
    }

    /** The same in dollars. */
    double net() {
        return netX2E10() / DayFigures.DOLLAR_X2E10;
    }

    /** Net of a dollar of capital, 0 if there was none. */
    double netPerDollar() {
        return get(Figure.CAPITAL_X2E10) == 0 ? 0 : (double) netX2E10() / get(Figure.CAPITAL_X2E10);
    }
}
