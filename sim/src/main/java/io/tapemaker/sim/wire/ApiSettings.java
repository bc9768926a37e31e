package io.tapemaker.sim.wire;

import io.tapemaker.executor.profile.Venue;

/**
 * What the venue leaves open, chosen.
 *
 * @param chainId for which orders and logins have to be signed: {@link Venue#chainId}
 * @param skewNs how far the time of a signed request may be off, either way
 * @param nullForAbsent whether an order that is not there is answered with 200 and {@code null}, as users report, and
 *     not with 404
 * @param bareHeartbeatKey whether a wrong heartbeat is answered under {@code error}, as the schema says, and not under
 *     {@code error_msg}, as the guide does
 * @param takesStrangeBeats whether a heartbeat whose id is none of the venue's form goes on with the chain, as the
 *     official client's list of calls wants it, and is not a wrong one like any other
 */
public record ApiSettings(
        long chainId, long skewNs, boolean nullForAbsent, boolean bareHeartbeatKey, boolean takesStrangeBeats) {

    private static final long SECOND = 1_000_000_000L;

    /** The usual choice, for a venue on this machine. */
    public static final ApiSettings USUAL = new ApiSettings(Venue.LOOPBACK.chainId(), 30 * SECOND, false, false);

    /** The same, with every wrong heartbeat refused. */
    public ApiSettings(long chainId, long skewNs, boolean nullForAbsent, boolean bareHeartbeatKey) {
        this(chainId, skewNs, nullForAbsent, bareHeartbeatKey, false);
    }
}
