package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.JournalFailedException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses disks on which the journal would not be safe. */
final class DiskGuard {

    /** Free space is looked at after this many appended bytes, or after a quarter of the floor if that is less. */
    static final long CHECK_INTERVAL_BYTES = 16L << 20;

    private static final int CHECKS_PER_FLOOR = 4;

    /** On these a lock of one host does not bind another, or a mapped write is not seen by a reader. */
    private static final Set<String> NETWORK_FILE_SYSTEMS = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "9p",
            "ceph",
            "afs",
            "lustre",
            "glusterfs",
            "beegfs",
            "ncpfs",
            "gfs",
            "gfs2",
            "ocfs2",
            "virtiofs");

    private static final String FUSE = "fuse.";

    private final Path directory;
    private final File file;
    private final long floorBytes;
    private final long intervalBytes;
    private long appendedSinceCheck;

    /**
     * @throws JournalFailedException if the directory lies on a network file system, or has less free space than the
     * floor
     */
    DiskGuard(Path directory, long floorBytes) {
        this.directory = directory;
        this.file = directory.toFile();
        this.floorBytes = floorBytes;
        this.intervalBytes =
                floorBytes == 0 ? CHECK_INTERVAL_BYTES : Math.min(CHECK_INTERVAL_BYTES, floorBytes / CHECKS_PER_FLOOR);
        String refusal = refusalOf(typeOf(directory));
        if (refusal != null) {
            throw new JournalFailedException(directory + ": " + refusal);
        }
        checkFreeSpace();
    }

    /** Why a file system of this type is refused, null if it is not. */
    static @Nullable String refusalOf(String fileSystemType) {
        String type = fileSystemType.toLowerCase(Locale.ROOT);
        return NETWORK_FILE_SYSTEMS.contains(type) || type.startsWith(FUSE)
                ? "a journal needs a local disk; this is " + fileSystemType + ", where the writer lock does not hold"
                : null;
    }

    private static String typeOf(Path directory) {
        try {
            return Files.getFileStore(directory).type();
        } catch (IOException e) {
            throw new JournalFailedException("cannot tell the file system of " + directory, e);
        }
    }

    void appended(int bytes) {
        appendedSinceCheck += bytes;
        if (appendedSinceCheck >= intervalBytes) {
            appendedSinceCheck = 0;
            checkFreeSpace();
        }
    }

    private void checkFreeSpace() {
        long free = file.getUsableSpace();
        if (free < floorBytes) {
            throw new JournalFailedException(directory + ": " + (free >> 20) + " MiB free, the floor is "
                    + (floorBytes >> 20) + " MiB; make room and start again");
        }
    }
}
