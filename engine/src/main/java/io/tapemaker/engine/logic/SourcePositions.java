package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.zip.CRC32C;

/** How far each source has been journaled in this session, so that a restart goes on exactly there. */
public final class SourcePositions {

    private final CRC32C crc = new CRC32C();
    private long frames;
    private int frameHash;
    private long burstEnds;
    private long tickDueNs;
    private long answeredCommand;

    void onFrame(long position, byte[] bytes, int offset, int length) {
        frames = position;
        crc.reset();
        crc.update(bytes, offset, length);
        frameHash = (int) crc.getValue();
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
        frameHash = 0;
        burstEnds = 0;
        tickDueNs = 0;
    }

    /** Position of the last frame, 0 for none. */
    public long frames() {
        return frames;
    }

    /** CRC32C of the last frame's bytes, of its head if it was oversize. */
    public int frameHash() {
        return frameHash;
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
        out.putInt(frameHash);
        out.putLong(burstEnds);
        out.putLong(tickDueNs);
        out.putLong(answeredCommand);
    }

    void read(StateReader in) {
        frames = in.getLong();
        frameHash = in.getInt();
        burstEnds = in.getLong();
        tickDueNs = in.getLong();
        answeredCommand = in.getLong();
    }
}
