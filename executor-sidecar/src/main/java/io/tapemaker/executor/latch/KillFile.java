package io.tapemaker.executor.latch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The kill latch. Shut means that nothing is placed; everything else goes on. It is a file beside the journal, made at
 * the start, so that it can be shut with the disk full; whatever is not a whole and open latch of this user is shut.
 *
 * <p>{@link #isSet} may be asked by any thread at any time and costs a volatile read. The others wait for each other.
 * Only the writer of EXECUTIONS opens it, so there is one at a time.
 */
public final class KillFile implements AutoCloseable {

    /** Its name in a journal directory. */
    public static final String NAME = "executor.kill";

    private static final String THIS_PROGRAM = "executor";

    private final Clock clock;
    private final LatchBlock block;
    private final Object lock = new Object();

    private volatile boolean shut;
    private volatile LatchState state;
    private boolean durable = true;

    KillFile(LatchBlock block, LatchState state, Clock clock) {
        this.block = block;
        this.state = state;
        this.shut = state.set();
        this.clock = clock;
    }

    /**
     * Opens the latch of a journal directory.
     *
     * @param firstStart whether the tape is empty: only then may there be no file yet
     * @param clock the time of day, for people
     * @throws IOException if a file that has to be made cannot be; then nothing may be placed
     */
    public static KillFile open(Path directory, boolean firstStart, Clock clock) throws IOException {
        Path file = directory.toAbsolutePath().resolve(NAME);
        boolean absent = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (absent && firstStart) {
            LatchState state = new LatchState(false, 1, clock.millis(), THIS_PROGRAM, "first start");
            return new KillFile(LatchFile.make(file, state.encode()), state, clock);
        }
        LatchFile.Found found = LatchFile.find(file);
        LatchState sound = found.state();
        LatchFile block = found.block();
        if (sound != null && block != null) {
            return new KillFile(block, sound, clock);
        }
        String why = "the latch's file " + (absent ? "is gone" : found.problem());
        // Which latches were before is not known any more; the clock tells them apart all the same.
        LatchState state = new LatchState(true, Math.max(1, clock.millis()), clock.millis(), THIS_PROGRAM, why);
        return new KillFile(make(file, state), state, clock);
    }

    private static LatchFile make(Path file, LatchState state) throws IOException {
        try {
            return LatchFile.make(file, state.encode());
        } catch (IOException e) {
            throw new IOException(file + " is no latch and cannot be made one (" + state.why() + "): " + e, e);
        }
    }

    /** Whether nothing may be placed. Looked at right before bytes are handed to a socket. */
    public boolean isSet() {
        return shut;
    }

    /** What the latch says: the last change that was asked for. */
    public LatchState state() {
        return state;
    }

    /**
     * Shuts the latch. It is shut for every reader at once, and on disk when this returns; one that is shut stays with
     * its first cause.
     *
     * @return its sequence
     * @throws IOException if it may not be on disk: it is shut in this process all the same, and the next call tries
     *     again
     */
    public long set(String who, String why) throws IOException {
        shut = true;
        synchronized (lock) {
            // A re-arm may have come in between.
            shut = true;
            if (!state.set()) {
                change(true, who, why);
            } else if (!durable) {
                persist();
            }
            return state.sequence();
        }
    }

    /**
     * Opens the latch if the operator's file says so, and takes that file away. The file goes first: whatever happens
     * in between, it has opened at most one latch.
     *
     * @throws IOException if the file cannot be taken away or the latch may not be on disk; then it stays shut
     */
    public RearmResult rearm(String who, String why, RearmFile permit) throws IOException {
        synchronized (lock) {
            if (!state.set()) {
                return RearmResult.refused(state.sequence(), "the latch is not set");
            }
            String problem = permit.problem(state.token());
            if (problem != null) {
                return RearmResult.refused(state.sequence(), problem);
            }
            permit.consume();
            try {
                change(false, who, why);
            } catch (IOException e) {
                shutAgain();
                throw e;
            }
            shut = false;
            return RearmResult.rearmed(state.sequence());
        }
    }

    /** What the block holds is unknown, and could be an open latch. */
    private void shutAgain() throws IOException {
        change(true, THIS_PROGRAM, "a re-arm may not be on disk");
    }

    private void change(boolean set, String who, String why) throws IOException {
        state = new LatchState(set, state.sequence() + 1, clock.millis(), who, why);
        persist();
    }

    private void persist() throws IOException {
        durable = false;
        block.write(state.encode());
        durable = true;
    }

    @Override
    public void close() throws IOException {
        block.close();
    }
}
