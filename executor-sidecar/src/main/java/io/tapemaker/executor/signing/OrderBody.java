package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.journal.types.Uint256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The bytes that are posted, as the venue's own client writes them: compact JSON with its order of members, ASCII
 * only. Equal orders give equal bytes, so a resend is the same request. Every text in it but the owner is made from
 * numbers; the owner is refused unless it needs no escape. Immutable.
 */
public final class OrderBody {

    private static final int ORDER_CHARACTERS = 1_600;
    private static final int LONGEST_OWNER = 64;

    private final String owner;

    /**
     * Bodies of one API key.
     *
     * @param owner the API key, which the venue wants as the owner of each order
     * @throws IllegalArgumentException if it is not 1 to 64 letters, digits and dashes; the message does not repeat it
     */
    public OrderBody(String owner) {
        if (owner.isEmpty() || owner.length() > LONGEST_OWNER || !owner.chars().allMatch(OrderBody::isPlain)) {
            throw new IllegalArgumentException("an API key is 1 to 64 letters, digits and dashes");
        }
        this.owner = owner;
    }

    private static boolean isPlain(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-';
    }

    /** An order with what travels along unsigned. */
    public record Entry(SignedOrder signed, PlaceRequest.Terms terms) {}

    /** The body for one order. */
    public byte[] one(Entry entry) {
        StringBuilder json = new StringBuilder(ORDER_CHARACTERS);
        write(json, entry);
        return json.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The body for several orders.
     *
     * @throws IllegalArgumentException if there are none
     */
    public byte[] batch(List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a batch without orders");
        }
        StringBuilder json = new StringBuilder(ORDER_CHARACTERS * entries.size());
        char separator = '[';
        for (Entry entry : entries) {
            json.append(separator);
            write(json, entry);
            separator = ',';
        }
        return json.append(']').toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void write(StringBuilder json, Entry entry) {
        PlaceRequest.Terms terms = entry.terms();
        if (terms.expirationS() < 0) {
            throw new IllegalArgumentException("an order that ended before 1970");
        }
        json.append("{\"deferExec\":false,\"postOnly\":")
                .append(terms.postOnly())
                .append(",\"order\":{");
        writeOrder(json, entry.signed(), terms.expirationS());
        json.append("},\"owner\":\"").append(owner);
        json.append("\",\"orderType\":\"")
                .append(terms.hasEnd() ? "GTD" : "GTC")
                .append("\"}");
    }

    private static void writeOrder(StringBuilder json, SignedOrder signed, long expirationS) {
        OrderFields order = signed.order();
        json.append("\"salt\":").append(order.stamp().salt());
        json.append(",\"maker\":\"").append(text(order.parties().maker()));
        json.append("\",\"signer\":\"").append(text(order.parties().signer()));
        json.append("\",\"tokenId\":\"").append(order.tokenId());
        json.append("\",\"makerAmount\":\"").append(order.amounts().makerAmountE6());
        json.append("\",\"takerAmount\":\"").append(order.amounts().takerAmountE6());
        json.append("\",\"side\":\"").append(order.side().name());
        json.append("\",\"signatureType\":")
                .append(order.parties().signatureType().code());
        json.append(",\"timestamp\":\"").append(order.stamp().timestampMs());
        json.append("\",\"expiration\":\"").append(expirationS);
        json.append("\",\"metadata\":\"").append(text(order.marks().metadata()));
        json.append("\",\"builder\":\"").append(text(order.marks().builder()));
        json.append("\",\"signature\":\"").append(signed.signature()).append('"');
    }

    private static String text(Address address) {
        return ChecksumAddress.of(address);
    }

    private static String text(Uint256 word) {
        return "0x" + word.toHex();
    }

    /** Without the API key, which is a secret. */
    @Override
    public String toString() {
        return "bodies of orders of ***";
    }
}
