package io.tapemaker.executor.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the file system says of one name, symbolic links not followed.
 *
 * @param mode type and permissions as in {@code st_mode}
 * @param owner user id
 * @param links how many names the file has
 * @param identity device and inode
 * @param changed time of its last change of any kind
 * @param sizeBytes its length
 */
record FileFacts(int mode, int owner, int links, Object identity, Object changed, long sizeBytes) {

    private static final int TYPE = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;
    private static final int SYMLINK = 0xA000;
    private static final int GROUP_AND_OTHERS_WRITE = 0022;
    private static final String NAMES = "unix:mode,uid,nlink,fileKey,ctime,size";

    /** @throws IOException if there is no such file or no such facts */
    static FileFacts of(Path path) throws IOException {
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
            throw new KeyConfigException("secret files need a Unix file system");
        }
    }

    private static Object known(Map<String, Object> facts, String name) {
        Object fact = facts.get(name);
        if (fact == null) {
            throw new KeyConfigException("the file system does not say the " + name + " of a file");
        }
        return fact;
    }

    /** The user id of this process. */
    static int runningUser() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException e) {
            throw new KeyConfigException("the running user cannot be told: /proc/self is not there");
        }
    }

    boolean isRegular() {
        return (mode & TYPE) == REGULAR;
    }

    boolean isFolder() {
        return (mode & TYPE) == FOLDER;
    }

    boolean isSymlink() {
        return (mode & TYPE) == SYMLINK;
    }

    boolean isWritableByOthers() {
        return (mode & GROUP_AND_OTHERS_WRITE) != 0;
    }

    /** The twelve permission bits. */
    int permissions() {
        return mode & 07777;
    }
}
