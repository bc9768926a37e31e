package io.tapemaker.executor.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@Proof(
        id = "signing.auth-vectors",
        milestone = Milestone.M5,
        kind = ProofKind.CONFORMANCE,
        title = "Headers of both levels of authentication are those of the official clients")
class AuthVectorsTest {

    /** Two headers with each other's values. */
    private static Map<String, String> swapped(Map<String, String> headers) {
        Map<String, String> faulty = new TreeMap<>(headers);
        faulty.put("POLY_ADDRESS", headers.getOrDefault("POLY_TIMESTAMP", ""));
        faulty.put("POLY_TIMESTAMP", headers.getOrDefault("POLY_ADDRESS", ""));
        return faulty;
    }

    /** The official signature keeps its padding. */
    private static Map<String, String> unpadded(Map<String, String> headers) {
        Map<String, String> faulty = new TreeMap<>(headers);
        faulty.computeIfPresent("POLY_SIGNATURE", (name, value) -> value.replace("=", ""));
        return faulty;
    }

    private static List<String> differences(Map<String, JsonNode> files, UnaryOperator<Map<String, String>> fault) {
        List<String> differences = new ArrayList<>();
        files.forEach((name, root) -> {
            for (AuthVector vector : AuthVector.all(name, root)) {
                Map<String, String> actual = fault.apply(vector.outcome());
                vector.expected().forEach((key, wanted) -> {
                    if (!wanted.equals(actual.get(key))) {
                        differences.add(vector.label() + " " + key + ": " + actual.get(key) + " instead of " + wanted);
                    }
                });
            }
        });
        return differences;
    }

    private static Map<String, JsonNode> shared() throws IOException {
        Map<String, JsonNode> files = new TreeMap<>(Vectors.shared("client", "l1-"));
        files.putAll(Vectors.shared("client", "l2-"));
        files.putAll(Vectors.shared("protocol", "clob-auth-"));
        files.putAll(Vectors.shared("protocol", "l2-"));
        return files;
    }

    private static Map<String, JsonNode> embedded() throws IOException {
        Map<String, JsonNode> files = new TreeMap<>();
        for (String name :
                List.of("l1-clobauth.json", "l2-hmac.json", "clob-auth-eip712.json", "l2-hmac-protocol.json")) {
            files.put(name, Vectors.embedded(name));
        }
        return files;
    }

    private static long count(Map<String, JsonNode> files) {
        return files.entrySet().stream()
                .mapToLong(
                        file -> AuthVector.all(file.getKey(), file.getValue()).size())
                .sum();
    }

    @Test
    void everySharedVector() throws IOException {
        assertEquals(List.of(), differences(shared(), UnaryOperator.identity()));
        assertTrue(count(shared()) > 0);
        Figures.put("sharedVectors", count(shared()));
    }

    @Test
    void everyEmbeddedVector() throws IOException {
        assertEquals(List.of(), differences(embedded(), UnaryOperator.identity()));
        Figures.put("embeddedVectors", count(embedded()));
    }

    /** Negative controls. */
    @Test
    void plantedFaultsAreFound() throws IOException {
        for (Map.Entry<String, JsonNode> file : embedded().entrySet()) {
            Map<String, JsonNode> one = Map.of(file.getKey(), file.getValue());
            assertFalse(
                    file.getKey().equals("l2-hmac-protocol.json")
                            ? differences(one, AuthVectorsTest::unpadded).isEmpty()
                            : differences(one, AuthVectorsTest::swapped).isEmpty(),
                    file::getKey);
        }
    }
}
