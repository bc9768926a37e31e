package io.tapemaker.executor.files;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads a file that decides over money: a regular file with one name, of root or the running user, that nobody else can
 * write, in a directory where nobody else can put another in its place. Linux and other systems with owners and modes.
 */
public final class OwnedFile {

    /** What the others may do with the file. */
    public enum Access {
        /** Others may read, and not write: a policy. */
        READABLE(0022, "chmod go-w"),
        /** Others may do nothing: a key, a password. */
        SECRET(0077, "chmod go-rwx");

        private final int forbidden;
        private final String mend;

        Access(int forbidden, String mend) {
            this.forbidden = forbidden;
            this.mend = mend;
        }
    }

    private static final int STICKY = 01000;

    private OwnedFile() {}

    /**
     * The bytes of the file.
     *
     * @throws RefusedFileException if it is not such a file, is empty, longer than {@code maxBytes}, or changes
     *     meanwhile
     */
    public static byte[] read(Path path, Access access, int maxBytes) {
        return read(path, access, maxBytes, FileFacts.runningUid());
    }

    /** As {@link #read(Path, Access, int)} for a running user of this number. */
    static byte[] read(Path path, Access access, int maxBytes, int uid) {
        try {
            FileFacts before = FileFacts.of(path);
            checkFile(path, before, access, uid);
            checkParent(path, uid);
            byte[] bytes = SmallFile.read(path, before, maxBytes);
            if (bytes == null) {
                throw new RefusedFileException(path + ": changed while it was read; start again when it is at rest");
            }
            if (bytes.length == 0) {
                throw new RefusedFileException(path + ": is empty");
            }
            if (bytes.length > maxBytes) {
                throw new RefusedFileException(path + ": is longer than " + maxBytes + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new RefusedFileException(path + ": there is no such file");
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedFileException(path + ": cannot be read (" + e + ")");
        }
    }

    private static void checkFile(Path path, FileFacts is, Access access, int uid) {
        switch (is.shape()) {
            case SYMBOLIC_LINK -> throw new RefusedFileException(path + ": is a symbolic link; name the file itself");
            case NOT_REGULAR -> throw new RefusedFileException(path + ": is not a regular file");
            case SEVERAL_NAMES ->
                throw new RefusedFileException(path + ": has " + is.links()
                        + " names (hard links), and may be written by each; copy it to a file of its own");
            case ONE_FILE -> checkOwner(path, is, uid);
        }
        if (is.grants(access.forbidden)) {
            throw new RefusedFileException(
                    path + ": others may reach it (mode 0" + is.octalPermissions() + "); " + access.mend + " " + path);
        }
    }

    private static void checkOwner(Path path, FileFacts is, int uid) {
        if (!is.isOfRootOr(uid)) {
            throw new RefusedFileException(path + ": belongs to user " + is.uid()
                    + "; it has to belong to root or to user " + uid + ", who runs this");
        }
    }

    /** In a sticky directory others can add files, and not take away ours. */
    private static void checkParent(Path path, int uid) throws IOException {
        Path parent = path.toRealPath().getParent();
        if (parent == null) {
            throw new RefusedFileException(path + ": has no directory");
        }
        FileFacts is = FileFacts.of(parent);
        checkOwner(parent, is, uid);
        if (is.isWritableByOthers() && !is.grants(STICKY)) {
            throw new RefusedFileException(path + ": others may put another file in its place (" + parent
                    + " has mode 0" + is.octalPermissions() + "); " + Access.READABLE.mend + " " + parent);
        }
    }
}
