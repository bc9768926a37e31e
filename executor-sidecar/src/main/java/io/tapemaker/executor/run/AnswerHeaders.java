package io.tapemaker.executor.run;

import io.tapemaker.executor.decode.HttpAnswer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of an answer that matter as lines of a record, {@code name: value}, and back. */
final class AnswerHeaders {

    private static final String RETRY_AFTER = "retry-after";
    private static final String REMAINING = "poly-ratelimit-remaining";
    private static final String RESET = "poly-ratelimit-reset";
    private static final String TIER = "poly-ratelimit-tier";
    private static final int MAX_VALUE = 256;

    private AnswerHeaders() {}

    static String text(HttpAnswer.Headers headers) {
        StringBuilder text = new StringBuilder();
        line(text, RETRY_AFTER, headers.retryAfter());
        line(text, REMAINING, headers.rateRemaining());
        line(text, RESET, headers.rateReset());
        line(text, TIER, headers.rateTier());
        return text.toString();
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        boolean plain =
                value != null && value.length() <= MAX_VALUE && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        if (plain) {
            text.append(name).append(": ").append(value).append('\n');
        }
    }

    static HttpAnswer.Headers parse(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                values.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
            }
        });
        return new HttpAnswer.Headers(
                values.get(RETRY_AFTER), values.get(REMAINING), values.get(RESET), values.get(TIER));
    }
}
