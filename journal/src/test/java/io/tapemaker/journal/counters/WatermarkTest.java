package io.tapemaker.journal.counters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "journal.watermark",
        milestone = Milestone.M0,
        kind = ProofKind.UNIT,
        title = "The watermark is what was published or nothing, never something else")
final class WatermarkTest {

    @TempDir
    Path directory;

    private long read(JournalKind kind) {
        try (WatermarkReader reader = WatermarkReader.open(directory, kind)) {
            return reader.durableSequence();
        }
    }

    private void publish(JournalKind kind, long sequence) {
        try (WatermarkWriter writer = WatermarkWriter.open(directory, kind)) {
            writer.publish(sequence);
        }
    }

    @Test
    void eachJournalHasItsOwn() {
        assertEquals(WatermarkReader.UNKNOWN, read(JournalKind.INBOUND));
        publish(JournalKind.INBOUND, 5);
        publish(JournalKind.COMMANDS, Long.MAX_VALUE);
        publish(JournalKind.INBOUND, 6);
        assertEquals(6, read(JournalKind.INBOUND));
        assertEquals(Long.MAX_VALUE, read(JournalKind.COMMANDS));
        assertEquals(WatermarkReader.UNKNOWN, read(JournalKind.EXECUTIONS));
    }

    @Test
    void aReaderOpenedBeforeTheFileExistsSeesIt() {
        try (WatermarkReader reader = WatermarkReader.open(directory.resolve("later"), JournalKind.INBOUND)) {
            assertEquals(WatermarkReader.UNKNOWN, reader.durableSequence());
            assertTrue(directory.resolve("later").toFile().mkdir());
            try (WatermarkWriter writer = WatermarkWriter.open(directory.resolve("later"), JournalKind.INBOUND)) {
                for (long sequence = 1; sequence < 1000; sequence++) {
                    writer.publish(sequence);
                    assertEquals(sequence, reader.durableSequence());
                }
            }
        }
    }

    @Test
    void theFileDependsOnWhatWasPublishedLastOnly() throws IOException {
        publish(JournalKind.INBOUND, 9);
        byte[] once = Files.readAllBytes(directory.resolve("watermark"));
        for (long sequence = 1; sequence <= 9; sequence++) {
            publish(JournalKind.INBOUND, sequence);
        }
        assertArrayEquals(once, Files.readAllBytes(directory.resolve("watermark")));
    }

    @Test
    void aFlippedBitOrACutMakesItUnknown() throws IOException {
        publish(JournalKind.INBOUND, 123_456);
        Path file = directory.resolve("watermark");
        byte[] whole = Files.readAllBytes(file);
        int slot = WatermarkDescriptor.slotOf(JournalKind.INBOUND);
        for (int bit = 0; bit < 16 * Byte.SIZE; bit++) {
            byte[] damaged = whole.clone();
            damaged[slot + bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Files.write(file, damaged);
            assertEquals(WatermarkReader.UNKNOWN, read(JournalKind.INBOUND), "bit " + bit);
        }
        Files.write(file, new byte[] {1, 2, 3});
        assertEquals(WatermarkReader.UNKNOWN, read(JournalKind.INBOUND));
        Files.write(file, whole);
        assertEquals(123_456, read(JournalKind.INBOUND));
    }
}
