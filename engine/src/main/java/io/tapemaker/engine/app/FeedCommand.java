package io.tapemaker.engine.app;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.config.ProcessSettings;
import io.tapemaker.engine.gateway.marketdata.FeedSpacing;
import io.tapemaker.engine.gateway.marketdata.Pace;
import io.tapemaker.engine.gateway.marketdata.RecordedFeed;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code feed}: a recording goes through the engine into a journal. */
@Command(
        name = "feed",
        description = {
            "Runs a recording through the engine into a journal; orders are acknowledged on paper.",
            "On a journal that has part of the recording already, it goes on behind that part."
        })
final class FeedCommand implements Callable<Integer> {

    private static final long NS_PER_MS = 1_000_000L;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--recording",
            required = true,
            paramLabel = "FILE",
            description = {
                "Frames, one a line: .jsonl or .jsonl.gz;",
                "a line is a raw frame, or an object with receivedAt and payloadUtf8."
            })
    private Path recording;

    @Option(
            names = "--journal",
            required = true,
            paramLabel = "DIR",
            description = "Journal directory; made if absent.")
    private Path journal;

    @Option(
            names = "--speed",
            defaultValue = "max",
            paramLabel = "SPEED",
            description = "max, or a factor of recorded time such as 1x or 20x (default: ${DEFAULT-VALUE}).")
    private String speed;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration; see config/tapemaker.yaml for every key and its default.")
    private @Nullable Path config;

    @Override
    public Integer call() {
        if (Files.exists(journal) && !Files.isDirectory(journal)) {
            throw new IllegalArgumentException(
                    "journal " + journal + ": is no directory; name one, or a name that is free");
        }
        LoadedConfig loaded = LoadedConfig.of(config);
        ProcessSettings process = loaded.config().process();
        FeedSpacing spacing = new FeedSpacing(process.tickMs() * NS_PER_MS, process.quietMs() * NS_PER_MS);
        FeedRun run = new FeedRun(journal, new RecordedFeed(recording, spacing, Pace.parse(speed)), loaded);
        FeedResult result = StopSignal.run(run);
        PrintWriter out = spec.commandLine().getOut();
        FeedSummary.print(result, journal, out);
        out.flush();
        return ExitCode.OK;
    }
}
