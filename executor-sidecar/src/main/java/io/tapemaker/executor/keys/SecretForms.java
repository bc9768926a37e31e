package io.tapemaker.executor.keys;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The byte patterns in which a secret may show: as it is, in hex, in base64 at each of the three alignments, in
 * decimal. All are folded: capitals are small letters, and the two alphabets of base64 are one. So one pattern finds
 * every spelling, and what it finds too much, it would take 2^60 frames to meet by chance.
 */
final class SecretForms {

    private static final int BASE64_ALIGNMENTS = 3;
    private static final int BASE64_BITS = 6;

    private SecretForms() {}

    static byte fold(byte b) {
        if (b >= 'A' && b <= 'Z') {
            return (byte) (b + ('a' - 'A'));
        }
        return switch (b) {
            case '+' -> '-';
            case '/' -> '_';
            default -> b;
        };
    }

    /** Forms of a text: itself, and itself encoded once more. */
    static List<byte[]> ofText(byte[] text) {
        List<byte[]> forms = new ArrayList<>();
        addEncodings(text, forms);
        return forms;
    }

    /** Forms of the HMAC key, which is base64 text: those of the text and those of the bytes that it stands for. */
    static List<byte[]> ofBase64(byte[] text) {
        List<byte[]> forms = ofText(trimmed(text));
        byte[] raw = decoded(text);
        if (raw.length >= SecretScrubber.MIN_SECRET_BYTES) {
            addEncodings(raw, forms);
        }
        Arrays.fill(raw, (byte) 0);
        return forms;
    }

    /** Forms of a private key: bytes, hex, base64 and the decimal that a BigInteger prints as. */
    static List<byte[]> ofPrivateKey(byte[] scalar) {
        List<byte[]> forms = new ArrayList<>();
        addEncodings(scalar, forms);
        forms.add(new BigInteger(1, scalar).toString().getBytes(StandardCharsets.US_ASCII));
        return forms;
    }

    private static void addEncodings(byte[] raw, List<byte[]> forms) {
        byte[] folded = raw.clone();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        forms.add(folded);
        forms.add(HexFormat.of().formatHex(raw).getBytes(StandardCharsets.US_ASCII));
        for (int alignment = 0; alignment < BASE64_ALIGNMENTS; alignment++) {
            forms.add(base64(raw, alignment));
        }
    }

    /** The characters that depend on the secret alone when so many bytes come before it and anything after. */
    private static byte[] base64(byte[] raw, int alignment) {
        byte[] shifted = new byte[alignment + raw.length];
        System.arraycopy(raw, 0, shifted, alignment, raw.length);
        byte[] encoded = Base64.getEncoder().encode(shifted);
        int from = (8 * alignment + BASE64_BITS - 1) / BASE64_BITS;
        int to = 8 * shifted.length / BASE64_BITS;
        byte[] own = Arrays.copyOfRange(encoded, from, to);
        for (int i = 0; i < own.length; i++) {
            own[i] = fold(own[i]);
        }
        Arrays.fill(shifted, (byte) 0);
        Arrays.fill(encoded, (byte) 0);
        return own;
    }

    private static byte[] trimmed(byte[] base64) {
        int end = base64.length;
        while (end > 0 && base64[end - 1] == '=') {
            end--;
        }
        return Arrays.copyOf(base64, end);
    }

    private static byte[] decoded(byte[] base64) {
        byte[] url = trimmed(base64);
        for (int i = 0; i < url.length; i++) {
            url[i] = url[i] == '+' ? (byte) '-' : url[i] == '/' ? (byte) '_' : url[i];
        }
        try {
            return Base64.getUrlDecoder().decode(url);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        } finally {
            Arrays.fill(url, (byte) 0);
        }
    }
}
