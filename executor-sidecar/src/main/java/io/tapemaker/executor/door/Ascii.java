package io.tapemaker.executor.door;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tapemaker.executor.json.StrictMapper;

/** JSON in printable ASCII, since lines end up on terminals; read strictly. */
final class Ascii {

    static final JsonMapper JSON = StrictMapper.over(new JsonFactoryBuilder().highestNonEscapedChar('~'));

    private Ascii() {}

    /** One line, without line end. */
    static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
