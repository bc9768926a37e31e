package io.tapemaker.executor.door;

import io.tapemaker.executor.latch.RearmResult;
import java.io.IOException;

/** What a person may have the executor do. Called on the door's thread, which serves nobody else meanwhile. */
public interface ExecutorControl {

    /**
     * Shuts the latch and has everything cancelled. Returns when the latch is on disk, and does not wait for the venue.
     *
     * @param who who says it
     * @param why a reason, empty for none
     * @return the latch's sequence
     * @throws IOException if the latch may not be on disk; nothing is placed all the same while this process lives
     */
    long kill(String who, String why) throws IOException;

    /**
     * Opens the latch if the operator's file allows it.
     *
     * @throws IOException if that may not be on disk; the latch stays shut
     */
    RearmResult rearm(String who, String why) throws IOException;

    /** Where the executor stands: one JSON object without secrets. */
    String statusJson();
}
