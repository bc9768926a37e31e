package io.tapemaker.proofs.report;

/**
 * Which proofs this run was asked for.
 *
 * @param kind a kind in lower case, or {@code all}
 * @param milestone a milestone in upper case, or {@code all}
 * @param budget {@code ci} or {@code full}
 */
public record Selection(String kind, String milestone, String budget) {
    /** The word for no restriction. */
    public static final String ALL = "all";

    /** True if every proof was asked for. */
    public boolean isEverything() {
        return kind.equals(ALL) && milestone.equals(ALL);
    }
}
