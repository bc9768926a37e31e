package io.tapemaker.engine.domain.v1.settings;

import io.tapemaker.engine.domain.book.HashPolicy;
import java.util.List;

/**
 * Every setting on which a decision depends. Parsed from the session start's configuration, so that a tape carries
 * its own.
 *
 * @param hashPolicy which bursts have their book hash verified
 * @param stateHashEvery a state hash goes to COMMANDS each time the INBOUND sequence is a multiple of this
 * @param snapshotEvery a snapshot is taken each time the INBOUND sequence is a multiple of this, 0 for never
 * @param quoting the rules of every market that has no terms of its own
 * @param markets terms of single markets, in the order of the file
 */
public record BandSettings(
        HashPolicy hashPolicy, int stateHashEvery, int snapshotEvery, QuotingRules quoting, List<BandTerms> markets) {

    public BandSettings {
        markets = List.copyOf(markets);
    }
}
