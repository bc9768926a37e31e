package io.tapemaker.engine.start;

import io.tapemaker.engine.gateway.TapeCutFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a start found.
 *
 * @param resumed whether the session on the tape goes on
 * @param snapshotSequence INBOUND sequence of the snapshot that was used, 0 for none
 * @param regeneratedCommands commands that a crash had kept from being written
 * @param cut what was cut from a torn tape, null for nothing
 */
public record StartFacts(
        boolean resumed,
        long snapshotSequence,
        long regeneratedCommands,
        @Nullable TapeCutFacts cut) {}
