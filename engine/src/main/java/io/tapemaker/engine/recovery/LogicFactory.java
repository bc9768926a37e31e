package io.tapemaker.engine.recovery;

import io.tapemaker.engine.config.ConfigReader;
import io.tapemaker.engine.domain.v1.quoting.BandQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteDecision;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.SettingsDecoder;

/** Makes the deciding logic as it is shipped: the same for a run, a restart and a verification. */
public final class LogicFactory {

    /** Settings as the tape carries them. */
    public static final SettingsDecoder TAPED =
            parsed -> ConfigReader.read("journaled configuration", parsed).decision();

    private LogicFactory() {}

    /** The decision that ships. */
    public static QuoteDecision decision() {
        return new BandQuotes();
    }

    /** Fresh logic as shipped. */
    public static BusinessLogic create() {
        return create(decision(), DecisionListener.NONE);
    }

    /** Fresh logic with another decision, for tests that plant faults, or with somebody who listens. */
    public static BusinessLogic create(QuoteDecision decision, DecisionListener listener) {
        return new BusinessLogic(TAPED, decision, listener);
    }
}
