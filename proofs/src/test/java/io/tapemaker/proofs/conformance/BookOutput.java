package io.tapemaker.proofs.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.proofs.kit.ProcessRun;
import io.tapemaker.proofs.kit.Program;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What {@code replay book} prints, by asset. */
final class BookOutput {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BookOutput() {}

    /** Runs the program. */
    static Map<String, JsonNode> at(Path journal, long sequence) {
        ProcessRun.Ended ended = Program.REPLAY
                .quick("book", journal.toString(), "--at", Long.toString(sequence))
                .run()
                .expect(0);
        Map<String, JsonNode> books = new TreeMap<>();
        ended.out().lines().forEach(line -> {
            try {
                JsonNode book = JSON.readTree(line);
                books.put(book.get("asset_id").asText(), book);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + line, e);
            }
        });
        return books;
    }
}
