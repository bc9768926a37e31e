package io.tapemaker.proofs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the file that the testkit writes for a proof. */
final class ProofResultReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ProofResultReader() {}

    /**
     * Reads one file.
     *
     * @throws IOException if it cannot be read or is not such a file; the message names what is missing
     */
    static ProofResult read(Path file) throws IOException {
        JsonNode json = MAPPER.readTree(file.toFile());
        String status = text(json, "status");
        List<ProofResult.Remark> failures = remarks(json.path("failures"));
        if (status.equals("started")) {
            failures.add(new ProofResult.Remark(text(json, "class"), "its test JVM ended before the proof did"));
        }
        JsonNode tests = json.path("tests");
        return new ProofResult(
                text(json, "id"),
                text(json, "title"),
                text(json, "milestone"),
                text(json, "kind"),
                outcome(status),
                text(json, "class"),
                text(json, "module"),
                Instant.parse(text(json, "startedAt")),
                json.path("seconds").asDouble(),
                new TestCounts(
                        tests.path("run").asInt(),
                        tests.path("failed").asInt(),
                        tests.path("skipped").asInt()),
                failures,
                remarks(json.path("skips")),
                figures(json.path("figures")),
                invariants(json.path("invariants")));
    }

    /** Only what is known to be good counts as good. */
    private static Outcome outcome(String status) {
        return switch (status) {
            case "passed" -> Outcome.PASSED;
            case "skipped" -> Outcome.SKIPPED;
            default -> Outcome.FAILED;
        };
    }

    private static String text(JsonNode json, String key) throws IOException {
        JsonNode value = json.get(key);
        if (value == null || !value.isTextual()) {
            throw new IOException("has no text under " + key);
        }
        return value.textValue();
    }

    private static List<ProofResult.Remark> remarks(JsonNode array) {
        List<ProofResult.Remark> remarks = new ArrayList<>();
        for (JsonNode remark : array) {
            remarks.add(new ProofResult.Remark(
                    remark.path("test").asText(), remark.path("reason").asText()));
        }
        return remarks;
    }

    private static Map<String, Object> figures(JsonNode object) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> figure : object.properties()) {
            JsonNode value = figure.getValue();
            figures.put(figure.getKey(), value.isNumber() ? value.numberValue() : value.asText());
        }
        return figures;
    }

    private static Map<String, Long> invariants(JsonNode object) {
        Map<String, Long> invariants = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> invariant : object.properties()) {
            invariants.put(invariant.getKey(), invariant.getValue().asLong());
        }
        return invariants;
    }
}
