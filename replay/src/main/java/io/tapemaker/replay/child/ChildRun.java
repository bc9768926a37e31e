package io.tapemaker.replay.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs a child and listens to it. Whatever the child does, this ends: it is stopped when it takes too long or says
 * too much, and its death is an answer like any other. The child holds its standard input open as long as its parent
 * lives.
 */
public final class ChildRun {

    /** A line longer than this is no line of the protocol. */
    public static final int MAX_LINE_LENGTH = 64 << 10;

    private static final int MAX_LAST_WORDS = 200;

    /** What a healthy JVM says as well. */
    private static final Pattern UNTELLING = Pattern.compile("Picked up |WARNING: ");

    private static final long READER_JOIN_MS = 10_000;
    private static final int INTERPRETER_FACTOR = 20;

    /**
     * They could bring agents in and lift the bound of the heap; what may be passed on is on the command line already.
     */
    private static final Set<String> OPTION_VARIABLES =
            Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final ChildLauncher launcher;
    private final Duration limit;
    private final long maxOutputBytes;
    private final Predicate<String> protocol;

    private volatile boolean flooded;
    private volatile String lastWords = "";

    /**
     * @param limit the child is stopped when it takes longer; more where it only interprets
     * @param maxOutputBytes the child is stopped when it writes more
     * @param protocol takes each line and says whether it was one of the protocol; called on one other thread
     */
    public ChildRun(ChildLauncher launcher, Duration limit, long maxOutputBytes, Predicate<String> protocol) {
        this.launcher = launcher;
        this.limit = launcher.interpretsOnly() ? limit.multipliedBy(INTERPRETER_FACTOR) : limit;
        this.maxOutputBytes = maxOutputBytes;
        this.protocol = protocol;
    }

    /** Runs the child to its end, whatever that is. */
    public ChildEnd run(List<String> arguments) {
        Path temporary = null;
        try {
            temporary = Files.createTempDirectory("tapemaker-replay-");
            ProcessBuilder builder = new ProcessBuilder(launcher.command(temporary, arguments))
                    .directory(temporary.toFile())
                    .redirectErrorStream(true);
            builder.environment().keySet().removeAll(OPTION_VARIABLES);
            Process process = builder.start();
            try {
                return listen(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the reading process cannot be started: " + e.getMessage(), e);
        } finally {
            if (temporary != null) {
                delete(temporary);
            }
        }
    }

    private ChildEnd listen(Process process) {
        Thread reader = new Thread(() -> read(process), "child output");
        reader.setDaemon(true);
        reader.start();
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor(READER_JOIN_MS, TimeUnit.MILLISECONDS);
            }
            reader.join(READER_JOIN_MS);
            if (flooded) {
                return new ChildEnd(ChildEnd.How.OUTPUT_LIMIT, 0, lastWords);
            }
            return ended
                    ? new ChildEnd(ChildEnd.How.EXITED, process.exitValue(), lastWords)
                    : new ChildEnd(ChildEnd.How.TIME_LIMIT, 0, lastWords);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ChildEnd(ChildEnd.How.TIME_LIMIT, 0, "interrupted");
        }
    }

    private void read(Process process) {
        byte[] line = new byte[MAX_LINE_LENGTH];
        byte[] chunk = new byte[8 << 10];
        int length = 0;
        long total = 0;
        try (InputStream out = process.getInputStream()) {
            for (int count = out.read(chunk); count >= 0; count = out.read(chunk)) {
                total += count;
                for (int i = 0; i < count; i++) {
                    if (chunk[i] == '\n') {
                        take(new String(line, 0, length, StandardCharsets.US_ASCII));
                        length = 0;
                    } else if (length < line.length) {
                        line[length++] = chunk[i];
                    } else {
                        total = Long.MAX_VALUE >> 1;
                    }
                }
                if (total > maxOutputBytes) {
                    flooded = true;
                    process.destroyForcibly();
                    return;
                }
            }
            take(new String(line, 0, length, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The pipe broke: the child is gone, and its exit tells the rest.
        }
    }

    /** Keeps the start of what is no protocol: a JVM that dies says why before it goes into details. */
    private void take(String line) {
        if (protocol.test(line)) {
            return;
        }
        String words = line.replace('#', ' ').strip();
        String kept = lastWords;
        boolean tells = !words.isEmpty() && !UNTELLING.matcher(words).lookingAt();
        if (tells && kept.length() < MAX_LAST_WORDS) {
            String joined = kept.isEmpty() ? words : kept + " " + words;
            lastWords = joined.substring(0, Math.min(joined.length(), MAX_LAST_WORDS));
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It lies in the temporary folder, and the system removes it some day.
        }
    }
}
