package io.tapemaker.engine.app;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.venue.MarketHosts;
import io.tapemaker.journal.codecs.RunMode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the engine beside an executor, over the venue's sockets. */
@Command(
        name = "run",
        description = {
            "Quotes over the venue's sockets, beside an executor on the same journal directory.",
            "shadow: the executor acknowledges and sends nothing. SIGTERM: cancel all, see it empty, exit."
        })
final class RunCommand implements Callable<Integer> {

    /** The two ways to run beside an executor. */
    enum Mode {
        shadow(RunMode.SHADOW),
        live(RunMode.LIVE);

        private final RunMode taped;

        Mode(RunMode taped) {
            this.taped = taped;
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "Configuration with the markets to quote; see config/tapemaker.yaml.")
    private Path config;

    @Option(
            names = "--journal",
            required = true,
            paramLabel = "DIR",
            description = "Journal directory, the executor's too.")
    private Path journal;

    @Option(
            names = "--mode",
            required = true,
            paramLabel = "MODE",
            description = "shadow or live; the executor's mode too.")
    private Mode mode;

    @Option(
            names = "--profile",
            defaultValue = "polymarket",
            paramLabel = "NAME",
            description = "polymarket, or loopback for a venue on this machine (default: ${DEFAULT-VALUE}).")
    private String profile;

    @Option(
            names = "--loopback-port",
            paramLabel = "PORT",
            description = "Port of the venue on 127.0.0.1, with --profile loopback and only there.")
    private @Nullable Integer port;

    @Override
    public Integer call() {
        MarketHosts hosts = MarketHosts.of(profile, port);
        LiveRun.Settings settings = new LiveRun.Settings(journal, LoadedConfig.of(config), hosts, mode.taped);
        return StopSignal.runForCode(new LiveRun(settings, spec.commandLine().getOut()));
    }
}
