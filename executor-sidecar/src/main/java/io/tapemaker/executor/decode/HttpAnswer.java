package io.tapemaker.executor.decode;

import org.jspecify.annotations.Nullable;

/**
 * An answer as it came: what is journaled before anybody reads it.
 *
 * @param body bytes as received; the array is not copied and not changed
 */
public record HttpAnswer(int status, Headers headers, byte[] body) {

    /**
     * The headers that mean something, as text; null where there was none.
     *
     * @param retryAfter {@code Retry-After}
     * @param rateRemaining {@code Poly-RateLimit-Remaining}
     * @param rateReset {@code Poly-RateLimit-Reset}
     * @param rateTier {@code Poly-RateLimit-Tier}
     */
    public record Headers(
            @Nullable String retryAfter,
            @Nullable String rateRemaining,
            @Nullable String rateReset,
            @Nullable String rateTier) {

        /** No header that matters. */
        public static final Headers NONE = new Headers(null, null, null, null);
    }
}
