package io.tapemaker.engine.gateway.operator;

import io.tapemaker.journal.door.DoorClient;
import java.io.IOException;
import java.nio.file.Path;

/** The other side of the operator's door: says one thing to the engine that writes a journal. */
public final class OperatorClient {

    private OperatorClient() {}

    /**
     * Asks the engine that writes a journal.
     *
     * @throws io.tapemaker.journal.door.NobodyListensException if there is none
     * @throws IOException if it gave no answer
     */
    public static OperatorAnswer ask(Path directory, OperatorRequest request) throws IOException {
        return OperatorAnswer.parse(DoorClient.ask(directory, OperatorDesk.DOOR, request.line()));
    }
}
