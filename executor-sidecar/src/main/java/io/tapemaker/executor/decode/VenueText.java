package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.venue.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The venue's error texts, matched loosely: they come last, after status and code, and differ between its pages. */
final class VenueText {

    /** Characters of a stranger's text that are kept. */
    static final int MAX_LENGTH = 256;

    /** After these nobody knows whether the order was done. */
    private static final List<String> OPEN = List.of(
            "could not run the execution",
            "execution_error",
            "delaying_order_error",
            "error delaying",
            "internal server error",
            "internal error",
            "timeout",
            "timed out");

    /** First match counts. */
    private static final List<Map.Entry<String, Refused>> CAUSES = List.of(
            Map.entry("order_version_mismatch", Refused.VERSION_MISMATCH),
            Map.entry("post-only mode", Refused.POST_ONLY_MODE),
            Map.entry("post_only_mode", Refused.POST_ONLY_MODE),
            Map.entry("cancel-only", Refused.CANCEL_ONLY),
            Map.entry("trading is currently disabled", Refused.DISABLED),
            Map.entry("not enough balance", Refused.BALANCE),
            Map.entry("insufficient balance", Refused.BALANCE),
            Map.entry("not_enough_balance", Refused.BALANCE),
            Map.entry("invalid_post_only_order_type", Refused.INVALID),
            Map.entry("invalid_post_only_order", Refused.CROSSES),
            Map.entry("order crosses book", Refused.CROSSES),
            Map.entry("crosses the book", Refused.CROSSES),
            Map.entry("minimum tick size", Refused.TICK),
            Map.entry("min_tick_size", Refused.TICK),
            Map.entry("lower than the minimum", Refused.MIN_SIZE),
            Map.entry("order_min_size", Refused.MIN_SIZE),
            Map.entry("invalid expiration", Refused.EXPIRATION),
            Map.entry("order_expiration", Refused.EXPIRATION),
            Map.entry("not yet ready", Refused.MARKET_CLOSED),
            Map.entry("market_not_ready", Refused.MARKET_CLOSED),
            Map.entry("address banned", Refused.BLOCKED),
            Map.entry("closed only mode", Refused.BLOCKED),
            Map.entry("restricted in your region", Refused.BLOCKED),
            Map.entry("rate limit exceeded", Refused.RATE_LIMITED),
            Map.entry("service is not ready", Refused.RESTARTING),
            Map.entry("of the api key", Refused.UNAUTHORISED),
            Map.entry("invalid api key", Refused.UNAUTHORISED));

    private VenueText() {}

    /** Why an order or a request was not taken. */
    static Refused cause(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Refused> cause : CAUSES) {
            if (lower.contains(cause.getKey())) {
                return cause.getValue();
            }
        }
        return Refused.INVALID;
    }

    /** The venue has had this very order before. */
    static boolean saysDuplicated(String text) {
        return text.toLowerCase(Locale.ROOT).contains("duplicated");
    }

    /** The order waits before it is matched. */
    static boolean saysDelayed(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("order match delayed") || lower.contains("order_delayed");
    }

    /** The text is of a failure that may have happened after the order was taken. */
    static boolean leavesOpen(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return OPEN.stream().anyMatch(lower::contains);
    }

    /** At most {@link #MAX_LENGTH} printable ASCII characters; anything else becomes a question mark. */
    static String clean(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && i < MAX_LENGTH; i++) {
            char c = text.charAt(i);
            out.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return out.toString();
    }
}
