package io.tapemaker.journal.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A path to a directory that leaves room for a socket's name. The system takes socket paths up to about a hundred bytes
 * only; a longer directory is reached through a symbolic link in a fresh directory of ours (0700) that is gone when
 * this is closed. Each side makes its own, so nothing has to be agreed upon.
 */
final class ShortPath implements AutoCloseable {

    /** Longest path of a socket in bytes: the least limit of the systems that have them is 103. */
    static final int MAX_BYTES = 100;

    private static final String LINK = "j";

    private final Path directory;
    private final @Nullable Path made;

    private ShortPath(Path directory, @Nullable Path made) {
        this.directory = directory;
        this.made = made;
    }

    /**
     * A path to a directory, short enough for a name in it.
     *
     * @throws IOException if there is none
     */
    static ShortPath to(Path directory, String name) throws IOException {
        return to(directory, name, List.of(System.getProperty("java.io.tmpdir", "/tmp"), "/tmp"));
    }

    static ShortPath to(Path directory, String name, List<String> bases) throws IOException {
        if (fits(directory, name)) {
            return new ShortPath(directory, null);
        }
        Set<String> distinct = new LinkedHashSet<>(bases);
        for (String base : distinct) {
            Path parent = Path.of(base);
            if (fits(parent.resolve("tapemaker" + Long.MAX_VALUE).resolve(LINK), name) && Files.isWritable(parent)) {
                return linked(directory.toRealPath(), Files.createTempDirectory(parent, "tapemaker"));
            }
        }
        throw new IOException("the path is too long for a socket, and there is no short directory for a link in "
                + String.join(" or ", distinct));
    }

    private static ShortPath linked(Path target, Path made) throws IOException {
        try {
            return new ShortPath(Files.createSymbolicLink(made.resolve(LINK), target), made);
        } catch (IOException e) {
            Files.delete(made);
            throw e;
        }
    }

    private static boolean fits(Path directory, String name) {
        return directory.resolve(name).toString().getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    /** The path of a name in the directory. */
    Path resolve(String name) {
        return directory.resolve(name);
    }

    /** Whether a link had to be made. */
    boolean isLinked() {
        return made != null;
    }

    @Override
    public void close() throws IOException {
        if (made != null) {
            Files.deleteIfExists(directory);
            Files.deleteIfExists(made);
        }
    }
}
