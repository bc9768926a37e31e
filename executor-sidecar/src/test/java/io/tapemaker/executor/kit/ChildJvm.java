package io.tapemaker.executor.kit;

import io.tapemaker.testkit.CanaryScan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A main class in a JVM of its own, with its output in files, and a look at its {@code /proc} while it runs. */
public final class ChildJvm {

    private static final long LIMIT_SECONDS = 120;

    private final Class<?> main;
    private final Path folder;
    private final List<String> flags = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final List<String> variable = new ArrayList<>();
    private String input = "";
    private CanaryScan canaries = new CanaryScan();

    private ChildJvm(Class<?> main, Path folder) {
        this.main = main;
        this.folder = folder;
    }

    /**
     * How it ended.
     *
     * @param leaks what of the canaries stood in its command line or environment
     */
    public record Ended(int exitCode, String out, String err, List<CanaryScan.Found> leaks) {}

    /** A child that works in this folder, and leaves whatever it leaves there. */
    public static ChildJvm of(Class<?> main, Path folder) {
        return new ChildJvm(main, folder);
    }

    /** Further flags of the JVM. */
    public ChildJvm flags(List<String> more) {
        flags.addAll(more);
        return this;
    }

    /** Arguments of the program. */
    public ChildJvm with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** A variable of its environment. */
    public ChildJvm env(String name, String value) {
        variable.addAll(List.of(name, value));
        return this;
    }

    /** What it reads from its standard input, once its command line and environment have been scanned. */
    public ChildJvm input(String text) {
        input = text;
        return this;
    }

    /** What to look for while it runs. */
    public ChildJvm scanning(CanaryScan scan) {
        canaries = scan;
        return this;
    }

    /** Runs it to its end. */
    public Ended run() {
        Path out = folder.resolve("stdout.txt");
        Path err = folder.resolve("stderr.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx640m", "-XX:-UsePerfData"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
        for (int i = 0; i < variable.size(); i += 2) {
            builder.environment().put(variable.get(i), variable.get(i + 1));
        }
        try {
            Process process = builder.start();
            List<CanaryScan.Found> leaks = canaries.scanProcess(process.pid());
            // Whoever waits for the input cannot be gone; whoever does not wait may close the pipe as he likes.
            feed(process.getOutputStream());
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end within " + LIMIT_SECONDS + " s: " + command);
            }
            return new Ended(process.exitValue(), text(out), text(err), leaks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void feed(OutputStream in) {
        try (in) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
