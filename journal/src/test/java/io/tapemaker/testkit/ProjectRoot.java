package io.tapemaker.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** The root folder of the checkout. */
public final class ProjectRoot {
    private ProjectRoot() {}

    /**
     * The folder that holds the parent pom: named by the build, else found upwards from the working folder, so that a
     * test also runs from an editor.
     *
     * @throws IllegalStateException outside of a checkout
     */
    public static Path path() {
        String property = System.getProperty("tapemaker.root", "");
        if (!property.isEmpty()) {
            return Path.of(property).toAbsolutePath().normalize();
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside a checkout: no folder upwards holds .mvn");
    }
}
