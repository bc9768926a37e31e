package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** How far each source has been journaled in this session, so that a restart goes on exactly there. */
public final class SourcePositions {

    private final FrameChain chain = new FrameChain();
    private long frames;
    private long burstEnds;
    private long tickDueNs;
    private long answeredCommand;

    void onFrame(long position, byte[] bytes, int offset, int length) {
        frames = position;
        chain.add(bytes, offset, length);
    }

    void onBurstEnd(long position) {
        burstEnds = position;
    }

    void onTick(long dueNs) {
        tickDueNs = dueNs;
    }

    void onAnswer(long commandSequence) {
        answeredCommand = Math.max(answeredCommand, commandSequence);
    }

    /** A new session reads its source from the start; answers to commands go on. */
    void onNewSession() {
        frames = 0;
        chain.clear();
        burstEnds = 0;
        tickDueNs = 0;
    }

    /** Position of the last frame, 0 for none. */
    public long frames() {
        return frames;
    }

    /** {@link FrameChain} of all frames so far; of an oversize one its head counts. */
    public int frameHash() {
        return chain.hash();
    }

    /** Position of the frame behind which the last burst ended. */
    public long burstEnds() {
        return burstEnds;
    }

    /** Due time of the last tick in ns. */
    public long tickDueNs() {
        return tickDueNs;
    }

    /** Highest COMMANDS sequence that has been answered, 0 for none. */
    public long answeredCommand() {
        return answeredCommand;
    }

    void write(StateWriter out) {
        out.putLong(frames);
        out.putInt(chain.hash());
        out.putLong(burstEnds);
        out.putLong(tickDueNs);
        out.putLong(answeredCommand);
    }

    void read(StateReader in) {
        frames = in.getLong();
        chain.continueFrom(in.getInt());
        burstEnds = in.getLong();
        tickDueNs = in.getLong();
        answeredCommand = in.getLong();
    }
}
