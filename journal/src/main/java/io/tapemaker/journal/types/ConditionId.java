package io.tapemaker.journal.types;

import java.math.BigInteger;

/** The id of a market: {@code market} on the wire, {@code 0x} and hexadecimal digits. Immutable. */
public record ConditionId(Uint256 value) {

    private static final int MAX_DIGITS = 64;

    /**
     * The id of its text. Fewer than 64 digits are taken as the number they write, as hand-made test frames do.
     *
     * @throws IllegalArgumentException if it is not {@code 0x} and 1 to 64 hexadecimal digits
     */
    public static ConditionId parse(String text) {
        String digits = text.startsWith("0x") ? text.substring(2) : "";
        boolean hex = !digits.isEmpty()
                && digits.length() <= MAX_DIGITS
                && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
        if (!hex) {
            throw new IllegalArgumentException("a market id is 0x and 1 to 64 hexadecimal digits");
        }
        return new ConditionId(Uint256.of(new BigInteger(digits, 16)));
    }

    /** {@code 0x} and 64 lower-case digits. */
    @Override
    public String toString() {
        return "0x" + value.toHex();
    }
}
