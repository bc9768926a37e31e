package io.tapemaker.engine.domain.book;

/**
 * Which batches have their book hash verified: all ({@code every}), of each book one in N ({@code sample-N}), or none
 * ({@code off}). A sample also verifies full books, which teach the hash's inputs, and every batch of a suspect book,
 * which may clear it.
 *
 * @param interval 1 for every batch, N for one in N, 0 for none
 */
public record HashPolicy(int interval) {

    /** Every batch. */
    public static final HashPolicy EVERY = new HashPolicy(1);

    /** None. */
    public static final HashPolicy OFF = new HashPolicy(0);

    /** Rarest sample. */
    public static final int MAX_INTERVAL = 1_000_000;

    private static final String SAMPLE_PREFIX = "sample-";

    public HashPolicy {
        if (interval < 0 || interval > MAX_INTERVAL) {
            throw new IllegalArgumentException(
                    "a hash policy verifies one batch in 1 to " + MAX_INTERVAL + ", or none");
        }
    }

    /** One batch of a book in {@code interval}. */
    public static HashPolicy sample(int interval) {
        if (interval < 1) {
            throw new IllegalArgumentException("a sample is one batch in 1 or more");
        }
        return new HashPolicy(interval);
    }

    /**
     * The policy of a setting.
     *
     * @throws IllegalArgumentException if the text is not {@code every}, {@code sample-N} or {@code off}
     */
    public static HashPolicy parse(String text) {
        if (text.equals("every")) {
            return EVERY;
        }
        if (text.equals("off")) {
            return OFF;
        }
        String count = text.startsWith(SAMPLE_PREFIX) ? text.substring(SAMPLE_PREFIX.length()) : "";
        if (count.isEmpty() || count.length() > 7 || !count.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("a hash policy is every, sample-N or off");
        }
        return sample(Integer.parseInt(count));
    }

    /** The text that {@link #parse} takes. */
    public String text() {
        return interval == 0 ? "off" : interval == 1 ? "every" : SAMPLE_PREFIX + interval;
    }
}
