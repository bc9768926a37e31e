package io.tapemaker.engine.gateway.operator;

import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.pipeline.EnginePipeline;
import io.tapemaker.journal.codecs.OperatorWord;

/**
 * Brings the operator's words into the engine: each becomes a journaled event with who and why. One thread at a time.
 */
public final class OperatorGateway {

    /** Longest name or text, in characters; what is longer is cut. */
    static final int MAX_TEXT_LENGTH = 1_000;

    /**
     * A stamp for a word said at the event time of the record before it. A recording has its own time: a word stamped
     * by the clock would hold event time still until the recording has caught up with it.
     */
    public static final long NOW_ON_TAPE = 0;

    private final EnginePipeline pipeline;
    private final InboundEncoder encoder = new InboundEncoder();
    private long words;

    public OperatorGateway(EnginePipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Says a word to the engine.
     *
     * @param who who says it
     * @param text why, for the tape
     * @param stampNs when, in ns since the epoch; {@link #NOW_ON_TAPE} where event time is not that of the clock
     * @return the word's position: the board says under which sequence it was journaled
     */
    public long say(OperatorWord word, String who, String text, long stampNs) {
        long position = ++words;
        pipeline.publish(out -> encoder.operatorEvent(out, word, cut(who), cut(text), position, stampNs));
        return position;
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH);
    }
}
