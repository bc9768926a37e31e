package io.tapemaker.testkit;

import java.util.Locale;

/** How much a run may spend: {@code -Dproof.budget=ci} (the default) or {@code full}. */
public enum ProofBudget {
    CI,
    FULL;

    private static final String PROPERTY = "proof.budget";

    /**
     * The budget of this run.
     *
     * @throws IllegalArgumentException if the property names no budget
     */
    public static ProofBudget current() {
        return parse(System.getProperty(PROPERTY, "ci"));
    }

    /** Chooses a size by the budget of this run. */
    public static int pick(int ci, int full) {
        return current() == FULL ? full : ci;
    }

    /** Chooses a size by the budget of this run. */
    public static long pick(long ci, long full) {
        return current() == FULL ? full : ci;
    }

    static ProofBudget parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "ci" -> CI;
            case "full" -> FULL;
            default -> throw new IllegalArgumentException("-D" + PROPERTY + "=" + text + ": use ci or full");
        };
    }
}
