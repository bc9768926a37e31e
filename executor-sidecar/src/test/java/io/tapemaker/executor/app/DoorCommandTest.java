package io.tapemaker.executor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.door.ExecutorRig;
import io.tapemaker.executor.latch.KillFile;
import io.tapemaker.executor.latch.RearmFile;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.door-commands",
        milestone = Milestone.M5,
        kind = ProofKind.CONFORMANCE,
        title = "kill, rearm and status say what came of it in one line and with the documented exit code")
@Timeout(60)
class DoorCommandTest {

    @TempDir
    private Path directory;

    private String out = "";
    private String err = "";

    private int run(String... args) {
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        int code = ExecutorMain.commandLine()
                .setOut(new PrintWriter(stdout))
                .setErr(new PrintWriter(stderr))
                .execute(args);
        out = stdout.toString();
        err = stderr.toString();
        return code;
    }

    private int say(String... words) {
        String[] args = new String[words.length + 2];
        System.arraycopy(words, 0, args, 0, words.length);
        args[words.length] = "--journal";
        args[words.length + 1] = directory.toString();
        return run(args);
    }

    private void requireOneLine(String text, String part) {
        assertEquals(1, text.lines().count(), text);
        assertTrue(text.contains(part), text);
        assertTrue(text.strip().chars().allMatch(c -> c >= ' ' && c < 0x7F), text);
    }

    @Test
    void fromKillToRearm() throws IOException {
        try (ExecutorRig rig = new ExecutorRig(directory)) {
            assertEquals(0, say("kill", "--why", "news \u001b[2J"));
            requireOneLine(out, "the latch is set, sequence 2; nothing is placed until rearm");
            assertEquals("", err);
            assertEquals(0, say("status"));
            assertTrue(
                    out.contains("latch        set true, sequence 2, token "
                            + rig.latch().state().token()),
                    out);
            assertTrue(out.contains("why news \\u001b[2J"), out);
            assertEquals(0, say("status", "--json"));
            requireOneLine(out, "\"ok\":true,\"status\":{\"latch\":{\"set\":true");
            assertEquals(5, say("rearm"));
            requireOneLine(err, "tapemaker-executor: the operator's file " + directory.resolve(RearmFile.NAME));
            assertEquals("", out);
            Path permit = Files.writeString(
                    directory.resolve(RearmFile.NAME), rig.latch().state().token());
            Files.setPosixFilePermissions(permit, PosixFilePermissions.fromString("rw-------"));
            assertEquals(0, say("rearm", "--why", "over"));
            requireOneLine(out, "the latch is open, sequence 3");
            assertEquals(5, say("rearm"));
            requireOneLine(err, "the latch is not set");
        }
    }

    @Test
    void whereNoExecutorRuns() {
        for (String word : new String[] {"kill", "rearm", "status"}) {
            assertEquals(2, say(word), word);
            requireOneLine(err, "no executor runs on it (has no executor.sock); ");
            assertEquals(
                    2, run(word, "--journal", directory.resolve("none\u001b").toString()), word);
            requireOneLine(err, "none\\u001b: no such directory");
            assertEquals(2, run(word), word);
        }
        assertEquals(2, say("place"));
    }

    @Test
    void whatCouldNotBeDoneIsAFailure() throws IOException {
        try (ExecutorRig rig = new ExecutorRig(directory)) {
            Path latch = directory.resolve(KillFile.NAME);
            Files.delete(latch);
            Files.createDirectories(latch.resolve("in the way"));
            assertEquals(1, say("kill"));
            requireOneLine(err, "the latch may not be on disk");
            assertTrue(rig.latch().isSet(), "nothing more is placed all the same");
            Files.delete(latch.resolve("in the way"));
            Files.delete(latch);
            assertEquals(0, say("kill", "--why", "\u20ac".repeat(5_000)), err);
        }
    }
}
