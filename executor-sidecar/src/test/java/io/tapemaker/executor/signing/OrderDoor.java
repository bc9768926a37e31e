package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What the checker of golden orders asks: all that comes of an order, by name. Planted faults stand in for the real
 * one.
 */
interface OrderDoor {

    Map<String, String> outcome(OrderVector vector);

    /** The product, on one of its curves. */
    static OrderDoor real(boolean reference) {
        return vector -> {
            OrderTypedData hasher = new OrderTypedData();
            ExchangeDomain domain = vector.domain();
            OrderFields order = vector.order();
            Map<String, String> outcome = new TreeMap<>();
            try (SigningKey key = SigningKey.take(HexFormat.of().parseHex(vector.key()))) {
                OrderSigner signer = reference
                        ? OrderSigner.onReferenceCurve(key, List.of(domain))
                        : OrderSigner.of(key, List.of(domain));
                SignedOrder signed = signer.sign(domain, order);
                outcome.put(OrderVector.SEPARATOR, hex(hasher.domainSeparator(domain)));
                outcome.put(OrderVector.STRUCT, hex(hasher.structHash(order)));
                outcome.put(OrderVector.DIGEST, hex(hasher.signingDigest(domain, order)));
                outcome.put(OrderVector.ORDER_ID, "0x" + signed.orderId().toHex());
                outcome.put(OrderVector.SIGNATURE, signed.signature());
                outcome.put(OrderVector.BODY, body(vector, signed));
                return outcome;
            }
        };
    }

    /** A product that is given another vector than it was asked for. */
    static OrderDoor planted(UnaryOperator<OrderVector> fault) {
        return vector -> real(true).outcome(fault.apply(vector));
    }

    static String body(OrderVector vector, SignedOrder signed) {
        OrderBody.Entry entry = new OrderBody.Entry(signed, vector.envelope().terms());
        return new String(new OrderBody(vector.envelope().owner()).one(entry), StandardCharsets.US_ASCII);
    }

    static String hex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
