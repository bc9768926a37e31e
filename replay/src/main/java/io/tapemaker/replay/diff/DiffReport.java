package io.tapemaker.replay.diff;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How two streams of commands differ.
 *
 * @param left what the first stream is
 * @param right what the second stream is
 * @param inputs inputs that both have, answers left out
 * @param inputsThatDiffer inputs from which other commands followed
 * @param first the first difference, null for none
 * @param types commands by type
 * @param markets commands by market, state hashes left out; only markets that differ
 */
public record DiffReport(
        String left,
        String right,
        long inputs,
        long inputsThatDiffer,
        @Nullable FirstDifference first,
        Map<String, Sides> types,
        Map<String, Sides> markets) {

    public DiffReport {
        types = new TreeMap<>(types);
        markets = new TreeMap<>(markets);
    }

    /**
     * The first input from which other commands followed.
     *
     * @param sequence its INBOUND sequence on the left
     * @param eventTimeNs its event time
     * @param sourcePosition its position at its source
     * @param cause its text form, cut to a sensible length
     * @param left the commands that the right lacks, or all where only their order differs
     * @param right the commands that the left lacks, or all where only their order differs
     */
    public record FirstDifference(
            long sequence, long eventTimeNs, long sourcePosition, String cause, List<String> left, List<String> right) {

        public FirstDifference {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /**
     * Counts of commands.
     *
     * @param left on the left
     * @param right on the right
     * @param onlyLeft on the left that the right lacks at the same input
     * @param onlyRight on the right that the left lacks at the same input
     */
    public record Sides(long left, long right, long onlyLeft, long onlyRight) {

        static final Sides NONE = new Sides(0, 0, 0, 0);

        Sides plus(Sides other) {
            return new Sides(
                    left + other.left, right + other.right, onlyLeft + other.onlyLeft, onlyRight + other.onlyRight);
        }

        boolean differ() {
            return onlyLeft + onlyRight > 0;
        }
    }

    /** Whether both streams say the same, state hashes left out. */
    public boolean equal() {
        return inputsThatDiffer == 0;
    }
}
