package io.tapemaker.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Material that lies beside the checkout (recordings, golden vectors) and that no test may need: a test that uses it is
 * skipped with a message where it is absent, and has a smaller twin that needs nothing.
 */
public final class SharedMaterial {
    private static final String PROPERTY = "tapemaker.shared";

    private SharedMaterial() {}

    /**
     * Finds a file or folder, or aborts the running test as skipped.
     *
     * @param relative path below the shared folder, such as {@code recordings/tape.jsonl.gz}
     * @return a path that exists
     */
    public static Path require(String relative) {
        Path path = root().resolve(relative);
        Assumptions.assumeTrue(
                Files.exists(path),
                () -> "shared material " + relative + " is absent (-D" + PROPERTY + "=DIR names it)");
        return path;
    }

    /** The shared folder, which need not exist. */
    public static Path root() {
        String property = System.getProperty(PROPERTY, "");
        Path root = property.isEmpty() ? ProjectRoot.path().resolve("../shared") : Path.of(property);
        return root.toAbsolutePath().normalize();
    }
}
