package io.tapemaker.executor.venue.polymarket;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The venue's token buckets by the volume of the wallet: tokens a second, and at most, for orders and for cancels. */
public enum RateTier {
    STANDARD(40, 60, 80, 120),
    COPPER(60, 90, 120, 180),
    BRONZE(80, 120, 160, 240),
    SILVER(200, 300, 400, 600),
    GOLD(400, 600, 800, 1_200),
    PLATINUM(450, 675, 900, 1_350),
    DIAMOND(525, 787, 1_050, 1_575),
    ELITE(600, 900, 1_200, 1_800);

    private final int ordersPerS;
    private final int orderBurst;
    private final int cancelsPerS;
    private final int cancelBurst;

    RateTier(int ordersPerS, int orderBurst, int cancelsPerS, int cancelBurst) {
        this.ordersPerS = ordersPerS;
        this.orderBurst = orderBurst;
        this.cancelsPerS = cancelsPerS;
        this.cancelBurst = cancelBurst;
    }

    /** The tier of a {@code Poly-RateLimit-Tier} header, or null for one that is not known. */
    public static @Nullable RateTier ofHeader(String text) {
        String name = text.trim().toUpperCase(Locale.ROOT);
        for (RateTier tier : values()) {
            if (tier.name().equals(name)) {
                return tier;
            }
        }
        return null;
    }

    int ordersPerS() {
        return ordersPerS;
    }

    int orderBurst() {
        return orderBurst;
    }

    int cancelsPerS() {
        return cancelsPerS;
    }

    int cancelBurst() {
        return cancelBurst;
    }
}
