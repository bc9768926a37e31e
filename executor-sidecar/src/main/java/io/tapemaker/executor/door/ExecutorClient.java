package io.tapemaker.executor.door;

import io.tapemaker.journal.door.DoorClient;
import java.io.IOException;
import java.nio.file.Path;

/** The other side of the executor's door. */
public final class ExecutorClient {

    private ExecutorClient() {}

    /**
     * Asks the executor that writes the EXECUTIONS of a journal directory.
     *
     * @throws io.tapemaker.journal.door.NobodyListensException if there is none
     * @throws IOException if it gave no answer
     */
    public static ExecutorAnswer ask(Path directory, ExecutorRequest request) throws IOException {
        return ExecutorAnswer.parse(DoorClient.ask(directory, ExecutorDesk.DOOR, request.line()));
    }
}
