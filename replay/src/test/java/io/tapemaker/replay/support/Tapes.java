package io.tapemaker.replay.support;

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
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes journal directories by running the engine, and spoils them. */
public final class Tapes {

    /**
     * Edits and hashes so often that a tape of some hundred frames has everything; so little room that a replacement
     * waits for the answer to a cancel.
     */
    public static final String CONFIG = """
            journal: {durability: process-crash, stateHashEvery: 32, snapshotEvery: 150, snapshotsKept: 3}
            rewards: {minSize: "20", maxSpread: "0.05", minAgeMs: 0}
            quoting: {largestOrder: "20", frontCushion: "0", exitLiquidity: "0", leastNetPerDay: "0"}
            orders: {edits: {minIntervalMs: 50, maxCallsPerHour: 100000}}
            risk: {market: {maxNotional: "24"}}
            signals: {jump: {moreThan: "1"}, sweep: {moreThan: "1000000", collapseShare: "1"}}
            regimes: {volatilityEnter: "1", volatilityLeave: "1", holds: {bookNotInSyncMs: 0}}
            """;

    private static final long NS_PER_MS = 1_000_000L;

    private Tapes() {}

    /** Feeds a recording into a directory with {@link #CONFIG}. */
    public static FeedResult feed(Path recording, Path directory) {
        return feed(recording, directory, CONFIG, LogicFactory.choices());
    }

    /** Feeds a recording into a directory with a decision and a configuration of the caller's. */
    public static FeedResult feed(Path recording, Path directory, String config, QuoteChoices choices) {
        LoadedConfig loaded = LoadedConfig.of("test", config.getBytes(StandardCharsets.UTF_8));
        ProcessSettings process = loaded.config().process();
        FeedSpacing spacing = new FeedSpacing(process.tickMs() * NS_PER_MS, process.quietMs() * NS_PER_MS);
        RecordedFeed feed = new RecordedFeed(recording, spacing, Pace.parse("max"));
        return new FeedRun(directory, feed, loaded, choices).run();
    }

    /** A tape of a small recording, at {@code folder/name}. */
    public static Path tiny(Path folder, String name, int frames) throws IOException {
        Path directory = folder.resolve(name);
        feed(TinyRecording.write(folder, 7, frames), directory);
        return directory;
    }

    /** As shipped but for what plans the quotes of behaviour version 2. */
    public static QuoteChoices planning(QuotePlanner planner) {
        return new QuoteChoices(LogicFactory.choices().band(), planner);
    }

    /** All records of a journal. */
    public static List<byte[]> records(Path directory, JournalKind kind) {
        List<byte[]> records = new ArrayList<>();
        RecordBuffer record = new RecordBuffer();
        try (JournalTailer tailer = journal(directory, kind).openTailer()) {
            while (tailer.poll(record)) {
                records.add(Arrays.copyOf(record.array(), record.length()));
            }
        }
        return records;
    }

    /** Writes COMMANDS anew, sealed as an appender would: a tape that is whole, whatever its commands say. */
    public static void rewriteCommands(Path directory, List<byte[]> records) throws IOException {
        rewrite(directory, JournalKind.COMMANDS, records);
    }

    /** Writes a journal anew, sealed as an appender would. */
    public static void rewrite(Path directory, JournalKind kind, List<byte[]> records) throws IOException {
        delete(directory.resolve(kind.folder()));
        Files.deleteIfExists(directory.resolve("watermark"));
        RecordBuffer record = new RecordBuffer();
        try (JournalAppender appender = journal(directory, kind).openAppender()) {
            for (byte[] bytes : records) {
                record.ensureLength(bytes.length);
                System.arraycopy(bytes, 0, record.array(), 0, bytes.length);
                record.length(bytes.length);
                appender.epoch(RecordFrame.epoch(record.buffer()));
                appender.append(record);
            }
        }
    }

    /** Removes all snapshots. */
    public static void removeSnapshots(Path directory) throws IOException {
        delete(directory.resolve(SnapshotStore.FOLDER));
    }

    private static ChronicleJournal journal(Path directory, JournalKind kind) {
        return ChronicleJournal.open(directory, kind, JournalOptions.standard());
    }

    /** The first roll file of a journal. */
    public static Path rollFile(Path directory, JournalKind kind) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(kind.folder()))) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Size, time and SHA-256 of every file below, by relative path. */
    public static Map<String, String> fingerprint(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.toList()) {
                String content = Files.isDirectory(file) ? "folder" : sha256(Files.readAllBytes(file));
                files.put(directory.relativize(file).toString(), content + " " + Files.getLastModifiedTime(file));
            }
        }
        return files;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
