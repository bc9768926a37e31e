package io.tapemaker.executor.door;

import io.tapemaker.executor.latch.KillFile;
import io.tapemaker.executor.latch.RearmFile;
import io.tapemaker.journal.door.Door;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A latch behind the executor's door. */
public final class ExecutorRig implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00.123456Z"), ZoneOffset.UTC);

    private final KillFile latch;
    private final Door door;

    public ExecutorRig(Path directory) throws IOException {
        latch = KillFile.open(directory, true, CLOCK);
        door = Door.open(directory, ExecutorDesk.DOOR, new ExecutorDesk(control(directory), CLOCK));
    }

    ExecutorControl control(Path directory) {
        return new LatchControl(latch, RearmFile.in(directory));
    }

    public KillFile latch() {
        return latch;
    }

    static ExecutorAnswer ask(Path directory, String word) throws IOException {
        return ask(directory, word, "");
    }

    static ExecutorAnswer ask(Path directory, String word, String why) throws IOException {
        return ExecutorClient.ask(
                directory,
                new ExecutorRequest(word, why, ProcessHandle.current().pid()));
    }

    @Override
    public void close() throws IOException {
        door.close();
        latch.close();
    }
}
