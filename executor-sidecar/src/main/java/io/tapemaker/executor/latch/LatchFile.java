package io.tapemaker.executor.latch;

import io.tapemaker.executor.files.FileFacts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The latch's block in a file of its own, whose space is taken when it is made, so that an overwrite needs no more of a
 * disk that is full.
 *
 * <p>A {@link RandomAccessFile} on purpose: a channel would be closed by the interrupt of the very thread that pulls
 * the switch.
 */
final class LatchFile implements LatchBlock {

    /** A write returns when its bytes are on disk; times of the file, which nobody asks for, may follow. */
    private static final String WRITE_THROUGH = "rwd";

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private RandomAccessFile open;
    private Object key;

    private LatchFile(Path file, RandomAccessFile open, Object key) {
        this.file = file;
        this.open = open;
        this.key = key;
    }

    /** A file that was found and what it says; both or neither are null. */
    record Found(@Nullable LatchFile block, @Nullable LatchState state, String problem) {

        private static Found unsound(String problem) {
            return new Found(null, null, problem);
        }
    }

    /** Opens what is there, which may be anything. */
    static Found find(Path file) {
        try {
            FileFacts facts = FileFacts.of(file);
            String problem = LatchOwner.problemOfOwn(facts, FileFacts.runningUid());
            if (problem != null) {
                return Found.unsound(problem);
            }
            return facts.sizeBytes() == LatchState.BYTES ? read(file, facts) : Found.unsound("has another length");
        } catch (IOException e) {
            return Found.unsound("cannot be read");
        }
    }

    private static Found read(Path file, FileFacts facts) throws IOException {
        RandomAccessFile open = new RandomAccessFile(file.toFile(), WRITE_THROUGH);
        try {
            byte[] bytes = new byte[LatchState.BYTES];
            open.readFully(bytes);
            LatchState state = LatchState.decode(bytes);
            if (state != null && FileFacts.of(file).equals(facts)) {
                return new Found(new LatchFile(file, open, facts.key()), state, "");
            }
            open.close();
            return Found.unsound("is damaged");
        } catch (IOException e) {
            open.close();
            throw e;
        }
    }

    /**
     * Makes the file anew in whatever's place, whole or not at all; no link is followed.
     *
     * @throws IOException if it cannot be made; what was there stays
     */
    static LatchFile make(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, OWNER_ONLY);
        RandomAccessFile open = new RandomAccessFile(fresh.toFile(), WRITE_THROUGH);
        try {
            overwrite(open, bytes);
            Object key = FileFacts.of(fresh).key();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            forceNames(file);
            return new LatchFile(file, open, key);
        } catch (IOException e) {
            open.close();
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    private static void overwrite(RandomAccessFile open, byte[] bytes) throws IOException {
        open.seek(0);
        open.write(bytes);
    }

    private static void forceNames(Path file) throws IOException {
        try (FileChannel directory =
                FileChannel.open(Objects.requireNonNull(file.getParent()), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        overwrite(open, bytes);
        if (!isInPlace()) {
            // Somebody took the name away: what is written where no start will look is not written.
            LatchFile fresh = make(file, bytes);
            open.close();
            open = fresh.open;
            key = fresh.key;
        }
    }

    private boolean isInPlace() throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && FileFacts.of(file).key().equals(key);
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
