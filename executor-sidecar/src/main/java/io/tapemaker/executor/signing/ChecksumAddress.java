package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.Address;
import java.nio.charset.StandardCharsets;

/** The text of an address whose capitals are its checksum (EIP-55): what the venue's clients send. */
public final class ChecksumAddress {

    private static final int PREFIX = 2;
    private static final int CAPITAL_FROM = 8;
    private static final int TO_CAPITAL = 'a' - 'A';

    private ChecksumAddress() {}

    /** "0x" and 40 hex digits, some of them capitals. */
    public static String of(Address address) {
        byte[] text = address.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] digits = new byte[text.length - PREFIX];
        System.arraycopy(text, PREFIX, digits, 0, digits.length);
        byte[] hash = Keccak.of(digits);
        for (int i = 0; i < digits.length; i++) {
            int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf;
            if (digits[i] >= 'a' && nibble >= CAPITAL_FROM) {
                text[PREFIX + i] = (byte) (digits[i] - TO_CAPITAL);
            }
        }
        return new String(text, StandardCharsets.US_ASCII);
    }

    /**
     * The address of a text whose capitals have to be right, as people have to write it. Each letter is one bit of
     * checksum: of slips in an address with few letters, as the venue's contracts have, some come through.
     *
     * @throws IllegalArgumentException if it is no address, or its capitals are those of another
     */
    public static Address parse(String text) {
        Address address = Address.parse(text);
        if (!of(address).equals(text)) {
            throw new IllegalArgumentException("the capitals of the address " + text + " are not its checksum (EIP-55);"
                    + " if every digit is right, write " + of(address));
        }
        return address;
    }
}
