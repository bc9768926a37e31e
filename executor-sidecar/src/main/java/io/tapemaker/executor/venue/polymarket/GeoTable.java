package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import java.util.Set;

/**
 * What follows from an answer about this place. It fails closed: an endpoint that says "not blocked" in a country that
 * the venue lists as restricted is not believed. The list is that of October 2026, as far as it is known; it only ever
 * makes an answer worse.
 */
public final class GeoTable {

    /** A good answer counts for so long. */
    public static final long GOOD_FOR_NS = 300_000_000_000L;

    private static final Set<String> BLOCKED = Set.of("IR", "SY", "CU", "KP");

    private static final Set<String> BLOCKED_REGIONS = Set.of("UA-43", "UA-14", "UA-09");

    private static final Set<String> CLOSE_ONLY = Set.of(
            "US", "GB", "FR", "DE", "IT", "AU", "BE", "PL", "SG", "TH", "TW", "BY", "BI", "CF", "CD", "ET", "IQ", "LB",
            "LY", "MM", "NI", "RU", "SO", "SS", "SD", "VE", "YE", "ZW", "UM");

    private GeoTable() {}

    /** What the geoblock endpoint or the account's ban status says; any other answer says nothing. */
    public static GeoState of(VenueAnswer answer) {
        if (answer instanceof VenueAnswer.Geo geo) {
            return place(geo);
        }
        if (answer instanceof VenueAnswer.ClosedOnly account) {
            return account.closedOnly() ? GeoState.CLOSE_ONLY : GeoState.ALLOWED;
        }
        return GeoState.UNKNOWN;
    }

    private static GeoState place(VenueAnswer.Geo geo) {
        GeoState listed = listed(geo.country(), geo.region());
        if (geo.blocked()) {
            return listed == GeoState.CLOSE_ONLY ? GeoState.CLOSE_ONLY : GeoState.BLOCKED;
        }
        return listed;
    }

    private static GeoState listed(String country, String region) {
        if (country.length() != 2 || !country.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            return GeoState.UNKNOWN;
        }
        String area = region.startsWith(country + "-") ? region : country + "-" + region;
        if (BLOCKED.contains(country) || BLOCKED_REGIONS.contains(area)) {
            return GeoState.BLOCKED;
        }
        return CLOSE_ONLY.contains(country) ? GeoState.CLOSE_ONLY : GeoState.ALLOWED;
    }

    /** The state at a time, of one that was good at another: an old answer is none, and a bad one does not age. */
    public static GeoState at(GeoState state, long askedNs, long nowNs) {
        boolean fresh = nowNs >= askedNs && nowNs - askedNs <= GOOD_FOR_NS;
        return state == GeoState.ALLOWED && !fresh ? GeoState.UNKNOWN : state;
    }
}
