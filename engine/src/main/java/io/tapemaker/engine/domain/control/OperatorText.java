package io.tapemaker.engine.domain.control;

import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.ConditionId;
import org.jspecify.annotations.Nullable;

/**
 * What goes with a word of the operator, and the text of it on the tape: parts with one space between them, each only
 * where there is something to say, in this order.
 *
 * <pre>
 *   market=0x(64 lower-case hexadecimal digits)     FLATTEN, LEAVE, RESUME and SET; without it all markets are meant
 *   key=value                                       SET, which must have it
 *   why=anything, to the end                        every word
 * </pre>
 *
 * <p>The one who writes the tape and the one who decides both use this class; a text has exactly one form.
 */
public final class OperatorText {

    /** Longest reason, in characters. */
    public static final int MAX_WHY_LENGTH = 500;

    /** Longest key of a setting, in characters. */
    public static final int MAX_KEY_LENGTH = 100;

    /** Longest value of a setting, in characters. */
    public static final int MAX_VALUE_LENGTH = 200;

    private static final String MARKET = "market=";
    private static final String WHY = "why=";

    private final @Nullable ConditionId market;
    private final String key;
    private final String value;
    private final String why;

    private OperatorText(@Nullable ConditionId market, String key, String value, String why) {
        this.market = market;
        this.key = key;
        this.value = value;
        this.why = why;
    }

    /**
     * What goes with a word.
     *
     * @param market the one market that is meant, null for all
     * @param key the setting that SET changes, empty for other words
     * @param value what SET changes it to, empty for other words
     * @param why a reason for people, empty for none
     * @throws IllegalArgumentException with a line that says what does not go with the word
     */
    public static OperatorText of(
            OperatorWord word, @Nullable ConditionId market, String key, String value, String why) {
        require(market == null || isAboutOneMarket(word), word, "is about all markets and takes none");
        if (word == OperatorWord.SET) {
            require(isKey(key), word, "takes a key of letters, digits, dots, dashes and underscores, a letter first");
            require(isValue(value), word, "takes a value of 1 to " + MAX_VALUE_LENGTH + " visible ASCII characters");
        } else {
            require(key.isEmpty() && value.isEmpty(), word, "takes no key and no value");
        }
        require(why.length() <= MAX_WHY_LENGTH, word, "takes a reason of at most " + MAX_WHY_LENGTH + " characters");
        require(isUnicode(why), word, "takes a reason that is Unicode text");
        return new OperatorText(market, key, value, why);
    }

    /**
     * The parts of a text that {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is none, or does not go with the word
     */
    public static OperatorText parse(OperatorWord word, String text) {
        String rest = text;
        ConditionId market = null;
        if (rest.startsWith(MARKET)) {
            market = ConditionId.parse(firstOf(rest).substring(MARKET.length()));
            rest = restOf(rest);
        }
        String key = "";
        String value = "";
        if (word == OperatorWord.SET) {
            String pair = firstOf(rest);
            int equals = pair.indexOf('=');
            key = equals < 0 ? "" : pair.substring(0, equals);
            value = pair.substring(equals + 1);
            rest = restOf(rest);
        }
        String why = rest.startsWith(WHY) ? rest.substring(WHY.length()) : "";
        OperatorText parsed = of(word, market, key, value, why);
        // What was passed over, or has another form, shows here.
        require(parsed.text().equals(text), word, "has a text of another form");
        return parsed;
    }

    private static String firstOf(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }

    private static String restOf(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? "" : text.substring(space + 1);
    }

    private static void require(boolean holds, OperatorWord word, String what) {
        if (!holds) {
            throw new IllegalArgumentException("the operator's word " + word + " " + what);
        }
    }

    /** Whether a word can be about one market. */
    public static boolean isAboutOneMarket(OperatorWord word) {
        return switch (word) {
            case FLATTEN, LEAVE, RESUME, SET -> true;
            default -> false;
        };
    }

    private static boolean isKey(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH || !isLetter(key.charAt(0))) {
            return false;
        }
        for (int i = 1; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '_') {
                return false;
            }
        }
        // Else a text could be read in two ways.
        return !MARKET.equals(key + "=") && !WHY.equals(key + "=");
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isValue(String value) {
        if (value.isEmpty() || value.length() > MAX_VALUE_LENGTH) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Half a surrogate pair cannot be written as UTF-8, so what is read would differ from what was said. */
    private static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                return false;
            }
            i += pair ? 1 : 0;
        }
        return true;
    }

    /** The text on the tape. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (market != null) {
            part(text).append(MARKET).append(market);
        }
        if (!key.isEmpty()) {
            part(text).append(key).append('=').append(value);
        }
        if (!why.isEmpty()) {
            part(text).append(WHY).append(why);
        }
        return text.toString();
    }

    private static StringBuilder part(StringBuilder text) {
        return text.length() == 0 ? text : text.append(' ');
    }

    /** The one market that is meant, null for all. */
    public @Nullable ConditionId market() {
        return market;
    }

    /** The setting that SET changes, empty for other words. */
    public String key() {
        return key;
    }

    /** What SET changes it to, empty for other words. */
    public String value() {
        return value;
    }

    /** A reason for people, empty for none. Text from outside. */
    public String why() {
        return why;
    }
}
