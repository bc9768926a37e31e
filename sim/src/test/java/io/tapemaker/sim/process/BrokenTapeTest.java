package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.process.broken-tape",
        milestone = Milestone.M5,
        kind = ProofKind.CORRUPTION,
        title = "A command that is damaged while the executor runs ends it with code 4, latch set, nothing open; a"
                + " second executor is refused with 2, and a tape shorter than its anchored head with 5")
class BrokenTapeTest {

    @TempDir
    private Path folder;

    @Test
    void nothingIsTradedOnABrokenTape() throws IOException {
        try (ExecutorRig rig = new ExecutorRig(folder)) {
            ExecutorChild executor = rig.live().ready();
            long number = rig.placeUntilIntent(0, OrderSide.BUY, 4_500, 10);
            rig.tape.await("it rests", tape -> tape.told(number, ExecutionKind.ACCEPTED));
            ExecutorChild second = rig.live();
            assertEquals(2, second.exitCode(), second::toString);

            damageNextCommand(rig);
            assertEquals(4, executor.exitCode(), executor::toString);
            assertTrue(executor.err().contains("COMMANDS"), executor::toString);
            assertEquals(0, rig.venue.open().size(), "everything is cancelled on the way out");
            assertTrue(Files.readString(rig.journal.resolve("executor.kill"), StandardCharsets.ISO_8859_1)
                    .contains("KILL"));

            List<Path> tape = files(rig.journal.resolve("executions"));
            for (Path file : tape) {
                Files.delete(file);
            }
            ExecutorChild rolledBack = rig.live();
            assertEquals(5, rolledBack.exitCode(), rolledBack::toString);
            assertTrue(rolledBack.err().contains("cut or replaced"), rolledBack::toString);
            Figures.put("starts", 3);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** The header word of a record that is not written yet: somebody else has written there. */
    private static void damageNextCommand(ExecutorRig rig) throws IOException {
        Path roll = files(rig.journal.resolve("commands")).stream()
                .filter(file ->
                        file.toString().endsWith(".cq4") && !file.toString().contains("metadata"))
                .findFirst()
                .orElseThrow();
        try (RandomAccessFile file = new RandomAccessFile(roll.toFile(), "rw")) {
            byte[] bytes = new byte[(int) Math.min(file.length(), 8 << 20)];
            file.readFully(bytes);
            int end = bytes.length - 1;
            while (end > 0 && bytes[end] == 0) {
                end--;
            }
            int next = (end / 4 + 1) * 4;
            file.seek(next);
            file.write(new byte[] {0x28, 0, 0, 0});
            file.write("not a record of an engine, and not long".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
