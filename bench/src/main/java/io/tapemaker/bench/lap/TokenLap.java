package io.tapemaker.bench.lap;

import io.tapemaker.bench.baseline.JacksonTokens;
import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.bench.tape.FrameSink;

/** Bare Jackson tokens of every frame. */
public final class TokenLap extends FrameSink implements Lap {

    private final BenchTape tape;
    private final JacksonTokens tokens = new JacksonTokens();
    private long count;

    public TokenLap(BenchTape tape) {
        this.tape = tape;
    }

    @Override
    public void prepare() {
        count = 0;
    }

    @Override
    public long run() {
        tape.play(this);
        return takeFrames();
    }

    @Override
    protected void frame(byte[] bytes, int offset, int length, long stampNs) {
        count += tokens.count(bytes, offset, length);
    }

    @Override
    public void finish() {
        if (count == 0) {
            throw new IllegalStateException("no token was read");
        }
    }
}
