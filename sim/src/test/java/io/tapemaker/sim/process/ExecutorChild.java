package io.tapemaker.sim.process;

import io.tapemaker.executor.app.ExecutorMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The executor's program, or another of ours, in a process of its own. */
final class ExecutorChild {

    private static final long LIMIT_SECONDS = 120;
    private static final List<String> LIVE = List.of(
            "-Xmx640m", "-XX:+DisableAttachMechanism", "-XX:-HeapDumpOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash");

    private final Process process;
    private final Path out;
    private final Path err;

    private ExecutorChild(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static ExecutorChild start(Path folder, String... arguments) {
        return start(folder, ExecutorMain.class, LIVE, arguments);
    }

    /** Any program, with flags of its JVM. */
    static ExecutorChild start(Path folder, Class<?> main, List<String> flags, String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            command.addAll(flags);
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(flag -> flag.startsWith("--add-opens") || flag.startsWith("--add-exports"))
                    .forEach(command::add);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
            Process process = builder.start();
            process.getOutputStream().close();
            return new ExecutorChild(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Waits for the line that it is at work. */
    ExecutorChild ready() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!text(out).contains(" is open, mode ")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("not at work: " + this);
            }
            ExecutionsView.pause();
        }
        return this;
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM; its exit code. */
    int terminate() {
        process.destroy();
        return exitCode();
    }

    int exitCode() {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end: " + this);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return (process.isAlive() ? "running" : "exit " + process.exitValue()) + "\n" + out() + err();
    }
}
