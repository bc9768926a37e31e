package io.tapemaker.executor.keys;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tapemaker.executor.json.StrictMapper;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Set;

/**
 * Encrypted files as strict JSON: known fields only, each of its one type. Whatever differs is an
 * {@link IllegalArgumentException} that says nothing of it.
 */
final class KeyJson {

    private static final int MAX_NAME = 64;

    static final JsonMapper JSON = StrictMapper.over(new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxNumberLength(10)
                    .maxNameLength(MAX_NAME)
                    .maxStringLength(SealedCredentials.MAX_BYTES)
                    .maxDocumentLength(SealedCredentials.MAX_BYTES)
                    .build()));

    private KeyJson() {}

    /** The start value of a cipher: {@code "cipherparams":{"iv":…}}. */
    static byte[] iv(JsonNode crypto) {
        JsonNode params = crypto.path("cipherparams");
        fields(params, Set.of("iv"), Set.of());
        return bytes(params, "iv");
    }

    static void fields(JsonNode node, Set<String> needed, Set<String> allowed) {
        require(node.isObject());
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            require(needed.contains(name) || allowed.contains(name));
        }
        needed.forEach(name -> require(node.has(name)));
    }

    static String text(JsonNode node, String name) {
        require(node.path(name).isTextual());
        return node.path(name).textValue();
    }

    static int integer(JsonNode node, String name) {
        require(node.path(name).isInt());
        return node.path(name).intValue();
    }

    static byte[] bytes(JsonNode node, String name) {
        return HexFormat.of().parseHex(text(node, name));
    }

    static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not a file of this kind");
        }
    }
}
