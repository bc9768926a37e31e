package io.tapemaker.journal.snapshot;

import io.tapemaker.journal.JournalFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of a journal directory, {@code DIR/snapshots/snapshot-<20-digit INBOUND sequence>.tms}. A file
 * appears whole or not at all, and one that is not whole any more is found out and skipped.
 */
public final class SnapshotStore {

    public static final String FOLDER = "snapshots";

    /** A longer payload is taken for damage and not read. */
    public static final int MAX_PAYLOAD_LENGTH = 512 << 20;

    /** Twenty digits, so that names sort as numbers do; a sequence needs nineteen. */
    private static final Pattern NAME = Pattern.compile("snapshot-0([0-8][0-9]{18})\\.tms");

    private static final String PART_SUFFIX = ".part";

    private final Path folder;

    public SnapshotStore(Path journalDirectory) {
        this.folder = journalDirectory.resolve(FOLDER);
    }

    /**
     * Writes a snapshot so that it survives a power loss, replacing one of the same point.
     *
     * @throws JournalFailedException if the disk refuses
     */
    public Path write(SnapshotPoint point, byte[] payload) {
        if (payload.length > MAX_PAYLOAD_LENGTH) {
            throw new IllegalArgumentException("a snapshot of " + payload.length + " bytes is above the limit");
        }
        Path file = folder.resolve(nameOf(point.inboundSequence()));
        Path part = folder.resolve(file.getFileName() + PART_SUFFIX);
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                writeAll(channel, SnapshotLayout.header(point, payload));
                writeAll(channel, ByteBuffer.wrap(payload));
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
            return file;
        } catch (IOException e) {
            throw new JournalFailedException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The snapshot files by name, newest first; what is in them, {@link #read} says. */
    public List<Path> list() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (NAME.matcher(String.valueOf(entry.getFileName())).matches()) {
                    files.add(entry);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new JournalFailedException("cannot list " + folder + ": " + e.getMessage(), e);
        }
        files.sort(Comparator.comparing(Path::getFileName).reversed());
        return files;
    }

    /**
     * Reads one snapshot.
     *
     * @throws DamagedSnapshotException saying why, if any byte of it is not as it was written
     */
    public Snapshot read(Path file) throws DamagedSnapshotException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] header = readUpTo(channel, SnapshotLayout.HEADER_LENGTH);
            long payloadLength = channel.size() - header.length;
            if (payloadLength > MAX_PAYLOAD_LENGTH) {
                throw new DamagedSnapshotException(file, payloadLength + " bytes of payload are above the limit");
            }
            require(file, SnapshotLayout.problemOf(header, payloadLength));
            SnapshotPoint point = SnapshotLayout.pointOf(header);
            boolean named = nameOf(point.inboundSequence()).equals(String.valueOf(file.getFileName()));
            require(file, named ? null : "belongs to sequence " + point.inboundSequence());
            byte[] payload = readUpTo(channel, (int) payloadLength);
            require(file, SnapshotLayout.matches(header, payload) ? null : "its payload is not what was written");
            return new Snapshot(point, payload);
        } catch (IOException e) {
            throw new DamagedSnapshotException(file, "cannot be read: " + e.getMessage());
        }
    }

    private static void require(Path file, @Nullable String problem) throws DamagedSnapshotException {
        if (problem != null) {
            throw new DamagedSnapshotException(file, problem);
        }
    }

    private static byte[] readUpTo(FileChannel channel, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // A read may give less than asked for.
        }
        byte[] read = new byte[bytes.position()];
        bytes.flip().get(read);
        return read;
    }

    /**
     * The newest snapshot that is whole and wanted, null if there is none.
     *
     * @param wanted whether a point fits the tape and the code; the payload has not been handed out yet
     * @param skipped told in one line about each newer one that was not used, and why
     */
    public @Nullable Snapshot newest(Predicate<SnapshotPoint> wanted, Consumer<String> skipped) {
        for (Path file : list()) {
            try {
                Snapshot snapshot = read(file);
                if (wanted.test(snapshot.point())) {
                    return snapshot;
                }
                skipped.accept(file.getFileName() + ": does not fit this tape or this build");
            } catch (DamagedSnapshotException e) {
                skipped.accept(String.valueOf(e.getMessage()));
            }
        }
        return null;
    }

    /** Deletes all but the newest {@code count} snapshots, and what an interrupted write left. */
    public void keep(int count) {
        try {
            List<Path> files = list();
            for (Path file : files.subList(Math.min(count, files.size()), files.size())) {
                Files.delete(file);
            }
            if (Files.isDirectory(folder)) {
                deleteParts();
                forceFolder();
            }
        } catch (IOException e) {
            throw new JournalFailedException("cannot delete old snapshots in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void deleteParts() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART_SUFFIX)) {
            for (Path part : parts) {
                Files.delete(part);
            }
        }
    }

    private static String nameOf(long inboundSequence) {
        return String.format(Locale.ROOT, "snapshot-%020d.tms", inboundSequence);
    }

    /** The sequence in the name of a snapshot file, -1 if it is none. */
    public static long sequenceOf(Path file) {
        Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
