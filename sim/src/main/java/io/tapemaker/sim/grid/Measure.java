package io.tapemaker.sim.grid;

import java.util.function.ToDoubleFunction;

/** By what a cell is won. */
enum Measure {
    /** What was paid and made. */
    NET("net", sums -> sums.netX2E10()),
    /** The same for each dollar of capital. */
    NET_PER_DOLLAR("net per dollar of capital", Sums::netPerDollar);

    private final String title;
    private final ToDoubleFunction<Sums> value;

    Measure(String title, ToDoubleFunction<Sums> value) {
        this.title = title;
        this.value = value;
    }

    String title() {
        return title;
    }

    /** The higher the better; nets are exact up to 2 to the power of 53, which is 450,000 dollars. */
    double of(Sums sums) {
        return value.applyAsDouble(sums);
    }
}
