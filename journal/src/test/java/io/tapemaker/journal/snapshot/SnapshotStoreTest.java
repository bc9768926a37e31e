package io.tapemaker.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "journal.snapshots",
        milestone = Milestone.M0,
        kind = ProofKind.CORRUPTION,
        title = "A snapshot is whole or not used")
final class SnapshotStoreTest {

    @TempDir
    Path directory;

    private SnapshotStore store;

    @BeforeEach
    void open() {
        store = new SnapshotStore(directory);
    }

    private static SnapshotPoint point(long sequence) {
        return new SnapshotPoint(sequence, 0x1234_5678, sequence / 2, 0x9ABC_DEF0, 7);
    }

    private static byte[] payload(long seed, int length) {
        byte[] payload = new byte[length];
        new SplittableRandom(seed).nextBytes(payload);
        return payload;
    }

    @Test
    void whatWasWrittenIsReadBack() throws Exception {
        Path file = store.write(point(42), payload(1, 1000));
        assertEquals("snapshot-00000000000000000042.tms", String.valueOf(file.getFileName()));
        Snapshot read = store.read(file);
        assertEquals(point(42), read.point());
        assertArrayEquals(payload(1, 1000), read.payload());
    }

    @Test
    void theHeaderHasItsGoldenBytes() throws Exception {
        Path file = store.write(new SnapshotPoint(0x0102, 0x11223344, 0x0304, 0x55667788, 9), new byte[] {1, 2, 3});
        String hex = HexFormat.of().formatHex(Files.readAllBytes(file));
        assertEquals(
                "544d535301005000" + "0201000000000000" + "44332211" + "09000000" + "0403000000000000" + "88776655"
                        + "03000000" + "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81" + "00000000",
                hex.substring(0, 152));
        assertEquals("010203", hex.substring(160));
    }

    @Test
    void everyFlippedBitIsFound() throws Exception {
        Path file = store.write(point(42), payload(2, 300));
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (int i = 0; i < bytes.length() * Byte.SIZE; i++) {
                int bit = i;
                flip(bytes, bit);
                assertThrows(DamagedSnapshotException.class, () -> store.read(file), () -> "bit " + bit);
                flip(bytes, bit);
            }
        }
        assertNotNull(store.read(file), "and without a flip there is nothing to find");
    }

    private static void flip(RandomAccessFile bytes, int bit) throws IOException {
        bytes.seek(bit / Byte.SIZE);
        int value = bytes.read();
        bytes.seek(bit / Byte.SIZE);
        bytes.write(value ^ (1 << bit % Byte.SIZE));
    }

    @Test
    void everyCutAndEveryAdditionIsFound() throws Exception {
        Path file = store.write(point(42), payload(3, 300));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(DamagedSnapshotException.class, () -> store.read(file));
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThrows(DamagedSnapshotException.class, () -> store.read(file));
    }

    @Test
    void aDamagedOneIsReportedAndAnOlderOneTaken() throws Exception {
        store.write(point(10), payload(1, 10));
        store.write(point(20), payload(2, 10));
        Path newest = store.write(point(30), payload(3, 10));
        Files.write(newest, new byte[] {1, 2, 3});
        List<String> skipped = new ArrayList<>();
        Snapshot taken = store.newest(point -> true, skipped::add);
        assertNotNull(taken);
        assertEquals(20, taken.point().inboundSequence());
        assertEquals(List.of("snapshot-00000000000000000030.tms: shorter than its header"), skipped);
        assertNull(store.newest(point -> point.behaviourVersion() == 8, skipped::add));
        assertEquals(4, skipped.size());
    }

    @Test
    void aSnapshotUnderAnotherNameIsRefused() throws Exception {
        Path file = store.write(point(10), payload(1, 10));
        Path other = file.resolveSibling("snapshot-00000000000000000011.tms");
        Files.move(file, other);
        assertThrows(DamagedSnapshotException.class, () -> store.read(other));
    }

    @Test
    void onlyTheNewestAreKeptAndNoRemainsOfAWrite() throws IOException {
        for (long sequence : new long[] {5, 100, 20, 7}) {
            store.write(point(sequence), payload(sequence, 5));
        }
        Files.write(directory.resolve("snapshots/snapshot-00000000000000000200.tms.part"), new byte[] {1});
        assertEquals(
                List.of(100L, 20L, 7L, 5L),
                store.list().stream().map(SnapshotStore::sequenceOf).toList());
        store.keep(2);
        assertEquals(
                List.of(100L, 20L),
                store.list().stream().map(SnapshotStore::sequenceOf).toList());
        try (Stream<Path> left = Files.list(directory.resolve("snapshots"))) {
            assertEquals(2, left.count());
        }
    }

    @Test
    void withoutAFolderThereIsNothing() {
        assertTrue(store.list().isEmpty());
        assertNull(store.newest(point -> true, skipped -> {}));
        store.keep(3);
    }
}
