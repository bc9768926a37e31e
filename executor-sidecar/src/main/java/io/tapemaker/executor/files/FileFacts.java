package io.tapemaker.executor.files;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the file system says of one name, symbolic links not followed. Equal facts before and after a look mean that
 * nobody has changed or replaced the file in between.
 *
 * @param mode type and permissions as in {@code st_mode}
 * @param uid the owner
 * @param links how many names the file has
 * @param key device and inode
 * @param changed time of its last change of any kind
 * @param sizeBytes its length
 */
public record FileFacts(int mode, int uid, int links, Object key, Object changed, long sizeBytes) {

    /** The user who may do everything anyway. */
    public static final int ROOT_UID = 0;

    private static final int TYPE_BITS = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int SYMBOLIC_LINK = 0120000;
    private static final int PERMISSION_BITS = 07777;
    private static final int WRITE_BY_OTHERS = 0022;
    private static final String NAMES = "unix:mode,uid,nlink,fileKey,ctime,size";

    /** Whether a name is a file that nobody reaches by another name. */
    public enum Shape {
        /** A regular file with one name. */
        ONE_FILE,
        /** A symbolic link, which somebody may point elsewhere. */
        SYMBOLIC_LINK,
        /** A directory, a device, a socket and the like. */
        NOT_REGULAR,
        /** A regular file with several names, which may be written by each. */
        SEVERAL_NAMES
    }

    /**
     * Looks.
     *
     * @throws IOException if there is no such name, or the file system does not say all of this
     */
    public static FileFacts of(Path path) throws IOException {
        try {
            Map<String, Object> facts = Files.readAttributes(path, NAMES, LinkOption.NOFOLLOW_LINKS);
            return new FileFacts(
                    (Integer) known(facts, "mode"),
                    (Integer) known(facts, "uid"),
                    (Integer) known(facts, "nlink"),
                    known(facts, "fileKey"),
                    known(facts, "ctime"),
                    (Long) known(facts, "size"));
        } catch (UnsupportedOperationException e) {
            throw new UnknownFactsException("needs a Unix file system", e);
        }
    }

    private static Object known(Map<String, Object> facts, String name) throws UnknownFactsException {
        Object fact = facts.get(name);
        if (fact == null) {
            throw new UnknownFactsException("the file system does not say the " + name + " of a file", null);
        }
        return fact;
    }

    /** The user as whom this process runs. */
    public static int runningUid() {
        return (int) new UnixSystem().getUid();
    }

    /** What kind of a thing it is. */
    public Shape shape() {
        int type = mode & TYPE_BITS;
        if (type == SYMBOLIC_LINK) {
            return Shape.SYMBOLIC_LINK;
        }
        if (type != REGULAR) {
            return Shape.NOT_REGULAR;
        }
        return links == 1 ? Shape.ONE_FILE : Shape.SEVERAL_NAMES;
    }

    /** Whether it is a directory. */
    public boolean isFolder() {
        return (mode & TYPE_BITS) == FOLDER;
    }

    /** Whether it is root's or this user's. */
    public boolean isOfRootOr(int runningUid) {
        return uid == ROOT_UID || uid == runningUid;
    }

    /** Whether its group or everybody may write. */
    public boolean isWritableByOthers() {
        return grants(WRITE_BY_OTHERS);
    }

    /** Whether one of these permission bits is set. */
    public boolean grants(int bits) {
        return (permissions() & bits) != 0;
    }

    /** The twelve permission bits. */
    public int permissions() {
        return mode & PERMISSION_BITS;
    }

    /** The permission bits as {@code chmod} takes them. */
    public String octalPermissions() {
        return Integer.toOctalString(permissions());
    }
}
