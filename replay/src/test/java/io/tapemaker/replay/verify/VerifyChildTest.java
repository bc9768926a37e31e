package io.tapemaker.replay.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.replay.child.ChildLauncher;
import io.tapemaker.replay.support.Cli;
import io.tapemaker.replay.support.Tapes;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "replay.verify-child",
        milestone = Milestone.M2,
        kind = ProofKind.CORRUPTION,
        title = "Whatever becomes of the process that reads a tape, verify ends with exit 4 and the last good sequence")
class VerifyChildTest {

    private static final String ANNOUNCED = "last good sequence announced: INBOUND 42, COMMANDS 7";

    @TempDir
    private Path folder;

    private Path tape = Path.of("");

    @BeforeEach
    void feed() throws IOException {
        tape = Tapes.tiny(folder, "tape", 40);
    }

    @Test
    void aCrashIsDamage() throws IOException {
        Map<String, String> before = Tapes.fingerprint(tape);
        Cli result = requireDamage(PlantedChildren.Crashing.class);
        assertTrue(result.err().contains("SIGSEGV"), result::toString);
        assertEquals(before, Tapes.fingerprint(tape));
        try (Stream<Path> here = Files.list(Path.of("").toAbsolutePath())) {
            assertTrue(here.noneMatch(file -> file.toString().contains("hs_err")));
        }
    }

    @Test
    void aHangIsDamage() {
        Cli result = requireDamage(PlantedChildren.Hanging.class, "--time-limit", "2");
        assertTrue(result.err().contains("time limit"), result::toString);
    }

    @Test
    void aFloodIsDamage() {
        Cli result = requireDamage(PlantedChildren.Flooding.class);
        assertTrue(result.err().contains("more than it may"), result::toString);
        assertTrue(result.err().length() < 1_000, result::toString);
    }

    @Test
    void runningOutOfMemoryIsDamage() {
        Cli result = requireDamage(PlantedChildren.Hungry.class);
        assertTrue(result.err().contains("OutOfMemoryError"), result::toString);
    }

    @Test
    void endingWithoutAReportIsDamage() {
        requireDamage(PlantedChildren.Silent.class);
    }

    @Test
    void aReportThatItsExitCodeContradictsIsNotBelieved() {
        Cli result = Cli.runWithChild(PlantedChildren.Lying.class, "verify", tape);
        assertEquals(4, result.code(), result::toString);
        assertEquals("verify: corrupt", result.lastLine());
    }

    @Test
    void linesThatAreNoProtocolAreIgnored() {
        Cli result = Cli.runWithChild(PlantedChildren.Babbling.class, "verify", tape);
        assertEquals(0, result.code(), result::toString);
    }

    @Test
    void aChildThatCannotBeStartedIsAFailureAndNoDamage() {
        ChildLauncher none = new ChildLauncher(folder.resolve("no-java"), "", "None", 64);
        Cli result = Cli.run(none, "verify", tape);
        assertEquals(1, result.code(), result::toString);
        assertFalse(result.err().isEmpty());
    }

    private Cli requireDamage(Class<?> child, Object... options) {
        Object[] args = new Object[options.length + 2];
        args[0] = "verify";
        args[1] = tape;
        System.arraycopy(options, 0, args, 2, options.length);
        Cli result = Cli.runWithChild(child, args);
        assertEquals(4, result.code(), result::toString);
        assertTrue(result.err().contains(ANNOUNCED), result::toString);
        assertEquals(1, result.err().lines().count(), result::toString);
        assertEquals("verify: corrupt", result.lastLine());
        return result;
    }
}
