package io.tapemaker.executor.policy;

/** The two generations of markets; each has exchanges of its own. */
public enum VenueVersion {
    /** Conditional tokens, on the exchanges of CLOB V2. */
    V1("v1"),
    /** Positions of Protocol V2, on its exchange. */
    V2("v2");

    private final String text;

    VenueVersion(String text) {
        this.text = text;
    }

    /** The venue's word, and that of the policy file. */
    public String text() {
        return text;
    }
}
