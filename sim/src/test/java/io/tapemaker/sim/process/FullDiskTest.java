package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.process.kill-full-disk",
        milestone = Milestone.M5,
        kind = ProofKind.CRASH,
        title = "A kill while not a byte more fits on the disk of tape and latch: it is on disk, everything is"
                + " cancelled, no place arrives, and with room again a restart is shut")
class FullDiskTest {

    private static final int NOT_TO_BE_HAD = 77;

    /** Above the floor under which no journal is written, and not much above. */
    private static final String MOUNT_AND_RUN =
            "mount -t tmpfs -o size=320m,mode=700 tmpfs \"$0\" || exit " + NOT_TO_BE_HAD + "; exec \"$@\"";

    @TempDir
    private Path folder;

    @Test
    void theLatchNeedsNoRoom() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        for (List<String> before :
                List.of(List.of("unshare", "--mount"), List.of("unshare", "--map-root-user", "--mount"))) {
            if (ran(before, disk)) {
                return;
            }
        }
        Figures.put("disks filled", "none: no file system may be mounted here");
        Assumptions.abort("no disk can be filled here");
    }

    private static boolean ran(List<String> before, Path disk) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of("sh", "-c", MOUNT_AND_RUN, disk.toString()));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-opens") || flag.startsWith("--add-exports"))
                .forEach(command::add);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(FullDiskRun.class.getName(), disk.toString()));
        Process child;
        try {
            child = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException noSuchProgram) {
            return false;
        }
        List<String> said;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            said = out.lines().toList();
        }
        int code = child.waitFor();
        boolean began = said.contains(FullDiskRun.BEGUN);
        if (!began) {
            return false;
        }
        assertEquals(0, code, () -> String.join("\n", said));
        said.stream()
                .filter(line -> line.startsWith(FullDiskRun.FIGURE))
                .map(line -> line.substring(FullDiskRun.FIGURE.length()).split("=", 2))
                .forEach(figure -> Figures.put(figure[0], figure[1]));
        return true;
    }
}
