package io.tapemaker.executor.latch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.latch-crash",
        milestone = Milestone.M5,
        kind = ProofKind.CRASH,
        title = "A kill that has returned outlives a SIGKILL, and is on disk where not a byte more fits on it")
@Timeout(300)
class LatchCrashTest {

    private static final int KILLS = 4;
    private static final int NOT_TO_BE_HAD = 77;
    private static final String MOUNT_AND_RUN = " || exit " + NOT_TO_BE_HAD + "; exec \"$@\"";

    @TempDir
    private Path directory;

    @Test
    void killedRightAfterItStaysShut() throws IOException, InterruptedException {
        for (int i = 0; i < KILLS; i++) {
            Path journal = Files.createDirectory(directory.resolve("journal" + i));
            killWhenItSays("kill", journal);
            LatchState state = LatchRig.restarted(journal);
            assertTrue(state.set());
            assertEquals("told to", state.why());
        }
        Path liar = Files.createDirectory(directory.resolve("liar"));
        killWhenItSays("lie", liar);
        assertFalse(LatchRig.restarted(liar).set(), "a child that only says so is not found");
        Figures.put("processes killed", KILLS);
    }

    private static void killWhenItSays(String what, Path journal) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(LatchChild.command(List.of(), what, journal))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = reader(child)) {
            assertEquals(LatchChild.SHUT, out.readLine());
        } finally {
            child.destroyForcibly();
            child.waitFor();
        }
    }

    private static BufferedReader reader(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A way to have a disk that is full, and the command before the child's; the directory is the mount point. */
    private record FullDisk(String name, List<String> before) {}

    private List<FullDisk> fullDisks(Path mount) {
        Path image = directory.resolve("disk.img");
        String ext4 = "truncate -s 8M '" + image + "' && mkfs.ext4 -q -F -m 0 '" + image + "' && mount -o loop '"
                + image + "' '" + mount + "'";
        String tmpfs = "mount -t tmpfs -o size=256k,mode=700 tmpfs '" + mount + "'";
        return List.of(
                new FullDisk("an ext4 image", shell(List.of("unshare", "--mount"), ext4)),
                new FullDisk("a tmpfs", shell(List.of("unshare", "--map-root-user", "--mount"), tmpfs)),
                new FullDisk("RLIMIT_FSIZE", List.of("prlimit", "--fsize=" + LatchState.BYTES)));
    }

    private static List<String> shell(List<String> before, String mount) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of("sh", "-c", mount + MOUNT_AND_RUN, "sh"));
        return command;
    }

    @Test
    void onAFullDiskItIsShut() throws IOException, InterruptedException {
        List<String> done = new ArrayList<>();
        Path mount = directory.resolve("mount");
        for (FullDisk disk : fullDisks(mount)) {
            Files.createDirectories(mount);
            List<String> said = run(disk, mount);
            if (!said.isEmpty()) {
                assertEquals("true the disk is full", said.get(0), disk.name());
                // A limit of the length of files leaves room for one more of the latch's length.
                String other = disk.name().startsWith("RLIMIT") ? "another latch was made: false" : "no other latch";
                assertEquals(other, said.get(1), disk.name());
                done.add(disk.name());
            }
        }
        Assumptions.assumeFalse(done.isEmpty(), "no disk can be filled here");
        Figures.put("disks filled", String.join(", ", done));
    }

    /** What the child said; nothing if there is no such disk to be had here. */
    private static List<String> run(FullDisk disk, Path mount) throws IOException, InterruptedException {
        Process child;
        try {
            child = new ProcessBuilder(LatchChild.command(disk.before(), "full", mount))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noSuchProgram) {
            return List.of();
        }
        try (BufferedReader out = reader(child)) {
            List<String> said = out.lines().toList();
            int code = child.waitFor();
            boolean there = code == 0 || Files.exists(mount.resolve("late"));
            assertTrue(code == 0 || !there, () -> disk.name() + ": exit code " + code + " " + said);
            return code == 0 ? said : List.of();
        } finally {
            child.destroyForcibly();
        }
    }
}
