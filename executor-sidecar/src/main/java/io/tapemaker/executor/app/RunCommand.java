package io.tapemaker.executor.app;

import io.tapemaker.executor.keys.KeyConfigException;
import io.tapemaker.executor.keys.LogGuard;
import io.tapemaker.executor.policy.WorstLoss;
import io.tapemaker.executor.run.ExecutorProcess;
import io.tapemaker.executor.run.LiveSecrets;
import io.tapemaker.executor.run.RunSettings;
import io.tapemaker.executor.run.StopRequest;
import io.tapemaker.executor.venue.polymarket.VenueHosts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the executor at work, until SIGTERM or Ctrl-C; then everything is cancelled and seen to be. */
@Command(
        name = "run",
        description =
                "Follows COMMANDS and does what the policy allows. Shadow needs no keys and sends nothing; in live"
                        + " mode the JVM is started with " + StartGuard.LIVE_FLAGS + ".")
final class RunCommand implements Callable<Integer> {

    private static final long STOP_SECONDS = 60;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOptions options;

    @Option(names = "--journal", required = true, paramLabel = "DIR", description = "Journal directory of the engine.")
    private Path journal;

    @Option(names = "--mode", defaultValue = "shadow", paramLabel = "shadow|live", description = "Default: shadow.")
    private String mode;

    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = "Where the end of EXECUTIONS is anchored; better in another directory than the journal's."
                    + " Default: DIR/executor.head.")
    private @Nullable Path head;

    @Override
    public Integer call() {
        AtomicInteger code = new AtomicInteger(ExitCode.FAILURE);
        CountDownLatch ended = new CountDownLatch(1);
        StopRequest stop = new StopRequest(this::say);
        Thread hook = new Thread(() -> stopAndHalt(stop, ended, code), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            code.set(run(stop));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            code.set(Errors.onFailure(e, spec.commandLine()));
        } finally {
            ended.countDown();
        }
        return code.get();
    }

    /** The signal has begun to end the JVM, so its code can only be given by ending it. */
    private static void stopAndHalt(StopRequest stop, CountDownLatch ended, AtomicInteger code) {
        if (ended.getCount() == 0) {
            return;
        }
        stop.stop();
        try {
            ended.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code.get());
    }

    private int run(StopRequest stop) throws IOException, InterruptedException {
        boolean live = isLive();
        StartGuard.require(live ? RunMode.LIVE : RunMode.OFFLINE)
                .forEach(warning -> Errors.say(spec.commandLine(), warning));
        PolicyOptions.Loaded loaded = options.policy();
        VenueHosts venue = options.venue(loaded.policy());
        if (!Files.isDirectory(journal)) {
            throw new KeyConfigException("journal " + journal + ": no such directory; make it (chmod 700)");
        }
        if (!live && options.hasKeys()) {
            throw new KeyConfigException("shadow mode needs no keys: leave --keystore and --credentials out");
        }
        say(WorstLoss.of(loaded.policy()).text());
        LiveSecrets secrets = live ? options.secrets(loaded.policy()) : null;
        RunSettings settings = new RunSettings(
                loaded.policy(),
                loaded.bytes(),
                venue,
                secrets,
                journal,
                head == null ? journal.resolve("executor.head") : head,
                ExecutorVersion.text());
        try (ExecutorProcess process = ExecutorProcess.open(settings)) {
            boolean empty = process.run(stop);
            say(empty ? "stopped: nothing is open" : "stopped, and the venue has not shown that nothing is open");
            return empty ? ExitCode.OK : ExitCode.FAILURE;
        } finally {
            if (secrets != null) {
                secrets.close();
            }
        }
    }

    private boolean isLive() {
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "live" -> true;
            case "shadow" -> false;
            default -> throw new KeyConfigException("--mode is shadow or live");
        };
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(LogGuard.line(line));
        out.flush();
    }
}
