package io.tapemaker.executor.latch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.latch",
        milestone = Milestone.M5,
        kind = ProofKind.CORRUPTION,
        title = "A latch that is set is set for the next start, and so is one that is torn, damaged, gone or not a "
                + "file of ours")
@Timeout(120)
class KillFileTest {

    @TempDir
    private Path directory;

    private byte[] open = new byte[0];
    private byte[] shut = new byte[0];

    @BeforeEach
    void makeBoth() throws IOException {
        try (KillFile latch = LatchRig.firstStart(directory)) {
            open = Files.readAllBytes(file());
            latch.set("ada", "news");
            shut = Files.readAllBytes(file());
        }
    }

    private Path file() {
        return LatchRig.file(directory);
    }

    private LatchState restartedWith(byte[] bytes) throws IOException {
        Files.write(file(), bytes);
        return LatchRig.restarted(directory);
    }

    private void requireShut(String why) throws IOException {
        LatchState state = LatchRig.restarted(directory);
        assertTrue(state.set(), why);
        assertEquals("the latch's file " + why, state.why());
        assertEquals(state, LatchRig.restarted(directory), "what was mended stays");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals(LatchState.BYTES, Files.size(file()));
    }

    @Test
    void theFirstStartIsOpenAndEachLaterOneIsAsItWas() throws IOException {
        Path fresh = Files.createDirectory(directory.resolve("fresh"));
        try (KillFile latch = LatchRig.firstStart(fresh)) {
            assertFalse(latch.isSet());
            assertEquals(1, latch.state().sequence());
        }
        assertEquals(512, Files.size(LatchRig.file(fresh)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(LatchRig.file(fresh))));
        assertFalse(LatchRig.restarted(fresh).set());
        try (Stream<Path> names = Files.list(fresh)) {
            assertEquals(1, names.count(), "nothing but the latch");
        }
        LatchState state = restartedWith(shut);
        assertEquals(new LatchState(true, 2, LatchRig.NOON.toEpochMilli(), "ada", "news"), state);
        try (KillFile again = LatchRig.firstStart(directory)) {
            assertTrue(again.isSet(), "a tape that was taken away opens no latch");
        }
    }

    @Test
    void setIsIdempotentAndKeepsTheFirstCause() throws IOException {
        Path fresh = Files.createDirectory(directory.resolve("fresh"));
        try (KillFile latch = LatchRig.firstStart(fresh)) {
            assertEquals(2, latch.set("ada", "news"));
            assertEquals(2, latch.set("bob", "other news"));
            assertEquals("ada", latch.state().who());
        }
        assertEquals("news", LatchRig.restarted(fresh).why());
    }

    @Test
    void tornAtAnyByteItIsShut() throws IOException {
        int torn = 0;
        for (int at = 0; at <= LatchState.BYTES; at++) {
            for (byte[][] way : List.of(new byte[][] {open, shut}, new byte[][] {shut, open})) {
                byte[] mixed = way[0].clone();
                System.arraycopy(way[1], 0, mixed, 0, at);
                boolean seen = at > 0 && open[at - 1] == shut[at - 1];
                if (seen || Arrays.equals(mixed, open)) {
                    continue;
                }
                LatchState state = restartedWith(mixed);
                assertTrue(state.set(), "torn at " + at);
                torn += Arrays.equals(mixed, shut) ? 0 : 1;
            }
        }
        assertFalse(restartedWith(open).set(), "the table would call anything shut");
        assertTrue(torn > 2 * 8, "hardly anything was torn: " + torn);
        Figures.put("tears", torn);
    }

    @Test
    void damagedItIsShut() throws IOException {
        for (int bit = 0; bit < LatchState.BYTES * 8; bit += 37) {
            byte[] flipped = open.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertTrue(restartedWith(flipped).set(), "bit " + bit);
        }
        for (int length : new int[] {0, 1, 511, 513, 4_096}) {
            Files.write(file(), Arrays.copyOf(open, length));
            requireShut("has another length");
        }
        Files.write(file(), new byte[LatchState.BYTES]);
        requireShut("is damaged");
        assertFalse(restartedWith(open).set());
    }

    @Test
    void goneItIsShut() throws IOException {
        Files.write(file(), open);
        Files.delete(file());
        requireShut("is gone");
        assertTrue(LatchRig.restarted(directory).sequence() > 1_000_000, "a token of before could come again");
    }

    @Test
    void whatIsNoFileOfOursIsShut() throws IOException, InterruptedException {
        Path elsewhere = Files.write(directory.resolve("elsewhere"), open);
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-------"));
        Files.delete(file());
        Files.createSymbolicLink(file(), elsewhere);
        requireShut("is a symbolic link");
        assertArrayEquals(open, Files.readAllBytes(elsewhere), "written through the link");
        assertTrue(Files.isRegularFile(file(), LinkOption.NOFOLLOW_LINKS));
        Files.delete(file());
        Files.createLink(file(), elsewhere);
        requireShut("has 2 names");
        Files.delete(file());
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", "-m", "600", file().toString())
                        .start()
                        .waitFor());
        requireShut("is no regular file");
        Files.write(file(), open);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw----"));
        requireShut("has mode 660 and not 600");
        Files.move(elsewhere, file(), StandardCopyOption.REPLACE_EXISTING);
        assertFalse(LatchRig.restarted(directory).set(), "the very bytes and mode, as a file of ours");
    }

    @Test
    void whereNoLatchCanBeMadeThereIsNoStart() throws IOException {
        Files.delete(file());
        Files.createDirectories(file().resolve("full"));
        IOException refused = assertThrows(IOException.class, () -> LatchRig.restarted(directory));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("is no latch and cannot be made one"), refused::toString);
        assertThrows(IOException.class, () -> LatchRig.firstStart(directory));
        assertThrows(IOException.class, () -> LatchRig.firstStart(directory.resolve("absent")));
    }

    @Test
    void aThreadThatIsInterruptedShutsItAllTheSame() throws IOException {
        Files.write(file(), open);
        try (KillFile latch = LatchRig.firstStart(directory);
                FileChannel channel = FileChannel.open(
                        directory.resolve("other"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Thread.currentThread().interrupt();
            latch.set("ada", "news");
            assertTrue(Thread.currentThread().isInterrupted(), "the interrupt is not ours to take");
            assertThrows(ClosedByInterruptException.class, () -> channel.write(ByteBuffer.allocate(1)), "the control");
            latch.set("ada", "again");
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertTrue(LatchRig.restarted(directory).set());
    }

    @Test
    void aFileThatWasTakenAwayIsMadeAnew() throws IOException {
        Files.write(file(), open);
        try (KillFile latch = KillFile.open(directory, false, LatchRig.CLOCK)) {
            Path aside = Files.move(file(), directory.resolve("aside"));
            Files.copy(aside, file());
            latch.set("ada", "news");
        }
        LatchState state = LatchRig.restarted(directory);
        assertTrue(state.set());
        assertEquals("news", state.why(), "shut by what was written and not by what was found");
    }
}
