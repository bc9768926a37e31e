package io.tapemaker.executor.latch;

import java.io.Closeable;
import java.io.IOException;

/** Where the latch's bytes lie. */
interface LatchBlock extends Closeable {

    /**
     * Overwrites the block and returns when it would survive a power loss.
     *
     * @param bytes {@link LatchState#BYTES} of them
     * @throws IOException if that is not certain; what the block holds then is unknown
     */
    void write(byte[] bytes) throws IOException;
}
