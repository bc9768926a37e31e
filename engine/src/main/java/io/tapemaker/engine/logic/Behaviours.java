package io.tapemaker.engine.logic;

/** The versions of what decides, and which of them a session names. */
final class Behaviours {

    private final LogicContext context;
    private final BandBehaviour band;
    private final RewardBehaviour reward;

    Behaviours(LogicContext context, SettingsDecoder settingsDecoder, QuoteChoices choices, DecisionListener listener) {
        this.context = context;
        this.band = new BandBehaviour(context, settingsDecoder, choices.band(), listener);
        this.reward = new RewardBehaviour(context, settingsDecoder, choices.planner(), listener);
    }

    static boolean knows(int version) {
        return version == BandBehaviour.VERSION || version == RewardBehaviour.VERSION;
    }

    Behaviour of(int version) {
        if (!knows(version)) {
            throw context.unknown("a session of behaviour version " + version);
        }
        return version == BandBehaviour.VERSION ? band : reward;
    }
}
