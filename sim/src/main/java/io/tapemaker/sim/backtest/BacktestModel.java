package io.tapemaker.sim.backtest;

/**
 * What the quotes do not tell and is assumed, each by a factor on its usual value.
 *
 * @param depth shares of others at every level, and so also who competes for rewards and stands in front of us
 * @param queue part of the others at our own price that stands in front of us; usually all, always
 * @param fillRate takers who come, and what we are filled by when others step back behind us
 * @param latency from a command to the venue and from a match to us
 */
public record BacktestModel(Factor depth, Factor queue, Factor fillRate, Factor latency) {

    /** Everything as usual. */
    public static final BacktestModel USUAL = new BacktestModel(Factor.ONE, Factor.ONE, Factor.ONE, Factor.ONE);

    /** Usual latency, either way. */
    private static final long LATENCY_NS = 500_000_000L;

    /** A factor on an assumption. */
    public enum Factor {
        HALF("0.5", 50),
        ONE("1", 100),
        TWO("2", 200);

        private final String text;
        private final long percent;

        Factor(String text, long percent) {
            this.text = text;
            this.percent = percent;
        }

        /** In percent. */
        public long percent() {
            return percent;
        }

        /** So much of a value, cut. */
        public long of(long value) {
            return value * percent / 100;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** From a command to the venue and from a match to us, in ns. */
    public long latencyNs() {
        return latency.of(LATENCY_NS);
    }

    /** One line. */
    public String text() {
        return "depth x" + depth + ", queue x" + queue + ", fill rate x" + fillRate + ", latency x" + latency;
    }
}
