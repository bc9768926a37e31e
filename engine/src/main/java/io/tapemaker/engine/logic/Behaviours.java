package io.tapemaker.engine.logic;

/** The versions of what decides, each made when it is first named. */
final class Behaviours {

    private final LogicContext context;
    private final BandBehaviour band;

    Behaviours(LogicContext context, SettingsDecoder settingsDecoder, QuoteChoices choices, DecisionListener listener) {
        this.context = context;
        this.band = new BandBehaviour(context, settingsDecoder, choices.band(), listener);
    }

    static boolean knows(int version) {
        return version == BandBehaviour.VERSION;
    }

    Behaviour of(int version) {
        if (!knows(version)) {
            throw context.unknown("a session of behaviour version " + version);
        }
        return band;
    }
}
