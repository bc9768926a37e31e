package io.tapemaker.executor.domain.order;

import java.util.HexFormat;
import java.util.Locale;

/** An address of the chain: 20 bytes, most significant first. Immutable. */
public record Address(int high, long mid, long low) implements Comparable<Address> {

    /** Encoded length in bytes. */
    public static final int LENGTH = 20;

    private static final int TEXT_LENGTH = 2 + 2 * LENGTH;

    /** The address that nobody holds. */
    public static final Address ZERO = new Address(0, 0, 0);

    /**
     * The address of its text; capitals are not compared with the checksum that they may spell.
     *
     * @throws IllegalArgumentException if it is not "0x" and 40 hex digits
     */
    public static Address parse(String text) {
        if (text.length() != TEXT_LENGTH || !text.startsWith("0x") || !isHex(text)) {
            throw new IllegalArgumentException("an address is 0x and 40 hex digits");
        }
        return new Address(
                HexFormat.fromHexDigits(text, 2, 10),
                HexFormat.fromHexDigitsToLong(text, 10, 26),
                HexFormat.fromHexDigitsToLong(text, 26, 42));
    }

    private static boolean isHex(String text) {
        return text.chars().skip(2).allMatch(HexFormat::isHexDigit);
    }

    /** The 20 bytes. */
    public byte[] toBytes() {
        return HexFormat.of().parseHex(digits());
    }

    private String digits() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(mid) + hex.toHexDigits(low);
    }

    @Override
    public int compareTo(Address other) {
        return digits().compareTo(other.digits());
    }

    /** "0x" and 40 lower-case hex digits. */
    @Override
    public String toString() {
        return "0x" + digits().toLowerCase(Locale.ROOT);
    }
}
