package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.book.KnownParameters;
import java.util.List;

/**
 * Settings that every version of what decides has.
 *
 * @param hashPolicy which bursts have their book hash verified
 * @param stateHashEvery a state hash goes to COMMANDS each time the INBOUND sequence is a multiple of this
 * @param snapshotEvery a snapshot is taken each time the INBOUND sequence is a multiple of this, 0 for never
 * @param knownParameters what is known of markets beside their frames
 */
record SharedSettings(
        HashPolicy hashPolicy, int stateHashEvery, int snapshotEvery, List<KnownParameters> knownParameters) {

    /** Before the first session. */
    static final SharedSettings NONE = new SharedSettings(HashPolicy.OFF, Integer.MAX_VALUE, 0, List.of());

    SharedSettings {
        knownParameters = List.copyOf(knownParameters);
    }
}
