package io.tapemaker.journal.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Layout of a snapshot file, little-endian: 80 bytes, then the payload to the end of the file.
 *
 * <pre>
 *  0 magic u32 "TMSS"       4 formatVersion u16       6 headerLength u16
 *  8 inboundSequence i64   16 inboundChecksum u32    20 behaviourVersion u32
 * 24 commandsSequence i64  32 commandsChecksum u32   36 payloadLength u32
 * 40 SHA-256 of the payload (32 bytes)
 * 72 zero u32              76 CRC32C of [0, 76)
 * </pre>
 */
final class SnapshotLayout {

    static final int HEADER_LENGTH = 80;

    private static final int MAGIC = 0x53534D54;
    private static final short FORMAT_VERSION = 1;
    private static final int DIGEST = 40;
    private static final int DIGEST_LENGTH = 32;
    private static final int CRC = 76;

    private SnapshotLayout() {}

    static ByteBuffer header(SnapshotPoint point, byte[] payload) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH).order(LITTLE_ENDIAN);
        header.putInt(MAGIC).putShort(FORMAT_VERSION).putShort((short) HEADER_LENGTH);
        header.putLong(point.inboundSequence()).putInt(point.inboundChecksum()).putInt(point.behaviourVersion());
        header.putLong(point.commandsSequence())
                .putInt(point.commandsChecksum())
                .putInt(payload.length);
        header.put(digestOf(payload)).putInt(0);
        header.putInt(crcOf(header.array()));
        return header.flip();
    }

    /** What is wrong with a header, and with the length of the file behind it; null if nothing is. */
    static @Nullable String problemOf(byte[] header, long payloadLength) {
        ByteBuffer bytes = ByteBuffer.wrap(header).order(LITTLE_ENDIAN);
        if (header.length < HEADER_LENGTH) {
            return "shorter than its header";
        }
        if (bytes.getInt(CRC) != crcOf(header)) {
            return "the checksum of its header does not match";
        }
        if (bytes.getInt(0) != MAGIC || bytes.getShort(4) != FORMAT_VERSION || bytes.getShort(6) != HEADER_LENGTH) {
            return "a format that this build does not know";
        }
        if (bytes.getLong(8) < 0 || bytes.getLong(24) < 0 || bytes.getInt(72) != 0) {
            return "values in its header that cannot be";
        }
        int expected = bytes.getInt(36);
        return expected == payloadLength ? null : "its payload has " + payloadLength + " bytes, not " + expected;
    }

    /** The point of a header without a problem. */
    static SnapshotPoint pointOf(byte[] header) {
        ByteBuffer bytes = ByteBuffer.wrap(header).order(LITTLE_ENDIAN);
        return new SnapshotPoint(
                bytes.getLong(8), bytes.getInt(16), bytes.getLong(24), bytes.getInt(32), bytes.getInt(20));
    }

    static boolean matches(byte[] header, byte[] payload) {
        return Arrays.equals(Arrays.copyOfRange(header, DIGEST, DIGEST + DIGEST_LENGTH), digestOf(payload));
    }

    private static byte[] digestOf(byte[] payload) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(payload);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static int crcOf(byte[] header) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, CRC);
        return (int) crc.getValue();
    }
}
