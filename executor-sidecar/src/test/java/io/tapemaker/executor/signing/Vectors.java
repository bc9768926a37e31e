package io.tapemaker.executor.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Golden vectors, from beside the checkout or from the smaller twins among the test's own resources. */
final class Vectors {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private Vectors() {}

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The files of a shared folder whose names begin so, or the test is skipped where there are none. */
    static Map<String, JsonNode> shared(String folder, String prefix) throws IOException {
        Path path = SharedMaterial.require("vectors/" + folder);
        Map<String, JsonNode> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(path)) {
            for (Path file : entries.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(prefix) && name.endsWith(".json")) {
                    files.put(folder + "/" + name, parse(Files.readString(file)));
                }
            }
        }
        if (files.isEmpty()) {
            SharedMaterial.require("vectors/" + folder + "/" + prefix + "*.json");
        }
        return files;
    }

    /** A twin. */
    static JsonNode embedded(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(name), name)) {
            return MAPPER.readTree(in);
        }
    }
}
