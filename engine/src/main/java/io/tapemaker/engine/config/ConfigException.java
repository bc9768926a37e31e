package io.tapemaker.engine.config;

/**
 * The configuration cannot be used; the message is one line that names the place and the mend. What a stranger wrote
 * stands in it escaped.
 */
public final class ConfigException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Longest line; what is beyond it is cut off. */
    static final int MAX_LENGTH = 1_000;

    public ConfigException(String message) {
        super(oneLine(message));
    }

    private static String oneLine(String message) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < message.length() && line.length() < MAX_LENGTH; i++) {
            char c = message.charAt(i);
            if (c < ' ' || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c)) {
                String hex = Integer.toHexString(c);
                line.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }
}
