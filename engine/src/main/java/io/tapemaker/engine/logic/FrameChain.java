package io.tapemaker.engine.logic;

import java.util.zip.CRC32C;

/**
 * A hash of all frames of a source up to a position: CRC32C over the hash before and the frame's bytes. Whoever reads
 * the source again sees by it whether it is still the same, in any frame and not only in the last one.
 */
public final class FrameChain {

    private final CRC32C crc = new CRC32C();
    private int hash;

    /** Before the first frame. */
    public void clear() {
        hash = 0;
    }

    /** Goes on from a hash that was kept. */
    public void continueFrom(int kept) {
        hash = kept;
    }

    /** Adds the next frame; of one above the limit, what is kept of it. */
    public void add(byte[] bytes, int offset, int length) {
        crc.reset();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            crc.update(hash >>> shift);
        }
        crc.update(bytes, offset, length);
        hash = (int) crc.getValue();
    }

    /** The hash of all frames so far, 0 for none. */
    public int hash() {
        return hash;
    }
}
