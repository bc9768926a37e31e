package io.tapemaker.sim.venue;

import java.util.HexFormat;

/** The dead-man's switch of one account: each beat names the id that the beat before was answered with. */
final class HeartbeatChain {

    private static final HexFormat HEX = HexFormat.of();

    private final int account;
    private boolean armed;
    private String expected = "";
    private int beats;
    private long lastNs;

    HeartbeatChain(int account) {
        this.account = account;
    }

    boolean isArmed() {
        return armed;
    }

    String expected() {
        return expected;
    }

    long lastNs() {
        return lastNs;
    }

    /** Whether a beat with this id continues the chain: the first one, or one after a lapse, may be empty. */
    boolean accepts(String id) {
        return id.equals(expected) || !armed && id.isEmpty();
    }

    /** The id for the next beat. */
    String beat(long nowNs) {
        armed = true;
        lastNs = nowNs;
        beats++;
        expected = HEX.toHexDigits(account) + "-0000-4000-8000-" + HEX.toHexDigits((long) beats, 12);
        return expected;
    }

    void lapse() {
        armed = false;
    }
}
