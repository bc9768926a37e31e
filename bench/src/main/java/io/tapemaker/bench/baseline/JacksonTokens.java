package io.tapemaker.bench.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads a frame's tokens with Jackson's streaming parser and does nothing with them. */
public final class JacksonTokens {

    private final JsonFactory factory = new JsonFactory();

    /** Number of tokens of a frame; a text frame that is no JSON (PONG) has none. */
    public int count(byte[] bytes, int offset, int length) {
        if (bytes[offset] != '{' && bytes[offset] != '[') {
            return 0;
        }
        int tokens = 0;
        try (JsonParser parser = factory.createParser(bytes, offset, length)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }
}
