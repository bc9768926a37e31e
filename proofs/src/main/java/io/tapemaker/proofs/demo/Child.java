package io.tapemaker.proofs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One program at work, whose lines go to a file. */
final class Child {

    private static final long LOOK_MS = 50;

    private final String who;
    private final Path log;
    private final Process process;

    private Child(String who, Path log, Process process) {
        this.who = who;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param who for messages, such as "the venue"
     */
    static Child start(String who, Path directory, Path log, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Whatever they say is printed by each JVM, and the executor refuses some of it.
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new Child(who, log, process);
        } catch (IOException e) {
            throw new DemoFailedException(who + " did not start: " + e.getMessage());
        }
    }

    /**
     * Waits until it has said something.
     *
     * @return the line
     * @throws DemoFailedException if it ends before or says nothing in time; with its own word on why
     */
    String await(String words, long seconds) throws InterruptedException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            boolean alive = process.isAlive();
            for (String line : lines()) {
                if (line.contains(words)) {
                    return line;
                }
            }
            if (!alive) {
                throw new DemoFailedException(who + " did not start: " + lastWord());
            }
            if (System.nanoTime() > endNs) {
                throw new DemoFailedException(who + " was not ready within " + seconds + " s; see " + log);
            }
            pause(LOOK_MS);
        }
    }

    /** Waits so long, or until it ends. */
    void pause(long millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Fails if it has ended by itself. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new DemoFailedException(who + " ended by itself: " + lastWord());
        }
    }

    /** Asks it to end. */
    void terminate() {
        process.destroy();
    }

    /**
     * Its last word, once it has ended with code 0.
     *
     * @throws DemoFailedException if it has not in time, or with another code
     */
    String wellEnded(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new DemoFailedException(who + " did not end within " + seconds + " s; see " + log);
        }
        if (process.exitValue() != 0) {
            throw new DemoFailedException(who + " ended with exit code " + process.exitValue() + ": " + lastWord());
        }
        return lastWord();
    }

    /** Ends it whatever it does; for good when this returns. */
    void end(long graceSeconds) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(graceSeconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Everything that it has said. */
    List<String> lines() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last line that it said, which of our programs is the one that tells what is wrong. */
    String lastWord() {
        return lines().stream()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("it said nothing, exit code " + process.exitValue());
    }
}
