package io.tapemaker.executor.latch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What the latch says. Its bytes are one sector: magic u64, sequence u64, time i64, word u32, length of who u16, length
 * of why u16, who, why, CRC32C u32 of all before it; little-endian, zeros between.
 *
 * @param set whether nothing may be placed
 * @param sequence counts the changes of the latch; behind a loss of the file it goes on from the clock
 * @param atMs wall clock at the change, ms since 1970
 * @param who who changed it; cut to {@value #MAX_WHO_BYTES} bytes of UTF-8
 * @param why a reason, empty for none; cut to {@value #MAX_WHY_BYTES} bytes of UTF-8
 */
public record LatchState(boolean set, long sequence, long atMs, String who, String why) {

    static final int BYTES = 512;
    static final int MAX_WHO_BYTES = 160;
    static final int MAX_WHY_BYTES = 312;

    private static final long MAGIC = 0x3130_4c4c_494b_4d54L;
    /** Far from each other, and from what an empty or erased sector holds. */
    private static final int SET_WORD = 0x4c4c_494b;

    private static final int UNSET_WORD = 0x9a2d_5ee1;

    private static final int SEQUENCE_OFFSET = 8;
    private static final int TIME_OFFSET = 16;
    private static final int WORD_OFFSET = 24;
    private static final int WHO_LENGTH_OFFSET = 28;
    private static final int WHY_LENGTH_OFFSET = 30;
    private static final int WHO_OFFSET = 32;
    private static final int WHY_OFFSET = WHO_OFFSET + MAX_WHO_BYTES;
    private static final int CRC_OFFSET = BYTES - 4;

    /** Cuts the texts to what fits. */
    public LatchState {
        who = cut(who, MAX_WHO_BYTES);
        why = cut(why, MAX_WHY_BYTES);
    }

    private static String cut(String text, int maxBytes) {
        return textOf(bytesOf(text, maxBytes));
    }

    private static String textOf(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    /** As many whole characters as fit. */
    private static ByteBuffer bytesOf(String text, int maxBytes) {
        ByteBuffer bytes = ByteBuffer.allocate(maxBytes);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(text), bytes, true);
        return bytes.flip();
    }

    /** The bytes on disk. */
    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer whoBytes = bytesOf(who, MAX_WHO_BYTES);
        ByteBuffer whyBytes = bytesOf(why, MAX_WHY_BYTES);
        out.putLong(0, MAGIC)
                .putLong(SEQUENCE_OFFSET, sequence)
                .putLong(TIME_OFFSET, atMs)
                .putInt(WORD_OFFSET, set ? SET_WORD : UNSET_WORD)
                .putShort(WHO_LENGTH_OFFSET, (short) whoBytes.remaining())
                .putShort(WHY_LENGTH_OFFSET, (short) whyBytes.remaining());
        out.position(WHO_OFFSET).put(whoBytes);
        out.position(WHY_OFFSET).put(whyBytes);
        out.putInt(CRC_OFFSET, crcOf(out.array()));
        return out.array();
    }

    private static int crcOf(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CRC_OFFSET);
        return (int) crc.getValue();
    }

    /** Reads the bytes on disk; null if this class has not written them, or not in one piece. */
    static @Nullable LatchState decode(byte[] bytes) {
        if (bytes.length != BYTES) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int word = in.getInt(WORD_OFFSET);
        int whoLength = Short.toUnsignedInt(in.getShort(WHO_LENGTH_OFFSET));
        int whyLength = Short.toUnsignedInt(in.getShort(WHY_LENGTH_OFFSET));
        boolean sound = in.getLong(0) == MAGIC
                && in.getInt(CRC_OFFSET) == crcOf(bytes)
                && (word == SET_WORD || word == UNSET_WORD)
                && whoLength <= MAX_WHO_BYTES
                && whyLength <= MAX_WHY_BYTES;
        if (!sound) {
            return null;
        }
        return new LatchState(
                word == SET_WORD,
                in.getLong(SEQUENCE_OFFSET),
                in.getLong(TIME_OFFSET),
                textOf(in.slice(WHO_OFFSET, whoLength)),
                textOf(in.slice(WHY_OFFSET, whyLength)));
    }

    /**
     * What an operator's file has to say to open this very latch: sequence and checksum. No secret, and no chance in
     * it; another latch has another one, so that a file that was left lying about opens nothing.
     */
    public String token() {
        int crc = ByteBuffer.wrap(encode()).order(ByteOrder.LITTLE_ENDIAN).getInt(CRC_OFFSET);
        return sequence + "-" + HexFormat.of().toHexDigits(crc);
    }
}
