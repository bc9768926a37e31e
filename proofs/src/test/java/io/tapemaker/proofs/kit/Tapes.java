package io.tapemaker.proofs.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.engine.app.FeedResult;
import io.tapemaker.engine.app.FeedRun;
import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.config.ProcessSettings;
import io.tapemaker.engine.gateway.marketdata.FeedSpacing;
import io.tapemaker.engine.gateway.marketdata.Pace;
import io.tapemaker.engine.gateway.marketdata.RecordedFeed;
import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.record.RecordBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Journal directories: made in this process, read, copied and compared. */
public final class Tapes {

    private static final long NS_PER_MS = 1_000_000L;
    private static final int BLOCK = 1 << 16;

    private Tapes() {}

    /** Runs a recording into a journal in this process, as fast as possible. */
    public static FeedResult feed(Path recording, Path journal, String config) {
        return feed(recording, journal, config, LogicFactory.choices());
    }

    /** Runs a recording into a journal in this process, with a decision of choice. */
    public static FeedResult feed(Path recording, Path journal, String config, QuoteChoices choices) {
        return feedRun(recording, journal, config, choices).run();
    }

    /** The run that {@code feed} would be. */
    public static FeedRun feedRun(Path recording, Path journal, String config, QuoteChoices choices) {
        LoadedConfig loaded = LoadedConfig.of("test", config.getBytes(StandardCharsets.UTF_8));
        ProcessSettings process = loaded.config().process();
        FeedSpacing spacing = new FeedSpacing(process.tickMs() * NS_PER_MS, process.quietMs() * NS_PER_MS);
        return new FeedRun(journal, new RecordedFeed(recording, spacing, Pace.max()), loaded, choices);
    }

    /** As shipped but for what plans the quotes. */
    public static QuoteChoices planning(QuotePlanner planner) {
        return new QuoteChoices(LogicFactory.choices().band(), planner);
    }

    /** Every record of a journal, as it is on the tape. */
    public static List<byte[]> records(Path journal, JournalKind kind) {
        List<byte[]> records = new ArrayList<>();
        RecordBuffer record = new RecordBuffer();
        try (JournalTailer tailer = tail(journal, kind)) {
            while (tailer.poll(record)) {
                records.add(Arrays.copyOf(record.array(), record.length()));
            }
        }
        return records;
    }

    /** A reader of a journal. */
    public static JournalTailer tail(Path journal, JournalKind kind) {
        return ChronicleJournal.open(journal, kind, JournalOptions.standard()).openTailer();
    }

    /** A record in a buffer, for the decoders. */
    public static RecordBuffer buffer(byte[] record) {
        RecordBuffer buffer = new RecordBuffer();
        buffer.ensureLength(record.length);
        System.arraycopy(record, 0, buffer.array(), 0, record.length);
        buffer.length(record.length);
        return buffer;
    }

    /** Fails unless both hold the same records; names the first that differs. */
    public static void assertSameRecords(List<byte[]> expected, List<byte[]> actual, String what) {
        assertStartsWith(expected, actual, what);
        assertEquals(expected.size(), actual.size(), () -> what + ": number of records");
    }

    /** Fails unless {@code longer} begins with all records of {@code prefix}. */
    public static void assertStartsWith(List<byte[]> prefix, List<byte[]> longer, String what) {
        int common = firstDifference(prefix, longer);
        if (common < prefix.size()) {
            throw new AssertionError(
                    what + ": record " + (common + 1) + " of " + prefix.size() + " is lost or other than it was");
        }
    }

    /** Index of the first record that differs or that only one of the two has; the size if there is none. */
    public static int firstDifference(List<byte[]> a, List<byte[]> b) {
        int both = Math.min(a.size(), b.size());
        for (int i = 0; i < both; i++) {
            if (!Arrays.equals(a.get(i), b.get(i))) {
                return i;
            }
        }
        return both;
    }

    /** The files below a directory by relative name. */
    public static Map<String, Path> files(Path directory) {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.filter(Files::isRegularFile)
                    .forEach(file -> files.put(directory.relativize(file).toString(), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Length, checksum and time of change of every file below a directory, and the names of its folders. */
    public static Map<String, String> fingerprint(Path directory) {
        Map<String, String> prints = new TreeMap<>();
        files(directory).forEach((name, file) -> prints.put(name, fingerprintOf(file)));
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.filter(Files::isDirectory).forEach(folder -> prints.put(directory.relativize(folder) + "/", "folder"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return prints;
    }

    private static String fingerprintOf(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            CRC32C crc = new CRC32C();
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            while (channel.read(block) >= 0) {
                crc.update(block.flip());
                block.clear();
            }
            return channel.size() + " " + Long.toHexString(crc.getValue()) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless both directories have the same files with the same bytes; returns the bytes compared. */
    public static long assertSameFiles(Path expected, Path actual) {
        Map<String, Path> left = files(expected);
        Map<String, Path> right = files(actual);
        assertEquals(left.keySet(), right.keySet(), "names of the files");
        long bytes = 0;
        for (Map.Entry<String, Path> entry : left.entrySet()) {
            Path other = right.getOrDefault(entry.getKey(), entry.getValue());
            try {
                assertEquals(
                        -1, Files.mismatch(entry.getValue(), other), () -> entry.getKey() + ": offset of a difference");
                bytes += Files.size(other);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes;
    }

    /** Copies a directory and keeps the holes of its files: a small journal shows 40 MB and has a few KiB. */
    public static Path copy(Path from, Path to) {
        try {
            for (Map.Entry<String, Path> entry : files(from).entrySet()) {
                Path target = to.resolve(entry.getKey());
                Files.createDirectories(target.getParent() == null ? to : target.getParent());
                copyFile(entry.getValue(), target);
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyFile(Path from, Path to) throws IOException {
        byte[] zeros = new byte[BLOCK];
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        to,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            long position = 0;
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                if (!Arrays.equals(block.array(), 0, count, zeros, 0, count)) {
                    out.write(block.flip(), position);
                }
                position += count;
                block.clear();
            }
            setLength(out, position);
        }
    }

    private static void setLength(FileChannel out, long length) throws IOException {
        if (out.size() < length) {
            out.write(ByteBuffer.allocate(1), length - 1);
        }
    }

    /** Removes a directory and everything in it. */
    public static void delete(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
