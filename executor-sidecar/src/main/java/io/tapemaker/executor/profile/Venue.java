package io.tapemaker.executor.profile;

/** The two venues that there are. Hosts, chain and contracts of one are refused in the other. */
public enum Venue {
    /** The venue itself on Polygon, where the money is: hosts, chain and contracts are compiled in. */
    POLYMARKET("polymarket", 137),
    /**
     * A venue on this machine: every host is 127.0.0.1, and orders are signed for the test chain Amoy alone, so that
     * they are worth nothing elsewhere.
     */
    LOOPBACK("loopback", 80_002);

    private final String text;
    private final long chainId;

    Venue(String text, long chainId) {
        this.text = text;
        this.chainId = chainId;
    }

    /** The word of the policy file and of the command line. */
    public String text() {
        return text;
    }

    /** The chain that orders and logins of this venue are signed for. */
    public long chainId() {
        return chainId;
    }
}
