package io.tapemaker.sim.workload;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A gzip writer whose output depends on its input alone. {@code java.util.zip} compresses with whatever zlib the JDK
 * or the system brings, and those differ: so equal workloads would not be equal files. A greedy search of the last
 * place with the same four bytes and the fixed Huffman code give about a fifth of the size, which is enough here.
 */
final class GzipStream extends OutputStream {

    /** Magic, deflate, no flags, no time, no extra flags, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int WINDOW = 32 * 1024;
    private static final int CAPACITY = 8 * WINDOW;
    private static final int HASH_BITS = 16;
    private static final int HASH_MULTIPLIER = 0x9E3779B1;
    private static final int KEY_LENGTH = 4;
    private static final int MAX_MATCH = 258;
    private static final int NOWHERE = -1;

    private final OutputStream out;
    private final DeflateBits bits = new DeflateBits();
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[CAPACITY];
    /** Latest place in the buffer of each key. */
    private final int[] latest = new int[1 << HASH_BITS];

    private int pending;
    private int filled;
    private long length;
    private boolean closed;

    GzipStream(OutputStream out) throws IOException {
        this.out = out;
        Arrays.fill(latest, NOWHERE);
        out.write(HEADER);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        crc.update(source, offset, count);
        length += count;
        int done = 0;
        while (done < count) {
            if (filled == CAPACITY) {
                compressPending(false);
                slide();
            }
            int part = Math.min(count - done, CAPACITY - filled);
            System.arraycopy(source, offset + done, buffer, filled, part);
            filled += part;
            done += part;
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (OutputStream target = out) {
            compressPending(true);
            bits.alignToByte();
            bits.writeBits((int) crc.getValue() & 0xffff, 16);
            bits.writeBits((int) (crc.getValue() >>> 16), 16);
            bits.writeBits((int) length & 0xffff, 16);
            bits.writeBits((int) (length >>> 16) & 0xffff, 16);
            bits.drainTo(target);
        }
    }

    private void compressPending(boolean last) throws IOException {
        bits.startFixedBlock(last);
        int at = pending;
        while (at < filled) {
            int matched = at + KEY_LENGTH <= filled ? matchAt(at) : 0;
            if (matched == 0) {
                bits.literal(buffer[at] & 0xff);
                at++;
            } else {
                at = rememberThrough(at + 1, at + matched);
            }
        }
        bits.endBlock();
        bits.drainTo(out);
        pending = filled;
    }

    /** Writes a match and returns its length, or 0 if there is none worth writing. */
    private int matchAt(int at) {
        int key = key(at);
        int candidate = latest[key];
        latest[key] = at;
        if (candidate == NOWHERE || at - candidate > WINDOW) {
            return 0;
        }
        int limit = Math.min(MAX_MATCH, filled - at);
        int matched = 0;
        while (matched < limit && buffer[candidate + matched] == buffer[at + matched]) {
            matched++;
        }
        if (matched < KEY_LENGTH) {
            return 0;
        }
        bits.match(matched, at - candidate);
        return matched;
    }

    private int rememberThrough(int from, int end) {
        for (int at = from; at < end && at + KEY_LENGTH <= filled; at++) {
            latest[key(at)] = at;
        }
        return end;
    }

    private int key(int at) {
        int four = (buffer[at] & 0xff)
                | (buffer[at + 1] & 0xff) << 8
                | (buffer[at + 2] & 0xff) << 16
                | (buffer[at + 3] & 0xff) << 24;
        return (four * HASH_MULTIPLIER) >>> (32 - HASH_BITS);
    }

    /** Keeps one window of what was compressed, so that the next block may refer to it. */
    private void slide() {
        int shift = filled - WINDOW;
        System.arraycopy(buffer, shift, buffer, 0, WINDOW);
        for (int i = 0; i < latest.length; i++) {
            latest[i] = latest[i] >= shift ? latest[i] - shift : NOWHERE;
        }
        filled = WINDOW;
        pending = WINDOW;
    }
}
