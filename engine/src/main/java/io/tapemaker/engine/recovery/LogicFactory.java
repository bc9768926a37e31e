package io.tapemaker.engine.recovery;

import io.tapemaker.engine.domain.v1.quoting.BandQuotes;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.engine.logic.SettingsDecoder;

/** Makes the deciding logic as it is shipped: the same for a run, a restart and a verification. */
public final class LogicFactory {

    /** Settings as the tape carries them. */
    public static final SettingsDecoder TAPED = new TapedSettings();

    private LogicFactory() {}

    /** What chooses the quotes as it ships. */
    public static QuoteChoices choices() {
        return new QuoteChoices(new BandQuotes(), QuotePlanner.search());
    }

    /** Fresh logic as shipped. */
    public static BusinessLogic create() {
        return create(choices(), DecisionListener.NONE);
    }

    /** Fresh logic with another choice, for tests that plant faults, or with somebody who listens. */
    public static BusinessLogic create(QuoteChoices choices, DecisionListener listener) {
        return new BusinessLogic(TAPED, choices, listener);
    }
}
