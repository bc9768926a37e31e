package io.tapemaker.bench.lap;

import io.tapemaker.bench.baseline.BareQueue;
import io.tapemaker.bench.baseline.JacksonTokens;
import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.bench.tape.FrameSink;
import io.tapemaker.bench.tape.Scratch;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A bare Chronicle append of every frame, after its Jackson tokens were read if that is asked for: the floor of the
 * whole step.
 */
public final class FloorLap extends FrameSink implements Lap {

    private final BenchTape tape;
    private final boolean readTokens;
    private final JacksonTokens tokens = new JacksonTokens();
    private long count;
    private @Nullable Path directory;
    private @Nullable BareQueue queue;

    public FloorLap(BenchTape tape, boolean readTokens) {
        this.tape = tape;
        this.readTokens = readTokens;
    }

    @Override
    public void prepare() {
        directory = Scratch.create();
        queue = new BareQueue(directory);
    }

    @Override
    public long run() {
        tape.play(this);
        return takeFrames();
    }

    @Override
    protected void frame(byte[] bytes, int offset, int length, long stampNs) {
        if (queue == null) {
            throw new IllegalStateException("not prepared");
        }
        queue.append(bytes, offset, length);
        if (readTokens) {
            count += tokens.count(bytes, offset, length);
        }
    }

    /** Tokens read so far. */
    public long tokens() {
        return count;
    }

    @Override
    public void finish() {
        if (queue != null) {
            queue.close();
        }
        if (directory != null) {
            Scratch.remove(directory);
        }
    }
}
