package io.tapemaker.sim.frames;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Grows one UTF-8 text at a time; the venue writes every number as a JSON string. */
public final class FrameText {

    private byte[] bytes = new byte[16 * 1024];
    private int length;

    public FrameText clear() {
        length = 0;
        return this;
    }

    public FrameText text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    /** {@code "name":"value"}. */
    public FrameText member(String name, String value) {
        return text("\"").text(name).text("\":\"").text(value).text("\"");
    }

    public FrameText price(long priceE4) {
        ensure(Decimals.MAX_TEXT_LENGTH);
        length += Decimals.write(bytes, length, priceE4, Price.DECIMALS);
        return this;
    }

    public FrameText size(long sizeE6) {
        ensure(Decimals.MAX_TEXT_LENGTH);
        length += Decimals.write(bytes, length, sizeE6, Size.DECIMALS);
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** The lower-case hex digest of the text. */
    public String digest(MessageDigest digest) {
        digest.update(bytes, 0, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
