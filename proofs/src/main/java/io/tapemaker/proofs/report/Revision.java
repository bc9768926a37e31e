package io.tapemaker.proofs.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Which commit the sources are.
 *
 * @param commit full hash, or {@code unknown} outside of a git checkout
 * @param dirty true if the sources differ from it
 */
public record Revision(String commit, boolean dirty) {
    private static final String UNKNOWN = "unknown";
    private static final long GIT_TIMEOUT_SECONDS = 20;

    /** Asks git; a missing git, or a folder that is no checkout, is not an error. */
    public static Revision of(Path root) {
        Optional<String> commit = git(root, "rev-parse", "HEAD").filter(text -> text.matches("[0-9a-f]{40,64}"));
        if (commit.isEmpty()) {
            return new Revision(UNKNOWN, false);
        }
        boolean dirty =
                git(root, "status", "--porcelain").filter(String::isEmpty).isEmpty();
        return new Revision(commit.get(), dirty);
    }

    /** The hash as the report shows it. */
    String text() {
        return dirty ? commit + " with changes" : commit;
    }

    private static Optional<String> git(Path root, String... arguments) {
        List<String> command = Stream.concat(Stream.of("git", "-C", root.toString()), Stream.of(arguments))
                .toList();
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean fine = git.waitFor(GIT_TIMEOUT_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0;
            return fine ? Optional.of(out.strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
