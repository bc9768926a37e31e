package io.tapemaker.sim.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.executor.door.ExecutorAnswer;
import io.tapemaker.executor.door.ExecutorClient;
import io.tapemaker.executor.door.ExecutorRequest;
import io.tapemaker.executor.latch.KillFile;
import io.tapemaker.journal.door.NobodyListensException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;

/** A person at the executor's door. */
final class Operator {

    private static final int PATIENCE = 2_000;
    private static final int REARM_PAUSES = 5;

    private final Path journal;

    Operator(Path journal) {
        this.journal = journal;
    }

    /** A kill that was said to be on disk. */
    record Press(long sequence, long saidNanos, long answeredNanos) {}

    ExecutorAnswer ask(String word) {
        try {
            return ExecutorClient.ask(
                    journal,
                    new ExecutorRequest(word, "a test", ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Presses until somebody has heard it; fails unless it is answered that the latch is on disk. */
    Press kill() {
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            long said = System.nanoTime();
            try {
                ExecutorAnswer answer = ask(ExecutorRequest.KILL);
                if (!answer.isOk()) {
                    throw new AssertionError(answer.text());
                }
                return new Press(answer.latch(), said, System.nanoTime());
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof NobodyListensException)) {
                    throw e;
                }
            }
            ExecutionsView.pause();
        }
        throw new AssertionError("nobody listens");
    }

    JsonNode status() {
        return ask(ExecutorRequest.STATUS).json().path("status");
    }

    boolean isShut() {
        return status().path("latch").path("set").asBoolean();
    }

    /** Whether the next start would come up shut, by the file that is on disk now. */
    boolean isShutOnDisk() {
        try {
            Path elsewhere = Files.createTempDirectory("latch");
            Path copy = elsewhere.resolve(KillFile.NAME);
            Files.copy(journal.resolve(KillFile.NAME), copy, StandardCopyOption.COPY_ATTRIBUTES);
            try (KillFile found = KillFile.open(elsewhere, false, Clock.systemUTC())) {
                return found.isSet() && found.state().why().equals("a test");
            } finally {
                Files.delete(copy);
                Files.delete(elsewhere);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Insists, for the core does as well: on a beat, on news of the engine, on whatever else stands against it. */
    void rearm() {
        for (int attempt = 0; isShut(); attempt++) {
            if (attempt >= PATIENCE) {
                throw new AssertionError("never re-armed: " + status());
            }
            permit(status().path("latch").path("token").asText());
            ask(ExecutorRequest.REARM);
            for (int i = 0; i < REARM_PAUSES && isShut(); i++) {
                ExecutionsView.pause();
            }
        }
    }

    private void permit(String token) {
        Path permit = journal.resolve("executor.rearm");
        try {
            Files.deleteIfExists(permit);
            Files.createFile(
                    permit, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(permit, token + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
