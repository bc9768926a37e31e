package io.tapemaker.executor.latch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What the tests of the latch have in common. */
final class LatchRig {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private LatchRig() {}

    static KillFile firstStart(Path directory) throws IOException {
        return KillFile.open(directory, true, CLOCK);
    }

    /** What a restart finds, an hour later. */
    static LatchState restarted(Path directory) throws IOException {
        Clock later = Clock.fixed(NOON.plusSeconds(3_600), ZoneOffset.UTC);
        try (KillFile latch = KillFile.open(directory, false, later)) {
            if (latch.isSet() != latch.state().set()) {
                throw new AssertionError("the flag and the state differ");
            }
            return latch.state();
        }
    }

    static Path file(Path directory) {
        return directory.resolve(KillFile.NAME);
    }

    static void permit(Path directory, String token) throws IOException {
        permit(directory, token, "rw-------");
    }

    static void permit(Path directory, String token, String mode) throws IOException {
        Path file = directory.resolve(RearmFile.NAME);
        Files.writeString(file, token + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
