package io.tapemaker.sim.wire;

/**
 * What the geoblock endpoint answers; orders from a blocked place are refused.
 *
 * @param country two letters
 * @param region empty where there is none
 */
public record Geoblock(boolean blocked, String ip, String country, String region) {

    /** A place from which one may trade. */
    public static final Geoblock OPEN = new Geoblock(false, "192.0.2.10", "AR", "");

    WireAnswer answer() {
        return WireAnswer.ok(Json.object()
                .put("blocked", blocked)
                .put("ip", ip)
                .put("country", country)
                .put("region", region));
    }
}
