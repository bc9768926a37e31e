package io.tapemaker.sim.grid;

/** By what a cell is won. */
enum Measure {
    /** What was paid and made. */
    NET("net"),
    /** The same for each dollar of capital. */
    NET_PER_DOLLAR("net per dollar of capital");

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The higher the better; nets are exact up to 2 to the power of 53, which is 450,000 dollars. */
    double of(Sums sums) {
        return this == NET ? sums.netX2E10() : sums.netPerDollar();
    }
}
