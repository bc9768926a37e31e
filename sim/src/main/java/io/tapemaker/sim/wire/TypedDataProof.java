package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.journal.types.Uint256;
import java.math.BigInteger;
import java.util.Arrays;

/** By web3j's generic encoder of typed data, and recovery on the curve. */
final class TypedDataProof implements OrderProof {

    private static final String ORDER_MEMBERS = "uint256 salt,address maker,address signer,uint256 tokenId,"
            + "uint256 makerAmount,uint256 takerAmount,uint8 side,uint8 signatureType,uint256 timestamp,"
            + "bytes32 metadata,bytes32 builder";

    private static final String DOMAIN_MEMBERS = "string name,string version,uint256 chainId,address verifyingContract";

    private static final String NESTED_MEMBERS = "Order contents," + DOMAIN_MEMBERS + ",bytes32 salt";

    static final String ORDER_TYPE = "Order(" + ORDER_MEMBERS + ")";

    @Override
    public Uint256 orderId(ExchangeDomain domain, OrderFields order) {
        return Uint256.of(new BigInteger(1, plain(domain, order).digest()));
    }

    @Override
    public boolean isSignedBy(ExchangeDomain domain, OrderFields order, byte[] signature, Address key) {
        if (order.parties().signatureType() != SignatureType.POLY_1271) {
            return key.equals(TypedData.signer(plain(domain, order).digest(), signature));
        }
        NestedSignature nested = NestedSignature.of(signature);
        TypedData plain = plain(domain, order);
        return nested != null
                && Arrays.equals(nested.separator(), plain.separator())
                && Arrays.equals(nested.contents(), plain.structHash())
                && key.equals(TypedData.signer(nested(domain, order).digest(), nested.inner()));
    }

    static TypedData plain(ExchangeDomain domain, OrderFields order) {
        ObjectNode document = document(domain, "Order");
        document.set("message", message(order));
        return new TypedData(document);
    }

    static TypedData nested(ExchangeDomain domain, OrderFields order) {
        ObjectNode document = document(domain, "TypedDataSign");
        document.withObject("/types").set("TypedDataSign", TypedData.members(NESTED_MEMBERS));
        ObjectNode message = Json.object();
        message.set("contents", message(order));
        message.put("name", "DepositWallet").put("version", "1").put("chainId", Long.toString(domain.chainId()));
        message.put("verifyingContract", order.parties().maker().toString());
        document.set("message", message.put("salt", word(Uint256.ZERO)));
        return new TypedData(document);
    }

    private static ObjectNode document(ExchangeDomain domain, String primaryType) {
        ObjectNode document = Json.object();
        ObjectNode types = document.putObject("types");
        types.set("EIP712Domain", TypedData.members(DOMAIN_MEMBERS));
        types.set("Order", TypedData.members(ORDER_MEMBERS));
        document.put("primaryType", primaryType);
        document.putObject("domain")
                .put("name", ExchangeDomain.NAME)
                .put("version", domain.version())
                .put("chainId", Long.toString(domain.chainId()))
                .put("verifyingContract", domain.verifyingContract().toString());
        return document;
    }

    private static ObjectNode message(OrderFields order) {
        return Json.object()
                .put("salt", Long.toString(order.stamp().salt()))
                .put("maker", order.parties().maker().toString())
                .put("signer", order.parties().signer().toString())
                .put("tokenId", order.tokenId().toString())
                .put("makerAmount", Long.toString(order.amounts().makerAmountE6()))
                .put("takerAmount", Long.toString(order.amounts().takerAmountE6()))
                .put("side", Integer.toString(order.side().code()))
                .put(
                        "signatureType",
                        Integer.toString(order.parties().signatureType().code()))
                .put("timestamp", Long.toString(order.stamp().timestampMs()))
                .put("metadata", word(order.marks().metadata()))
                .put("builder", word(order.marks().builder()));
    }

    private static String word(Uint256 value) {
        return "0x" + value.toHex();
    }
}
