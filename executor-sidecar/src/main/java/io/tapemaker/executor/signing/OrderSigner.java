package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * The only thing that signs: orders of the exchanges that it was made for, and {@link ClobAuth}. It hashes what it
 * signs itself; there is no way to hand it a digest. Whether an order is allowed was decided before. Not thread-safe.
 */
public final class OrderSigner {

    private final SigningKey key;
    private final List<ExchangeDomain> exchanges;
    private final Curve curve;
    private final OrderTypedData hasher = new OrderTypedData();

    private OrderSigner(SigningKey key, Collection<ExchangeDomain> exchanges, Curve curve) {
        exchanges.forEach(OrderSigner::requireLiving);
        this.key = key;
        this.exchanges = List.copyOf(exchanges);
        this.curve = curve;
    }

    /**
     * A signer on the fastest curve of this machine.
     *
     * @param exchanges all that are ever signed for
     * @throws IllegalArgumentException if one of them is of CLOB V1
     */
    public static OrderSigner of(SigningKey key, Collection<ExchangeDomain> exchanges) {
        return new OrderSigner(key, exchanges, Curves.best());
    }

    /** As {@link #of}, on the slow curve that is everywhere. */
    public static OrderSigner onReferenceCurve(SigningKey key, Collection<ExchangeDomain> exchanges) {
        return new OrderSigner(key, exchanges, Curves.reference());
    }

    /** Which curve signs. */
    public String curve() {
        return curve.name();
    }

    /** The account of the key. */
    public Address address() {
        return key.address();
    }

    /**
     * Signs an order.
     *
     * @throws IllegalArgumentException if the exchange is not one of those it was made for, if the order names
     *     another signer
     *     than its signature type asks for, or if a field has no place in a signed order
     */
    public SignedOrder sign(ExchangeDomain exchange, OrderFields order) {
        requireLiving(exchange);
        if (!exchanges.contains(exchange)) {
            throw new IllegalArgumentException("nothing is signed for the exchange " + exchange);
        }
        requireOwn(order.parties());
        byte[] signature = curve.sign(hasher.signingDigest(exchange, order), key);
        byte[] wire = hasher.wireSignature(exchange, order, signature);
        return new SignedOrder(order, hasher.orderId(exchange, order), hex(wire));
    }

    /**
     * Signs that the wallet is ours: "0x" and 65 bytes in hex.
     *
     * @throws IllegalArgumentException if it names another wallet
     */
    public String sign(ClobAuth auth) {
        if (!auth.address().equals(key.address())) {
            throw new IllegalArgumentException("ClobAuth is signed for " + key.address() + " only");
        }
        return hex(curve.sign(ClobAuthTypedData.digest(auth), key));
    }

    private static void requireLiving(ExchangeDomain exchange) {
        switch (exchange.version()) {
            case "2", "3" -> {}
            case "1" ->
                throw new IllegalArgumentException("orders of CLOB V1 (domain version 1) are not signed:"
                        + " the venue has refused them since 2026-04-28");
            default -> throw new IllegalArgumentException("no exchange has the domain version " + exchange.version());
        }
    }

    private void requireOwn(OrderFields.Parties parties) {
        Address own = key.address();
        boolean fits =
                switch (parties.signatureType()) {
                    case EOA -> parties.signer().equals(own) && parties.maker().equals(own);
                    case POLY_PROXY, POLY_GNOSIS_SAFE -> parties.signer().equals(own);
                    case POLY_1271 -> parties.signer().equals(parties.maker());
                };
        if (!fits) {
            throw new IllegalArgumentException("an order of type " + parties.signatureType() + " with maker "
                    + parties.maker() + " and signer " + parties.signer() + " is not one of the key of " + own);
        }
    }

    private static String hex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
