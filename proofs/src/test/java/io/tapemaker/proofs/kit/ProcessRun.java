package io.tapemaker.proofs.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A real process: its command, environment and limits. What it says is kept up to a bound and read to its end, so
 * that no child can hang on a full pipe or fill the memory of the tests.
 */
public final class ProcessRun {

    private static final int MAX_OUTPUT_BYTES = 8 << 20;
    private static final long DEFAULT_LIMIT_SECONDS = 120;
    private static final int CHUNK = 8192;

    private final List<String> command;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private long limitSeconds = DEFAULT_LIMIT_SECONDS;
    private Path workingFolder = Path.of("").toAbsolutePath();

    private ProcessRun(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** A process to be started with this command. */
    public static ProcessRun of(List<String> command) {
        return new ProcessRun(command);
    }

    /** The same with further arguments at the end. */
    public ProcessRun with(String... arguments) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(arguments));
        ProcessRun run = new ProcessRun(longer).within(limitSeconds).in(workingFolder);
        run.environment.putAll(environment);
        return run;
    }

    /** Sets a variable of its environment. */
    public ProcessRun env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts it in this folder. */
    public ProcessRun in(Path folder) {
        workingFolder = folder;
        return this;
    }

    /** After this it is killed, and the run has failed. */
    public ProcessRun within(long seconds) {
        limitSeconds = seconds;
        return this;
    }

    /** Runs it to its end. */
    public Ended run() {
        return start().await();
    }

    /** Starts it. */
    public Running start() {
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        // What is set for the JVM of the tests must not reach a program that is run as its users run it.
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new Running(command, process, limitSeconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How a process ended.
     *
     * @param exitCode its exit code; 128 and the signal's number if a signal ended it
     * @param out what it wrote, up to the bound
     * @param err what it complained of, up to the bound
     */
    public record Ended(List<String> command, int exitCode, String out, String err) {

        /** Later JDKs warn of libraries that use sun.misc.Unsafe; that is the platform's complaint and none of ours. */
        private static final Pattern PLATFORM_WARNING =
                Pattern.compile("(?m)^WARNING: .*(sun\\.misc\\.Unsafe|reporting this to the maintainers).*\\R?");

        public Ended {
            err = PLATFORM_WARNING.matcher(err).replaceAll("");
        }

        /** Itself if it ended with this code; else an assertion fails with everything it said. */
        public Ended expect(int code) {
            if (exitCode != code) {
                throw new AssertionError("expected exit " + code + ": " + this);
            }
            return this;
        }

        /** Both streams. */
        public String text() {
            return out + err;
        }

        @Override
        public String toString() {
            return String.join(" ", command) + "\nexit " + exitCode + "\nout: " + out + "\nerr: " + err;
        }
    }

    /** A process at work. */
    public static final class Running {

        private final List<String> command;
        private final Process process;
        private final long limitSeconds;
        private final Drain out;
        private final Drain err;

        private Running(List<String> command, Process process, long limitSeconds) {
            this.command = command;
            this.process = process;
            this.limitSeconds = limitSeconds;
            this.out = Drain.start(process.getInputStream());
            this.err = Drain.start(process.getErrorStream());
        }

        /** SIGKILL. */
        public void kill() {
            process.destroyForcibly();
        }

        /** SIGTERM. */
        public void terminate() {
            process.destroy();
        }

        public boolean isAlive() {
            return process.isAlive();
        }

        /** Waits this long for its end. */
        public boolean endsWithin(long millis) {
            try {
                return process.waitFor(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /**
         * Waits for its end.
         *
         * @throws AssertionError if it did not end within its limit; it and its children are killed then
         */
        public Ended await() {
            boolean ended = endsWithin(TimeUnit.SECONDS.toMillis(limitSeconds));
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            String said = out.text();
            String complained = err.text();
            if (!ended) {
                throw new AssertionError("did not end within " + limitSeconds + " s: " + String.join(" ", command)
                        + "\nout: " + said + "\nerr: " + complained);
            }
            return new Ended(command, process.exitValue(), said, complained);
        }
    }

    /** Reads a stream to its end on a thread of its own. */
    private static final class Drain implements Runnable {

        private static final long END_MS = 10_000;

        private final InputStream in;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final Thread thread;

        private Drain(InputStream in) {
            this.in = in;
            this.thread = new Thread(this, "drain");
            thread.setDaemon(true);
        }

        static Drain start(InputStream in) {
            Drain drain = new Drain(in);
            drain.thread.start();
            return drain;
        }

        @Override
        public void run() {
            byte[] chunk = new byte[CHUNK];
            try {
                for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                    if (kept.size() < MAX_OUTPUT_BYTES) {
                        kept.write(chunk, 0, count);
                    }
                }
            } catch (IOException e) {
                // The process is gone; what it said is kept.
            }
        }

        String text() {
            try {
                thread.join(END_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    /** The {@code java} command of the running JDK. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
