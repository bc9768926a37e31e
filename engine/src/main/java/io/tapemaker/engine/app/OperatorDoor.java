package io.tapemaker.engine.app;

import io.tapemaker.engine.gateway.operator.OperatorDesk;
import io.tapemaker.engine.gateway.operator.SettingCheck;
import io.tapemaker.engine.pipeline.EnginePipeline;
import io.tapemaker.journal.door.Door;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's door while an engine runs. Where there can be none, that is said in one line and the engine runs
 * without.
 */
final class OperatorDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorDoor.class);

    private final @Nullable Door door;

    private OperatorDoor(@Nullable Door door) {
        this.door = door;
    }

    /**
     * Opens the door of a journal directory; to be closed before the pipeline is drained.
     *
     * @param stampsNs stamps of the words
     */
    static OperatorDoor open(Path directory, EnginePipeline pipeline, SettingCheck settings, LongSupplier stampsNs) {
        try {
            OperatorDesk desk = new OperatorDesk(pipeline, settings, stampsNs, Clock.systemUTC());
            return new OperatorDoor(Door.open(directory, OperatorDesk.DOOR, desk));
        } catch (IOException | RuntimeException e) {
            LOG.warn("runs without an operator's door: {}", Errors.escape(String.valueOf(e.getMessage())));
            return new OperatorDoor(null);
        }
    }

    @Override
    public void close() {
        if (door != null) {
            door.close();
        }
    }
}
