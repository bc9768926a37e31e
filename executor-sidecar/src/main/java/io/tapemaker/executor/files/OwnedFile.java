package io.tapemaker.executor.files;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

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

    private static final int PERMISSIONS = 07777;
    private static final int STICKY = 01000;
    private static final String ATTRIBUTES = "unix:mode,uid,nlink,ino,dev,size,ctime,isRegularFile,isSymbolicLink";

    private OwnedFile() {}

    /**
     * The bytes of the file.
     *
     * @throws RefusedFileException if it is not such a file, is empty, longer than {@code maxBytes}, or changes
     *     meanwhile
     */
    public static byte[] read(Path path, Access access, int maxBytes) {
        return read(path, access, maxBytes, new UnixSystem().getUid());
    }

    /** As {@link #read(Path, Access, int)} for a running user of this number. */
    static byte[] read(Path path, Access access, int maxBytes, long uid) {
        try {
            Map<String, Object> before = attributes(path);
            checkFile(path, before, access, uid);
            checkParent(path, uid);
            byte[] bytes = bytes(path, maxBytes);
            // Between a look and an open lies a moment; who used it has changed one of these.
            if (!before.equals(attributes(path))) {
                throw new RefusedFileException(path + ": changed while it was read; start again when it is at rest");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new RefusedFileException(path + ": there is no such file");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            throw new RefusedFileException(path + ": cannot be read (" + e + ")");
        }
    }

    private static Map<String, Object> attributes(Path path) throws IOException {
        return Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    private static void checkFile(Path path, Map<String, Object> is, Access access, long uid) {
        if (Boolean.TRUE.equals(is.get("isSymbolicLink"))) {
            throw new RefusedFileException(path + ": is a symbolic link; name the file itself");
        }
        if (!Boolean.TRUE.equals(is.get("isRegularFile"))) {
            throw new RefusedFileException(path + ": is not a regular file");
        }
        if (number(is, "nlink") != 1) {
            throw new RefusedFileException(path + ": has " + number(is, "nlink")
                    + " names (hard links), and may be written by each; copy it to a file of its own");
        }
        checkOwner(path, is, uid);
        if ((number(is, "mode") & access.forbidden) != 0) {
            throw new RefusedFileException(
                    path + ": others may reach it (mode " + mode(is) + "); " + access.mend + " " + path);
        }
    }

    private static void checkOwner(Path path, Map<String, Object> is, long uid) {
        long owner = number(is, "uid");
        if (owner != 0 && owner != uid) {
            throw new RefusedFileException(path + ": belongs to user " + owner
                    + "; it has to belong to root or to user " + uid + ", who runs this");
        }
    }

    /** In a sticky directory others can add files, and not take away ours. */
    private static void checkParent(Path path, long uid) throws IOException {
        Path parent = path.toRealPath().getParent();
        if (parent == null) {
            throw new RefusedFileException(path + ": has no directory");
        }
        Map<String, Object> is = attributes(parent);
        checkOwner(parent, is, uid);
        boolean open = (number(is, "mode") & Access.READABLE.forbidden) != 0;
        if (open && (number(is, "mode") & STICKY) == 0) {
            throw new RefusedFileException(path + ": others may put another file in its place (" + parent + " has mode "
                    + mode(is) + "); " + Access.READABLE.mend + " " + parent);
        }
    }

    private static byte[] bytes(Path path, int maxBytes) throws IOException {
        try (SeekableByteChannel channel =
                Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            ByteBuffer buffer = ByteBuffer.allocate(maxBytes + 1);
            int read = 0;
            while (read >= 0 && buffer.hasRemaining()) {
                read = channel.read(buffer);
            }
            if (buffer.position() == 0) {
                throw new RefusedFileException(path + ": is empty");
            }
            if (buffer.position() > maxBytes) {
                throw new RefusedFileException(path + ": is longer than " + maxBytes + " bytes");
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    private static long number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number value ? value.longValue() : -1;
    }

    private static String mode(Map<String, Object> attributes) {
        return "0" + Long.toOctalString(number(attributes, "mode") & PERMISSIONS);
    }
}
