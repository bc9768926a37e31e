package io.tapemaker.executor.run;

import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.venue.polymarket.VenueHosts;
import io.tapemaker.journal.codecs.RunMode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run is told.
 *
 * @param policyBytes the file as it was read
 * @param secrets null in shadow mode
 * @param head where the end of the tape is anchored
 * @param build version of this program
 */
public record RunSettings(
        Policy policy,
        byte[] policyBytes,
        VenueHosts venue,
        @Nullable LiveSecrets secrets,
        Path journal,
        Path head,
        String build) {

    /** LIVE with secrets, SHADOW without. */
    public RunMode mode() {
        return secrets == null ? RunMode.SHADOW : RunMode.LIVE;
    }
}
