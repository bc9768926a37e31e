package io.tapemaker.proofs.report;

/** How a proof, a milestone or the whole run stands, with the word that the report uses. */
public enum Outcome {
    PASSED("passed"),
    FAILED("failed"),
    /** A proof of which every test was skipped: no evidence either way. */
    SKIPPED("skipped"),
    /** A milestone without a proof that passed. */
    NOT_PROVEN("not proven");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** The word in the report. */
    public String word() {
        return word;
    }
}
