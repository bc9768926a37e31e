package io.tapemaker.engine.domain.orders;

/**
 * How long orders live. GTD, so that what is forgotten ends by itself.
 *
 * @param lifeS seconds an order rests before the venue takes it off, 0 for GTC
 * @param renewLeadS an order is renewed this many seconds before the venue takes it off: long enough for its successor
 *     to be accepted and to come of age
 * @param staggerS the two directions of a market expire at least this far apart where the life allows, so that both
 *     are never renewed at once
 * @param lastCallS where there is no room for both, an order is given up for its successor at the latest this many
 *     seconds before the venue takes it off
 * @param expiryGraceS an order that ought to be gone is cancelled this many seconds after, if nothing has been heard
 */
public record LifeSettings(long lifeS, long renewLeadS, long staggerS, long lastCallS, long expiryGraceS) {

    public static final LifeSettings DEFAULTS = new LifeSettings(600, 60, 120, 10, 5);

    public LifeSettings {
        OrderSettings.require(
                lifeS == 0 || lifeS >= GtdLife.MIN_LIFE_S && lifeS <= GtdLife.MAX_LIFE_S,
                "lifeS",
                lifeS,
                "0 for GTC, or " + GtdLife.MIN_LIFE_S + " to " + GtdLife.MAX_LIFE_S);
        OrderSettings.require(lastCallS >= 0, "lastCallS", lastCallS, "not negative");
        OrderSettings.require(
                renewLeadS > lastCallS && renewLeadS < GtdLife.MIN_LIFE_S,
                "renewLeadS",
                renewLeadS,
                "above lastCallS, " + lastCallS + ", and below the least life, " + GtdLife.MIN_LIFE_S);
        OrderSettings.require(
                staggerS >= 0 && (lifeS == 0 || staggerS <= lifeS / 2), "staggerS", staggerS, "0 to half of lifeS");
        OrderSettings.require(expiryGraceS >= 0, "expiryGraceS", expiryGraceS, "not negative");
    }
}
