package io.tapemaker.bench.wire;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * What came out, in ns.
 *
 * @param parts of the orders that count
 * @param stalled the whole way of the orders while which the executor was held still
 * @param refused orders that count, or were stalled, and never got an intent
 * @param withheld those that got one and did not leave, since they were too late then or the latch was set
 * @param web3j elapsed time of a signature by bare web3j
 * @param forced elapsed time of a forced write
 */
public record WireResult(
        Map<Part, Histogram> parts, Histogram stalled, int refused, int withheld, Histogram web3j, Histogram forced) {

    private static final long HIGHEST_NS = 60_000_000_000L;

    /** Parts of the way, one after the other, and all of it. */
    public enum Part {
        /** From when it was due to when it was on COMMANDS: what the machine kept us waiting. */
        APPENDED("due to appended"),
        /** To when the executor took it. */
        READ("appended to read"),
        /** To when its intent was on EXECUTIONS. */
        DECIDED("read to decided"),
        /** To when that was synced and anchored. */
        DURABLE("decided to durable"),
        /** To when the order was signed and handed to the connection. */
        HANDED("durable to signed, handed over"),
        /** To its first byte at the venue's port. */
        WIRE("handed over to first byte"),
        /** From when it was due to its first byte. */
        ALL("command to wire, from due");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        /** A line's name. */
        public String label() {
            return label;
        }
    }

    static Histogram histogram() {
        return new Histogram(HIGHEST_NS, 3);
    }

    static Map<Part, Histogram> none() {
        Map<Part, Histogram> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, histogram());
        }
        return parts;
    }

    static void add(Histogram to, long ns) {
        to.recordValue(Math.min(HIGHEST_NS, Math.max(0, ns)));
    }

    /** The latencies of a part. */
    public Histogram of(Part part) {
        return Objects.requireNonNull(parts.get(part), part.name());
    }

    /** How many bare signatures fit into this percentile of command to wire. */
    public double toWeb3j(double percentile) {
        return of(Part.ALL).getValueAtPercentile(percentile) / web3j.getMean();
    }

    /** How many forced writes of the middle fit into this percentile of command to wire. */
    public double toForced(double percentile) {
        return (double) of(Part.ALL).getValueAtPercentile(percentile) / forced.getValueAtPercentile(50);
    }
}
