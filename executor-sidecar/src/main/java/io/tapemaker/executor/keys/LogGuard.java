package io.tapemaker.executor.keys;

import java.util.Locale;

/**
 * What every line for people goes through: known secrets are replaced, whatever is not printable ASCII is escaped, and
 * long lines are cut. Also used for errors on the terminal.
 */
public final class LogGuard {

    /** Longer lines are cut, in characters. */
    public static final int MAX_CHARACTERS = 2000;

    /** Logback makes its converters itself, so that what they need must be found here. */
    private static volatile SecretScrubber scrubber = SecretScrubber.NONE;

    private LogGuard() {}

    /** From now on lines are free of what this scrubber knows; called as soon as the secrets are known. */
    public static void install(SecretScrubber known) {
        scrubber = known;
    }

    /** One printable line. */
    public static String line(String text) {
        // Cut twice: no stranger's megabytes are scrubbed, and a secret is never cut in two before it is found.
        String bounded = text.length() > 2 * MAX_CHARACTERS ? text.substring(0, 2 * MAX_CHARACTERS) : text;
        return escape(scrubber.scrub(bounded));
    }

    /**
     * What may be said of an exception that is not ours: its kind, its place and the kinds of its causes. Its message
     * may quote a key, a password or a header.
     */
    public static String kindOf(Throwable e) {
        StringBuilder kinds = new StringBuilder(e.getClass().getSimpleName());
        StackTraceElement[] trace = e.getStackTrace();
        if (trace.length > 0) {
            kinds.append(String.format(Locale.ROOT, " at %s", trace[0]));
        }
        Throwable cause = e.getCause();
        for (int depth = 0; cause != null && depth < 4; depth++) {
            kinds.append(" < ").append(cause.getClass().getSimpleName());
            cause = cause.getCause();
        }
        return kinds.toString();
    }

    private static String escape(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length() && line.length() < MAX_CHARACTERS; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                line.append(c);
            } else {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return line.toString();
    }
}
