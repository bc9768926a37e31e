package io.tapemaker.executor.latch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of one name, no link followed.
 *
 * @param mode type and permissions as in {@code st_mode}
 * @param uid the owner
 * @param links names of the file
 * @param key device and inode
 * @param sizeBytes its length
 */
record FileFacts(int mode, int uid, int links, @Nullable Object key, long sizeBytes) {

    static final int ROOT_UID = 0;

    private static final int TYPE_BITS = 0170000;
    private static final int REGULAR = 0100000;
    private static final int SYMBOLIC_LINK = 0120000;
    private static final int PERMISSION_BITS = 07777;
    private static final int OWNER_READ_WRITE = 0600;
    private static final int WRITE_OR_RUN_BY_OTHERS = 07133;

    /**
     * Looks.
     *
     * @throws IOException if there is no such name
     */
    static FileFacts of(Path file) throws IOException {
        Map<String, Object> facts =
                Files.readAttributes(file, "unix:mode,uid,nlink,fileKey,size", LinkOption.NOFOLLOW_LINKS);
        return new FileFacts(
                number(facts, "mode").intValue(),
                number(facts, "uid").intValue(),
                number(facts, "nlink").intValue(),
                facts.get("fileKey"),
                number(facts, "size").longValue());
    }

    private static Number number(Map<String, Object> facts, String name) {
        return (Number) Objects.requireNonNull(facts.get(name), name);
    }

    /** The user as whom this process runs. */
    static int runningUid() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    /** What is wrong with a file that only this user may write, null if nothing is. */
    @Nullable
    String problemOfOwn(int runningUid) {
        if (uid != runningUid) {
            return "belongs to another user";
        }
        return shapeProblem() == null && permissions() != OWNER_READ_WRITE
                ? "has mode " + Integer.toOctalString(permissions()) + " and not 600"
                : shapeProblem();
    }

    /**
     * What is wrong with a file that this user or root has put here. Root's may be read by others, or this user could
     * not.
     */
    @Nullable
    String problemOfOwnOrRoots(int runningUid) {
        if (uid == runningUid || uid != ROOT_UID) {
            return problemOfOwn(runningUid);
        }
        return shapeProblem() == null && (permissions() & WRITE_OR_RUN_BY_OTHERS) != 0
                ? "has mode " + Integer.toOctalString(permissions()) + " and may be written by others"
                : shapeProblem();
    }

    private @Nullable String shapeProblem() {
        int type = mode & TYPE_BITS;
        if (type == SYMBOLIC_LINK) {
            return "is a symbolic link";
        }
        if (type != REGULAR) {
            return "is no regular file";
        }
        return links == 1 ? null : "has " + links + " names";
    }

    private int permissions() {
        return mode & PERMISSION_BITS;
    }
}
