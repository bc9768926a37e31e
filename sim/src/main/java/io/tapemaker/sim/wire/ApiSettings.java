package io.tapemaker.sim.wire;

/**
 * What the venue leaves open, chosen.
 *
 * @param chainId 137, or 80002 for the test chain
 * @param skewNs how far the time of a signed request may be off, either way
 * @param nullForAbsent whether an order that is not there is answered with 200 and {@code null}, as users report, and
 *     not with 404
 * @param bareHeartbeatKey whether a wrong heartbeat is answered under {@code error}, as the schema says, and not under
 *     {@code error_msg}, as the guide does
 */
public record ApiSettings(long chainId, long skewNs, boolean nullForAbsent, boolean bareHeartbeatKey) {

    private static final long SECOND = 1_000_000_000L;

    /** The usual choice. */
    public static final ApiSettings USUAL = new ApiSettings(137, 30 * SECOND, false, false);
}
