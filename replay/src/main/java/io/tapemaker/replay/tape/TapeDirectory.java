package io.tapemaker.replay.tape;

import io.tapemaker.engine.app.ExitCode;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.record.RecordBuffer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A journal directory, opened for reading only: works without write permission and as another user. */
public record TapeDirectory(Path path) {

    private static final JournalKind[] ENGINE_JOURNALS = {JournalKind.INBOUND, JournalKind.COMMANDS};

    /**
     * The directory, if it is one that a feed has written.
     *
     * @throws ReplayException with the usage code if it is absent, unreadable, or something else
     */
    public static TapeDirectory require(Path path) {
        if (!Files.isDirectory(path)) {
            throw refused(path, Files.exists(path) ? "is not a directory" : "no such directory");
        }
        requireReadable(path, path);
        boolean found = false;
        for (JournalKind kind : ENGINE_JOURNALS) {
            Path folder = path.resolve(kind.folder());
            if (Files.isDirectory(folder)) {
                found = true;
                requireReadable(path, folder);
                requireReadableFiles(path, folder);
            }
        }
        if (!found) {
            throw refused(path, "holds neither inbound/ nor commands/, so it is not a journal directory");
        }
        return new TapeDirectory(path.toAbsolutePath().normalize());
    }

    private static void requireReadableFiles(Path path, Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.cq4")) {
            for (Path file : files) {
                requireReadable(path, file);
            }
        } catch (IOException e) {
            throw refused(path, folder.getFileName() + " cannot be listed");
        }
    }

    private static void requireReadable(Path path, Path what) {
        if (!Files.isReadable(what)) {
            throw refused(path, what.getFileName() + " may not be read by this user");
        }
    }

    private static ReplayException refused(Path path, String problem) {
        return new ReplayException(
                ExitCode.USAGE,
                "journal " + path + ": " + problem + "; name a directory that 'feed --journal' has written");
    }

    /** A reader of a journal, before its first record. */
    public JournalTailer tail(JournalKind kind) {
        return ChronicleJournal.open(path, kind, JournalOptions.standard()).openTailer();
    }

    /** The record of a sequence, null if the journal ends before it. */
    public @Nullable RecordBuffer find(JournalKind kind, long sequence) {
        RecordBuffer record = new RecordBuffer();
        try (JournalTailer tailer = tail(kind)) {
            while (tailer.nextSequence() <= sequence) {
                if (!tailer.poll(record)) {
                    return null;
                }
            }
            return sequence > 0 ? record : null;
        }
    }

    /** Bytes of both journals' files. Chronicle's files are sparse, so this is a bound and not what the disk holds. */
    public long sizeBytes() {
        long bytes = 0;
        for (JournalKind kind : ENGINE_JOURNALS) {
            bytes += sizeBytes(kind);
        }
        return bytes;
    }

    /** Bytes of a journal's files. */
    public long sizeBytes(JournalKind kind) {
        Path folder = path.resolve(kind.folder());
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.cq4")) {
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            throw refused(path, folder.getFileName() + " cannot be listed");
        }
    }
}
