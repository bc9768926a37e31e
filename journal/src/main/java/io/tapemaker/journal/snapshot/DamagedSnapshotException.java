package io.tapemaker.journal.snapshot;

import java.nio.file.Path;

/** A snapshot file is not whole. It is to be ignored in favour of an older one, or of the tape itself. */
public final class DamagedSnapshotException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedSnapshotException(Path file, String problem) {
        super(file.getFileName() + ": " + problem);
    }
}
