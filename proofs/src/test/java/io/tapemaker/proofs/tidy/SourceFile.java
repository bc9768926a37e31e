package io.tapemaker.proofs.tidy;

import java.util.List;

/**
 * A file of the repository.
 *
 * @param path from the root, with slashes
 * @param text its content
 */
record SourceFile(String path, String text) {
    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isMain() {
        return path.contains("/src/main/");
    }

    boolean isTestClass() {
        return path.contains("/src/test/") && path.endsWith("Test.java");
    }

    /** True if a folder of the path has one of the names. */
    boolean isBelow(String... folders) {
        return List.of(folders).stream().anyMatch(folder -> path.contains("/" + folder + "/"));
    }

    List<String> lines() {
        return text.lines().toList();
    }
}
