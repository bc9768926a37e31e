package io.tapemaker.executor.latch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.rearm",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "Only the operator's own file for this very latch opens it, once; a disk that fails leaves it shut")
@Timeout(60)
class RearmTest {

    @TempDir
    private Path directory;

    private KillFile latch = new KillFile(new FlakyBlock(), new LatchState(false, 1, 0, "", ""), LatchRig.CLOCK);

    @BeforeEach
    void shut() throws IOException {
        latch = LatchRig.firstStart(directory);
        latch.set("ada", "news");
    }

    @AfterEach
    void close() throws IOException {
        latch.close();
    }

    private Path permit() {
        return directory.resolve(RearmFile.NAME);
    }

    private RearmResult rearm() throws IOException {
        return latch.rearm("ada", "over", RearmFile.in(directory));
    }

    private void requireRefused(String problem) throws IOException {
        RearmResult result = rearm();
        assertFalse(result.rearmed(), problem);
        assertEquals(latch.state().sequence(), result.sequence());
        assertTrue(result.problem().contains(permit() + " " + problem + "; to re-arm: "), result::problem);
        assertTrue(latch.isSet());
        assertTrue(LatchRig.restarted(directory).set());
    }

    @Test
    void theFileOpensItOnce() throws IOException {
        String token = latch.state().token();
        LatchRig.permit(directory, token);
        assertEquals(RearmResult.rearmed(3), rearm());
        assertFalse(latch.isSet());
        assertFalse(Files.exists(permit()), "the file is not used up");
        assertEquals(
                new LatchState(false, 3, LatchRig.NOON.toEpochMilli(), "ada", "over"), LatchRig.restarted(directory));
        assertEquals("the latch is not set", rearm().problem());
        assertEquals(4, latch.set("ada", "news"));
        requireRefused("is not there");
        LatchRig.permit(directory, token);
        requireRefused("is not for this latch");
        assertTrue(Files.exists(permit()), "what opens nothing is not used up");
        LatchRig.permit(directory, latch.state().token());
        assertTrue(rearm().rearmed());
    }

    /** What the refusal says can be typed as it stands. */
    @Test
    void theRefusalSaysHowToGoOn() throws IOException, InterruptedException {
        Files.writeString(permit(), "nonsense");
        String said = rearm().problem();
        String command = said.substring(said.indexOf("; to re-arm: ") + 13, said.indexOf(", then say rearm"));
        assertEquals(0, new ProcessBuilder("sh", "-c", command).start().waitFor(), command);
        assertTrue(rearm().rearmed(), command);
    }

    @Test
    void nothingElseOpensIt() throws IOException {
        String token = latch.state().token();
        requireRefused("is not there");
        int refused = 1;
        for (String content : new String[] {
            "",
            "yes",
            "2",
            "2-",
            token + "0",
            token.substring(1),
            token.toUpperCase(Locale.ROOT) + " x",
            token + "\n" + token,
            token + " ".repeat(64),
            latch.state().sequence() + "-00000000"
        }) {
            LatchRig.permit(directory, content);
            requireRefused("is not for this latch");
            refused++;
        }
        for (String mode : new String[] {"rw-r--r--", "rw-rw----", "rw-----w-", "r--------", "rwx------"}) {
            LatchRig.permit(directory, token, mode);
            String octal = Integer.toOctalString((Integer) Files.getAttribute(permit(), "unix:mode") & 07777);
            requireRefused("has mode " + octal + " and not 600");
            refused++;
        }
        Path elsewhere = Files.move(permit(), directory.resolve("elsewhere"));
        LatchRig.permit(directory, token);
        Files.move(permit(), elsewhere, StandardCopyOption.REPLACE_EXISTING);
        Files.createSymbolicLink(permit(), elsewhere);
        requireRefused("is a symbolic link");
        Files.delete(permit());
        Files.createLink(permit(), elsewhere);
        requireRefused("has 2 names");
        Files.delete(permit());
        Files.createDirectory(permit());
        requireRefused("is no regular file");
        Files.delete(permit());
        Files.move(elsewhere, permit());
        assertTrue(rearm().rearmed(), "the very file that a link led to");
        Figures.put("refused operator's files", refused + 3);
    }

    @Test
    void aDiskThatFailsLeavesItShut() throws IOException {
        FlakyBlock block = new FlakyBlock();
        try (KillFile flaky = new KillFile(block, new LatchState(false, 1, 0, "", ""), LatchRig.CLOCK)) {
            block.failNext(1);
            assertThrows(IOException.class, () -> flaky.set("ada", "news"));
            assertTrue(flaky.isSet(), "shut in this process all the same");
            assertEquals(1, block.writes());
            assertEquals(2, flaky.set("ada", "again"), "tried again");
            assertEquals(2, block.writes());
            flaky.set("ada", "once more");
            assertEquals(2, block.writes(), "what is on disk is not written again");

            LatchRig.permit(directory, flaky.state().token());
            block.failNext(1);
            assertThrows(IOException.class, () -> flaky.rearm("ada", "over", RearmFile.in(directory)));
            assertTrue(flaky.isSet() && block.saysSet(), "opened by a write that failed");
            assertFalse(Files.exists(permit(), LinkOption.NOFOLLOW_LINKS));

            LatchRig.permit(directory, flaky.state().token());
            block.failNext(2);
            assertThrows(IOException.class, () -> flaky.rearm("ada", "over", RearmFile.in(directory)));
            assertTrue(flaky.isSet() && flaky.state().set());
            int before = block.writes();
            flaky.set("ada", "to be sure");
            assertEquals(before + 1, block.writes());

            LatchRig.permit(directory, flaky.state().token());
            assertTrue(flaky.rearm("ada", "over", RearmFile.in(directory)).rearmed(), "the control");
            assertFalse(flaky.isSet() || block.saysSet());
        }
    }
}
