package io.tapemaker.bench.wire;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** One of our main classes in a JVM of its own: says one line when it is ready, ends when its input does. */
final class Child implements AutoCloseable {

    private static final String READY = "ready ";
    private static final long LIMIT_S = 120;

    private final Process process;
    private final Path log;
    private final String said;

    private Child(Process process, Path log) throws IOException, InterruptedException {
        this.process = process;
        this.log = log;
        this.said = awaitReady();
    }

    /** Starts it, and waits until it is ready. */
    static Child start(Class<?> main, List<String> flags, Path folder, String... arguments)
            throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        File log = folder.resolve(main.getSimpleName() + ".log").toFile();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            return new Child(process, log.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String awaitReady() throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        while (process.isAlive() && System.nanoTime() < endNanos) {
            for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
                if (line.startsWith(READY)) {
                    return line.substring(READY.length());
                }
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        process.destroyForcibly();
        throw new IllegalStateException("a process of the measurement did not start: " + trouble());
    }

    /** What it said when it was ready. */
    String said() {
        return said;
    }

    /** Its warnings and errors, and else the end of its log. */
    String trouble() throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        List<String> warnings = lines.stream()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .toList();
        List<String> of = warnings.isEmpty() ? lines : warnings;
        return String.join(System.lineSeparator(), of.subList(Math.max(0, of.size() - 10), of.size()));
    }

    /** Holds it still for a while, as a machine does that has no core left. */
    void stall(long millis) throws InterruptedException {
        signal("STOP");
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            signal("CONT");
        }
    }

    private void signal(String name) throws InterruptedException {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " failed: " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends its input and waits for its end, whatever that is. */
    void end() throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a process of the measurement did not end: " + process.pid());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** In the child: at work. */
    static void ready(Object what) {
        System.out.println(READY + what);
        System.out.flush();
    }

    /** In the child: returns when the parent closes the input, or is gone. */
    static void awaitEnd() throws IOException {
        while (Objects.requireNonNull(System.in).read() >= 0) {
            // Nothing is told this way but the end.
        }
    }
}
