package io.tapemaker.engine.domain.settings;

import io.tapemaker.engine.domain.book.HashPolicy;

/**
 * How often books and states are proven.
 *
 * @param hashPolicy which bursts have their book hash verified
 * @param witnessMs a market of which nothing was heard for so long is asked about over HTTP, where there is a venue
 *     to ask; 0 for never
 * @param stateHashEvery a state hash goes to COMMANDS each time the INBOUND sequence is a multiple of this
 * @param snapshotEvery a snapshot is taken each time the INBOUND sequence is a multiple of this, 0 for never
 */
public record BookSettings(HashPolicy hashPolicy, int witnessMs, int stateHashEvery, int snapshotEvery) {}
