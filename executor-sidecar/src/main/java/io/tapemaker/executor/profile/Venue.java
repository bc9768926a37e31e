package io.tapemaker.executor.policy;

/** Which world a policy is for; hosts, chain and contracts of one are refused in the other. */
public enum Profile {
    /** The venue itself: hosts, chain and contracts are compiled in. */
    POLYMARKET("polymarket"),
    /** This machine: every host is 127.0.0.1, on a chain that holds no money. */
    LOOPBACK("loopback");

    private final String text;

    Profile(String text) {
        this.text = text;
    }

    /** The word in the policy file. */
    public String text() {
        return text;
    }
}
