package io.tapemaker.executor.signing;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.executor.domain.order.Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One golden authentication of any form: what is expected, and how to ask the product for it. */
record AuthVector(String label, Map<String, String> expected, Supplier<Map<String, String>> question) {

    Map<String, String> outcome() {
        return question.get();
    }

    static List<AuthVector> all(String file, JsonNode root) {
        List<AuthVector> vectors = new ArrayList<>();
        for (JsonNode vector : root.get("vectors")) {
            String label = file + "[" + vectors.size() + "]";
            if (vector.has("input")) {
                JsonNode input = vector.get("input");
                Map<String, String> expected = texts(vector.get("expected"));
                vectors.add(new AuthVector(
                        label, expected, input.has("creds") ? () -> l2(input) : () -> l1(input, expected)));
            } else if (vector.has("digest")) {
                vectors.add(clobAuth(label, root.get("privateKey").textValue(), vector));
            } else {
                vectors.add(new AuthVector(
                        label,
                        Map.of("POLY_SIGNATURE", vector.get("signature").textValue()),
                        () -> Map.of("POLY_SIGNATURE", hmac(vector.get("secret"), request(vector, "path")))));
            }
        }
        return vectors;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** {@code protocol/clob-auth-eip712.json}. */
    private static AuthVector clobAuth(String label, String privateKey, JsonNode vector) {
        Map<String, String> expected = new TreeMap<>();
        for (String name : List.of("domainSeparator", "structHash", "digest")) {
            expected.put(name, vector.get(name).textValue());
        }
        expected.put("POLY_SIGNATURE", vector.get("signature").textValue());
        expected.put("POLY_ADDRESS", vector.get("address").textValue());
        expected.put("POLY_TIMESTAMP", vector.get("timestamp").textValue());
        return new AuthVector(
                label,
                expected,
                () -> signed(
                        privateKey,
                        new ClobAuth(
                                Address.parse(vector.get("address").textValue()),
                                vector.get("chainId").longValue(),
                                vector.get("timestamp").asLong(),
                                vector.get("nonce").longValue())));
    }

    /** {@code client/l1-clobauth.json}. */
    private static Map<String, String> l1(JsonNode input, Map<String, String> expected) {
        return signed(
                input.get("privateKey").textValue(),
                new ClobAuth(
                        Address.parse(String.valueOf(expected.get("POLY_ADDRESS"))),
                        input.get("chainId").longValue(),
                        input.get("timestamp").asLong(),
                        input.get("nonce").longValue()));
    }

    private static Map<String, String> signed(String privateKey, ClobAuth auth) {
        Map<String, String> outcome = new TreeMap<>();
        try (SigningKey key = SigningKey.take(HexFormat.of().parseHex(privateKey.substring(2)))) {
            outcome.put("domainSeparator", OrderDoor.hex(ClobAuthTypedData.domainSeparator(auth.chainId())));
            outcome.put("structHash", OrderDoor.hex(ClobAuthTypedData.structHash(auth)));
            outcome.put("digest", OrderDoor.hex(ClobAuthTypedData.digest(auth)));
            L1Headers.of(OrderSigner.of(key, List.of()), auth).forEach(outcome::put);
        }
        return outcome;
    }

    /** {@code client/l2-hmac.json}. */
    private static Map<String, String> l2(JsonNode input) {
        JsonNode creds = input.get("creds");
        Map<String, String> outcome = new TreeMap<>();
        try (L2Hmac hmac = L2Hmac.ofSecret(creds.get("secret").textValue().toCharArray())) {
            hmac.headers(
                            new L2Hmac.Identity(
                                    Address.parse(input.get("address").textValue()),
                                    creds.get("key").textValue(),
                                    creds.get("passphrase").textValue()),
                            request(input, "requestPath"))
                    .forEach(outcome::put);
        }
        return outcome;
    }

    private static L2Hmac.Request request(JsonNode input, String path) {
        JsonNode body = input.path("body");
        return new L2Hmac.Request(
                input.get("timestamp").asLong(),
                input.get("method").textValue(),
                input.get(path).textValue(),
                body.isTextual() ? body.textValue().getBytes(StandardCharsets.UTF_8) : new byte[0]);
    }

    private static String hmac(JsonNode secret, L2Hmac.Request request) {
        try (L2Hmac hmac = L2Hmac.ofSecret(secret.textValue().toCharArray())) {
            return hmac.sign(request);
        }
    }
}
