package io.tapemaker.sim.workload;

import java.io.IOException;

/** Takes the frames of a workload in order, on the thread that generates them. */
@FunctionalInterface
public interface FrameSink {

    /**
     * One frame as it would arrive on the socket.
     *
     * @param receivedAtMs arrival in milliseconds since the Unix epoch, never below that of the frame before
     * @param frame UTF-8 text; the array is the receiver's to keep
     * @throws IOException if it cannot be stored; the generator stops and passes it on
     */
    void onFrame(long receivedAtMs, byte[] frame) throws IOException;
}
