package io.tapemaker.sim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that the commands along paths of quotes have in common. */
final class PathOptions {

    @Option(
            names = "--quotes",
            required = true,
            paramLabel = "FILE",
            description = "epoch_ms,slug,bid,ask lines below a head, in the order of time; .gz or plain.")
    private Path quotes;

    @Option(names = "--config", paramLabel = "FILE", description = "As the engine's, without markets (all defaults).")
    private @Nullable Path config;

    Path quotes() {
        return quotes;
    }

    @Nullable
    Path config() {
        return config;
    }
}
