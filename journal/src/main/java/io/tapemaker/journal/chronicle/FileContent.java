package io.tapemaker.journal.chronicle;

/**
 * The bytes of a roll file. Plain reads and no mapping, so that a file cut by somebody else cannot crash the reader.
 */
interface FileContent extends AutoCloseable {

    /** Length in bytes. */
    long size();

    /** No byte from here on is other than zero; {@link #size} if nothing is known about that without reading. */
    default long writtenEnd() {
        return size();
    }

    /**
     * Reads up to {@code length} bytes from {@code position} on; returns how many there were, 0 at or behind the end.
     */
    int read(long position, byte[] into, int offset, int length);

    @Override
    void close();
}
