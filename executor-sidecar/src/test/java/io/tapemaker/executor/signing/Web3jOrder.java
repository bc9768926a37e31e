package io.tapemaker.executor.signing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.journal.types.Uint256;
import java.io.IOException;
import org.web3j.crypto.StructuredDataEncoder;

/**
 * The same order as the JSON of {@code eth_signTypedData}, for web3j's own encoder: the reference that shares no code.
 */
final class Web3jOrder {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Web3jOrder() {}

    /** The digest of the order itself. */
    static byte[] orderDigest(ExchangeDomain domain, OrderFields order) {
        ObjectNode root = root(domain, "Order");
        root.set("message", message(order));
        return hash(root);
    }

    /** The digest that the key signs. */
    static byte[] signingDigest(ExchangeDomain domain, OrderFields order) {
        if (order.parties().signatureType() != SignatureType.POLY_1271) {
            return orderDigest(domain, order);
        }
        ObjectNode root = root(domain, "TypedDataSign");
        ObjectNode message = root.putObject("message");
        message.set("contents", message(order));
        message.put("name", "DepositWallet").put("version", "1");
        message.put("chainId", domain.chainId());
        message.put("verifyingContract", order.parties().maker().toString());
        message.put("salt", hex(Uint256.ZERO));
        return hash(root);
    }

    private static byte[] hash(ObjectNode root) {
        try {
            return new StructuredDataEncoder(root.toString()).hashStructuredData();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode root(ExchangeDomain domain, String primaryType) {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode types = root.putObject("types");
        members(types.putArray("EIP712Domain"), "string name,string version,uint256 chainId,address verifyingContract");
        members(
                types.putArray("Order"),
                "uint256 salt,address maker,address signer,uint256 tokenId,uint256 makerAmount,uint256 takerAmount,"
                        + "uint8 side,uint8 signatureType,uint256 timestamp,bytes32 metadata,bytes32 builder");
        if (primaryType.equals("TypedDataSign")) {
            members(
                    types.putArray("TypedDataSign"),
                    "Order contents,string name,string version,uint256 chainId,address verifyingContract,bytes32 salt");
        }
        root.put("primaryType", primaryType);
        root.putObject("domain")
                .put("name", "Polymarket CTF Exchange")
                .put("version", domain.version())
                .put("chainId", domain.chainId())
                .put("verifyingContract", domain.verifyingContract().toString());
        return root;
    }

    private static void members(ArrayNode array, String list) {
        for (String member : list.split(",", -1)) {
            int blank = member.indexOf(' ');
            array.addObject().put("name", member.substring(blank + 1)).put("type", member.substring(0, blank));
        }
    }

    private static ObjectNode message(OrderFields order) {
        return MAPPER.createObjectNode()
                .put("salt", String.valueOf(order.stamp().salt()))
                .put("maker", order.parties().maker().toString())
                .put("signer", order.parties().signer().toString())
                .put("tokenId", order.tokenId().toString())
                .put("makerAmount", String.valueOf(order.amounts().makerAmountE6()))
                .put("takerAmount", String.valueOf(order.amounts().takerAmountE6()))
                .put("side", String.valueOf(order.side().code()))
                .put(
                        "signatureType",
                        String.valueOf(order.parties().signatureType().code()))
                .put("timestamp", String.valueOf(order.stamp().timestampMs()))
                .put("metadata", hex(order.marks().metadata()))
                .put("builder", hex(order.marks().builder()));
    }

    private static String hex(Uint256 word) {
        return "0x" + word.toHex();
    }
}
