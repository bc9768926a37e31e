package io.tapemaker.engine.gateway.marketdata;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Splits a stream into lines of bytes in a reused buffer. A line above the limit is not kept but measured and hashed.
 */
final class LineReader {

    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final int limit;
    private final byte[] chunk = new byte[CHUNK];
    private int chunkStart;
    private int chunkEnd;
    private byte[] line = new byte[CHUNK];
    private int length;
    private long totalLength;
    private final MessageDigest sha256 = Hashes.sha256();

    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Moves to the next line; false at the end of the stream. */
    boolean next() throws IOException {
        length = 0;
        totalLength = 0;
        while (true) {
            if (chunkStart == chunkEnd && !fill()) {
                return totalLength > 0;
            }
            int end = indexOfNewline();
            append(end < 0 ? chunkEnd : end);
            if (end >= 0) {
                chunkStart = end + 1;
                return true;
            }
            chunkStart = chunkEnd;
        }
    }

    private boolean fill() throws IOException {
        chunkStart = 0;
        chunkEnd = Math.max(0, in.read(chunk));
        return chunkEnd > 0;
    }

    private int indexOfNewline() {
        for (int i = chunkStart; i < chunkEnd; i++) {
            if (chunk[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void append(int end) {
        int count = end - chunkStart;
        int kept = Math.min(count, limit - length);
        if (length + kept > line.length) {
            line = Arrays.copyOf(line, Math.min(limit, Math.max(length + kept, line.length * 2)));
        }
        System.arraycopy(chunk, chunkStart, line, length, kept);
        length += kept;
        if (totalLength + count > limit) {
            if (totalLength <= limit) {
                sha256.reset();
                sha256.update(line, 0, length);
            }
            sha256.update(chunk, chunkStart + kept, count - kept);
        }
        totalLength += count;
    }

    /** Whether the line is longer than the limit: {@link #bytes} holds its start, {@link #hash} its SHA-256. */
    boolean isOversize() {
        return totalLength > limit;
    }

    /** Length of the whole line. */
    long totalLength() {
        return totalLength;
    }

    byte[] hash() {
        return sha256.digest();
    }

    byte[] bytes() {
        return line;
    }

    /** Bytes of the line in {@link #bytes}, without its end and a carriage return before it. */
    int length() {
        return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    }
}
