package io.tapemaker.proofs.tidy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what the repository consists of: sources, documents and settings, nothing that was built. */
final class SourceTree {
    private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea", ".vscode", "artifacts");
    private static final Set<String> ENDINGS = Set.of(".java", ".md", ".xml", ".yaml", ".yml", ".properties", "/run");

    private SourceTree() {}

    static List<SourceFile> read(Path root) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skipped = SKIPPED.contains(folder.getFileName().toString());
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (ENDINGS.stream().anyMatch(path::endsWith)) {
                    files.add(new SourceFile(path, Files.readString(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
