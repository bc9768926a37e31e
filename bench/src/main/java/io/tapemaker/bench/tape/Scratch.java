package io.tapemaker.bench.tape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories for journals beside the build's output, since a temporary folder may lie in memory. */
public final class Scratch {

    private Scratch() {}

    /** A new empty directory in the module's target folder. */
    public static Path create() {
        try {
            Path code = Path.of(Scratch.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path target = code.resolveSibling("scratch");
            Files.createDirectories(target);
            return Files.createTempDirectory(target, "journal");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes a directory and what is in it. */
    public static void remove(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
