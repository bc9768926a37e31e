package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.order.PlaceRequest;

/** What a place command turned out to be. */
public sealed interface DecodedPlace {

    /** A request whose values can be spoken of; nothing of them is judged. */
    record Asked(PlaceRequest request) implements DecodedPlace {}

    /**
     * Bytes that are no place command.
     *
     * @param reason one line that names the field
     */
    record Refused(String reason) implements DecodedPlace {}
}
