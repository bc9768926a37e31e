package io.tapemaker.executor.signing;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One golden order of any of the forms in which they come.
 *
 * @param label where it stands
 * @param v1 whether it is of CLOB V1, of which only the refusal is expected
 * @param key 64 hex digits
 * @param expected what has to come out, by name; what a form does not say is not there
 */
record OrderVector(
        String label,
        boolean v1,
        String key,
        ExchangeDomain domain,
        OrderFields order,
        Envelope envelope,
        Map<String, String> expected) {

    static final String SEPARATOR = "domainSeparator";
    static final String STRUCT = "structHash";
    static final String DIGEST = "signingDigest";
    static final String ORDER_ID = "orderHash";
    static final String SIGNATURE = "signature";
    static final String BODY = "body";

    /** What travels along unsigned. */
    record Envelope(PlaceRequest.Terms terms, String owner) {

        static final Envelope NONE = new Envelope(new PlaceRequest.Terms(false, 0), "nobody");

        static Envelope of(JsonNode body) {
            return new Envelope(
                    new PlaceRequest.Terms(
                            body.get("postOnly").booleanValue(),
                            body.get("order").get("expiration").asLong()),
                    body.get("owner").textValue());
        }
    }

    /** All orders of a file, whichever of the forms it has. */
    static List<OrderVector> all(String file, JsonNode root) {
        List<OrderVector> vectors = new ArrayList<>();
        for (JsonNode vector : root.get("vectors")) {
            String label = file + "[" + vectors.size() + "]";
            if (vector.has("input")) {
                vectors.add(client(label, root, vector));
            } else if (vector.has("message")) {
                vectors.add(sdk(label, root, vector));
            } else if (vector.has("depositWallet")) {
                vectors.add(nested(label, vector));
            } else {
                vectors.add(plain(label, root, vector));
            }
        }
        return vectors;
    }

    /** {@code client/orders.json}. */
    private static OrderVector client(String label, JsonNode root, JsonNode vector) {
        JsonNode input = vector.get("input");
        JsonNode expected = vector.get("expected");
        String version = input.get("version").asText();
        Map<String, String> wanted = new TreeMap<>();
        for (String name : List.of(SEPARATOR, ORDER_ID, SIGNATURE)) {
            wanted.put(name, expected.get(name).textValue());
        }
        wanted.put(BODY, expected.get("postBody").textValue());
        ExchangeDomain domain = new ExchangeDomain(
                version,
                input.get("chainId").longValue(),
                Address.parse(expected.get("verifyingContract").textValue()));
        Side side = Side.valueOf(input.get("side").textValue());
        return new OrderVector(
                label + " " + vector.get("id").textValue(),
                version.equals("1"),
                root.get("testPrivateKey").textValue().substring(2),
                domain,
                fields(input, expected, side, input.get("tokenID").textValue()),
                Envelope.of(Vectors.parse(expected.get("postBody").textValue())),
                wanted);
    }

    /** {@code protocol/orders-v2-sdk.json}. */
    private static OrderVector sdk(String label, JsonNode root, JsonNode vector) {
        JsonNode body = vector.get("requestBody");
        Map<String, String> wanted = new TreeMap<>();
        wanted.put(ORDER_ID, vector.get("orderHash").textValue());
        wanted.put(SIGNATURE, vector.get("signature").textValue());
        wanted.put(BODY, body.toString());
        return of(label, root.get("privateKey").textValue(), vector, vector.get("message"), Envelope.of(body), wanted);
    }

    /** {@code protocol/orders-poly1271.json}. */
    private static OrderVector nested(String label, JsonNode vector) {
        Map<String, String> wanted = new TreeMap<>();
        wanted.put(SEPARATOR, vector.get("appDomainSeparator").textValue());
        wanted.put(STRUCT, vector.get("contentsHash").textValue());
        wanted.put(DIGEST, vector.get("typedDataSignDigest").textValue());
        wanted.put(ORDER_ID, vector.get("plainOrderHash").textValue());
        wanted.put(SIGNATURE, vector.get("wrappedSignature").textValue());
        return of(label, vector.get("signerKey").textValue(), vector, vector.get("order"), Envelope.NONE, wanted);
    }

    /** {@code protocol/orders-eip712.json}. */
    private static OrderVector plain(String label, JsonNode root, JsonNode vector) {
        Map<String, String> wanted = new TreeMap<>();
        for (String name : List.of(SEPARATOR, STRUCT, ORDER_ID, SIGNATURE)) {
            wanted.put(name, vector.get(name).textValue());
        }
        wanted.put(DIGEST, vector.get("orderHash").textValue());
        return of(label, root.get("privateKey").textValue(), vector, vector.get("order"), Envelope.NONE, wanted);
    }

    private static OrderVector of(
            String label, String key, JsonNode vector, JsonNode order, Envelope envelope, Map<String, String> wanted) {
        JsonNode domain = vector.get("domain");
        String version = domain.get("version").textValue();
        return new OrderVector(
                label,
                version.equals("1"),
                key.substring(2),
                new ExchangeDomain(
                        version,
                        domain.get("chainId").longValue(),
                        Address.parse(domain.get("verifyingContract").textValue())),
                fields(
                        order,
                        order,
                        order.get("side").intValue() == 0 ? Side.BUY : Side.SELL,
                        order.get("tokenId").textValue()),
                envelope,
                wanted);
    }

    private static OrderFields fields(JsonNode order, JsonNode amounts, Side side, String tokenId) {
        return new OrderFields(
                new OrderFields.Stamp(
                        order.get("salt").asLong(), order.path("timestamp").asLong()),
                new OrderFields.Parties(
                        Address.parse(order.get("maker").textValue()),
                        Address.parse(order.get("signer").textValue()),
                        SignatureType.of(order.get("signatureType").intValue())),
                TokenId.parse(tokenId),
                new OrderAmounts(
                        amounts.get("makerAmount").asLong(),
                        amounts.get("takerAmount").asLong()),
                side,
                new OrderFields.Marks(word(order.path("metadata")), word(order.path("builder"))));
    }

    /** V1 has no such words. */
    private static Uint256 word(JsonNode hex) {
        return hex.isMissingNode()
                ? Uint256.ZERO
                : Uint256.of(new BigInteger(hex.textValue().substring(2), 16));
    }
}
