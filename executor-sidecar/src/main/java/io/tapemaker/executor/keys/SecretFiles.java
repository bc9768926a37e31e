package io.tapemaker.executor.keys;

import io.tapemaker.executor.files.FileFacts;
import io.tapemaker.executor.files.SmallFile;
import io.tapemaker.executor.files.UnknownFactsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes files that only the running user may see. Whatever else could have touched them is refused. */
final class SecretFiles {

    private static final Set<OpenOption> WRITE_NEW =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private SecretFiles() {}

    /** How a file is judged: what is wrong with it, or null. */
    @FunctionalInterface
    interface Rule {
        @Nullable
        String problem(FileFacts file, int runningUser);
    }

    /**
     * The bytes of a secret file.
     *
     * @param what what the file is, for messages
     * @param maxBytes longer files are refused unread
     * @throws KeyConfigException if it is absent
     * @throws KeyRefusedException if it could have been read, written or put there by somebody else
     */
    static byte[] read(Path path, String what, Rule rule, int maxBytes) {
        Path file = path.toAbsolutePath();
        try {
            FileFacts before = judge(file, what, rule, maxBytes);
            // The folder is closed to others, so this catches our own mistakes rather than an attack.
            byte[] bytes = SmallFile.read(file, before, (int) before.sizeBytes());
            if (bytes == null) {
                throw new KeyRefusedException("the " + what + " " + path + " changed while it was read");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new KeyConfigException("there is no " + what + " " + path);
        } catch (UnknownFactsException e) {
            throw unknown(e);
        } catch (IOException e) {
            throw new KeyRefusedException("the " + what + " " + path + " cannot be read");
        }
    }

    private static KeyConfigException unknown(UnknownFactsException e) {
        return new KeyConfigException("secret files: " + e.getMessage());
    }

    private static FileFacts judge(Path file, String what, Rule rule, int maxBytes) throws IOException {
        int user = FileFacts.runningUid();
        FileFacts facts = FileFacts.of(file);
        String problem = rule.problem(facts, user);
        if (problem == null) {
            problem = folderProblem(FileFacts.of(realParent(file)), user);
        }
        if (problem == null && facts.sizeBytes() > maxBytes) {
            problem = "is longer than " + maxBytes + " bytes";
        }
        if (problem != null) {
            throw new KeyRefusedException("the " + what + " " + file + " " + problem);
        }
        return facts;
    }

    /** A key file: ours alone. */
    static @Nullable String keyFileProblem(FileFacts file, int runningUser) {
        String problem = shapeProblem(file);
        if (problem != null) {
            return problem;
        }
        if (file.uid() != runningUser) {
            return "belongs to another user (chown it to user id " + runningUser + ")";
        }
        int mode = file.permissions();
        return mode == 0600 || mode == 0400 ? null : "has permissions " + file.octalPermissions() + " (chmod 600)";
    }

    /**
     * A credential file: ours alone, or root's and read-only, as systemd hands credentials to a service: there the
     * access list of the one service shows as the group's read permission.
     */
    static @Nullable String credentialFileProblem(FileFacts file, int runningUser) {
        boolean rootHandsItOver = runningUser != FileFacts.ROOT_UID
                && file.uid() == FileFacts.ROOT_UID
                && (file.permissions() == 0440 || file.permissions() == 0400);
        return rootHandsItOver ? shapeProblem(file) : keyFileProblem(file, runningUser);
    }

    private static @Nullable String shapeProblem(FileFacts file) {
        return switch (file.shape()) {
            case ONE_FILE -> null;
            case SYMBOLIC_LINK -> "is a symbolic link (name the file itself)";
            case NOT_REGULAR -> "is not a regular file";
            case SEVERAL_NAMES -> "has " + file.links() + " hard links (remove the others)";
        };
    }

    static @Nullable String folderProblem(FileFacts folder, int runningUser) {
        if (!folder.isFolder()) {
            return "is not in a folder";
        }
        if (!folder.isOfRootOr(runningUser)) {
            return "is in a folder of another user";
        }
        return folder.isWritableByOthers() ? "is in a folder that others may write to (chmod 700 the folder)" : null;
    }

    /** The folder itself, whichever links led to it: what counts is who may change it. */
    private static Path realParent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new KeyRefusedException(file + " is not in a folder");
        }
        return parent.toRealPath();
    }

    /**
     * Checks that a file could be written here, before anybody is asked for a password.
     *
     * @throws KeyConfigException if something has this name already, or there is no folder
     * @throws KeyRefusedException if others may write to the folder
     */
    static void requireFree(Path path, String what) {
        Path file = path.toAbsolutePath();
        try {
            String problem = folderProblem(FileFacts.of(realParent(file)), FileFacts.runningUid());
            if (problem != null) {
                throw new KeyRefusedException("the " + what + " " + path + " " + problem);
            }
        } catch (UnknownFactsException e) {
            throw unknown(e);
        } catch (IOException e) {
            throw new KeyConfigException("there is no folder for the " + what + " " + path);
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw inTheWay(path);
        }
    }

    /**
     * Writes a new file with permissions 0600: whole and synced, or not at all. A file that is there already stays
     * as it is.
     *
     * @throws KeyConfigException if there is one, or it cannot be written
     */
    static void writeNew(Path path, String what, byte[] bytes) {
        requireFree(path, what);
        Path file = path.toAbsolutePath();
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, WRITE_NEW, OWNER_ONLY)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            // A rename would overwrite; a second name is refused when there is one already. Then the first goes.
            Files.createLink(file, temporary);
            Files.delete(temporary);
            syncFolder(realParent(file));
        } catch (FileAlreadyExistsException e) {
            throw inTheWay(path);
        } catch (IOException | UnsupportedOperationException e) {
            throw new KeyConfigException("the " + what + " " + path + " cannot be written");
        } finally {
            deleteQuietly(temporary);
        }
    }

    private static KeyConfigException inTheWay(Path path) {
        return new KeyConfigException(path + " exists already and is never overwritten (name another file)");
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // What is left holds ciphertext only, and the failure that matters is already on its way.
        }
    }
}
