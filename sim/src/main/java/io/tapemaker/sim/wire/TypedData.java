package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.executor.domain.order.Address;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.crypto.StructuredDataEncoder;

/** EIP-712 by web3j's generic encoder, and recovery of the signer. */
final class TypedData {

    private static final BigInteger HALF_ORDER = Sign.CURVE_PARAMS.getN().shiftRight(1);

    private final StructuredDataEncoder encoder;
    private final String primaryType;

    /** @param document domain, types, primaryType and message */
    TypedData(ObjectNode document) {
        try {
            encoder = new StructuredDataEncoder(new String(Json.bytes(document), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("typed data that its encoder does not read", e);
        }
        primaryType = document.path("primaryType").asText();
    }

    /** {@code [{"name":…,"type":…},…]} of {@code "type name,type name"}. */
    static ArrayNode members(String list) {
        ArrayNode members = Json.array();
        for (String member : list.split(",", -1)) {
            int space = member.indexOf(' ');
            members.addObject().put("name", member.substring(space + 1)).put("type", member.substring(0, space));
        }
        return members;
    }

    byte[] digest() {
        return encoder.hashStructuredData();
    }

    byte[] separator() {
        return encoder.hashDomain();
    }

    @SuppressWarnings("unchecked")
    byte[] structHash() {
        return encoder.hashMessage(primaryType, (HashMap<String, Object>) encoder.jsonMessageObject.getMessage());
    }

    /** Whose signature of the digest it is, null if it is none that a contract would take. */
    static @Nullable Address signer(byte[] digest, byte[] signature) {
        if (signature.length != NestedSignature.INNER_LENGTH) {
            return null;
        }
        byte v = signature[64];
        byte[] r = Arrays.copyOfRange(signature, 0, 32);
        byte[] s = Arrays.copyOfRange(signature, 32, 64);
        if (v != 27 && v != 28 || new BigInteger(1, s).compareTo(HALF_ORDER) > 0) {
            return null;
        }
        try {
            BigInteger key = Sign.signedMessageHashToKey(digest, new Sign.SignatureData(v, r, s));
            return Address.parse("0x" + Keys.getAddress(key));
        } catch (SignatureException | IllegalArgumentException noPoint) {
            return null;
        }
    }
}
