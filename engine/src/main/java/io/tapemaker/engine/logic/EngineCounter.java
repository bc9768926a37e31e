package io.tapemaker.engine.logic;

import java.util.Locale;

/** What {@link EngineCounters} counts. Part of the state: new counters come last. */
public enum EngineCounter {
    /** Records of INBOUND. */
    RECORDS,
    /** Frames of the market channel, without those above the limit. */
    FRAMES,
    /** Timer ticks. */
    TICKS,
    /** Answers to commands. */
    ANSWERS,
    /** Answers about an order that is not known. */
    ANSWERS_UNKNOWN,
    /** Decisions made. */
    DECISIONS,
    /** Edits held back by the least interval. */
    EDITS_HELD_BACK,
    /** Orders placed. */
    PLACES,
    /** Orders cancelled. */
    CANCELS,
    /** Cancel-alls. */
    CANCEL_ALLS,
    /** Requests for a fresh snapshot of a book. */
    SNAPSHOT_REQUESTS,
    /** State hashes. */
    STATE_HASHES,
    /** Times that the kill latch was set or re-armed. */
    KILLS,
    /** Words to re-arm that were refused. */
    REARMS_REFUSED,
    /** Fills and what became of them. */
    FILLS,
    /** Words of the operator, settings among them, that were refused on the tape. */
    WORDS_REFUSED,
    /** Questions to the venue over HTTP. */
    VENUE_QUESTIONS,
    /** Answers to them, no answer among them. */
    VENUE_ANSWERS;

    private static final EngineCounter LAST_OF_VERSION_1 = STATE_HASHES;
    private static final EngineCounter LAST_WITHOUT_QUESTIONS = WORDS_REFUSED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** How many of them a behaviour version has in its state; those about questions only once there are any. */
    static int countOf(int behaviourVersion, boolean asked) {
        if (behaviourVersion == BandBehaviour.VERSION) {
            return LAST_OF_VERSION_1.ordinal() + 1;
        }
        return asked ? values().length : LAST_WITHOUT_QUESTIONS.ordinal() + 1;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }
}
