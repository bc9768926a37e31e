package io.tapemaker.executor.run;

import io.tapemaker.executor.latch.KillFile;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latch as a running executor pulls it, whoever says so: shut on disk, and no place that waits leaves any more. */
final class KillSwitch {

    private static final Logger LOG = LoggerFactory.getLogger("executor");
    private static final String US = "executor";
    private static final int LONGEST = 200;

    private final KillFile latch;
    private final VenuePort venue;
    private final KillTimes times;

    KillSwitch(KillFile latch, VenuePort venue, KillTimes times) {
        this.latch = latch;
        this.venue = venue;
        this.times = times;
    }

    KillFile latch() {
        return latch;
    }

    /**
     * Pulls it; nothing of a place is handed to a socket any more when this returns or throws.
     *
     * @return the latch's sequence
     * @throws IOException if the latch may not be on disk; it holds in this process all the same
     */
    long pull(String who, String why) throws IOException {
        boolean open = !latch.isSet();
        long saidNs = System.nanoTime();
        try {
            long sequence = latch.set(who, why);
            if (open) {
                times.latched(saidNs);
            }
            return sequence;
        } finally {
            // A place that had passed the latch before it was shut loses its socket.
            venue.abandonPlaces();
        }
    }

    /** Pulls it for a reason of the executor's own. */
    void pull(String why) {
        try {
            pull(US, cut(why));
        } catch (IOException e) {
            notOnDisk();
        }
    }

    /** Shuts a latch before there is anything to place with. */
    static void shut(KillFile latch, String why) {
        try {
            latch.set(US, cut(why));
        } catch (IOException e) {
            notOnDisk();
        }
    }

    private static String cut(String why) {
        return why.length() > LONGEST ? why.substring(0, LONGEST) : why;
    }

    private static void notOnDisk() {
        LOG.error("the latch is shut, and that may not be on disk");
    }
}
