package io.tapemaker.executor.policy.check;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.policy.Candidate;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;

/** What would be signed and the circumstances, as plain numbers and texts. */
public record Signed(Map<String, BigInteger> words, String domainVersion, Map<String, BigInteger> around) {

    private static final BigInteger MISSING = BigInteger.ONE.negate();

    /** The values of a candidate, copied and not judged. */
    public static Signed of(Candidate order) {
        var fields = order.fields();
        Map<String, BigInteger> words = Map.ofEntries(
                Map.entry("salt", number(fields.stamp().salt())),
                Map.entry("timestamp", number(fields.stamp().timestampMs())),
                Map.entry("maker", number(fields.parties().maker())),
                Map.entry("signer", number(fields.parties().signer())),
                Map.entry(
                        "signatureType", number(fields.parties().signatureType().code())),
                Map.entry("tokenId", fields.tokenId().value().toBigInteger()),
                Map.entry("makerAmount", number(fields.amounts().makerAmountE6())),
                Map.entry("takerAmount", number(fields.amounts().takerAmountE6())),
                Map.entry("side", number(fields.side().code())),
                Map.entry("metadata", fields.marks().metadata().toBigInteger()),
                Map.entry("builder", fields.marks().builder().toBigInteger()),
                Map.entry("chainId", number(order.domain().chainId())),
                Map.entry("contract", number(order.domain().verifyingContract())));
        return new Signed(words, order.domain().version(), around(order));
    }

    private static Map<String, BigInteger> around(Candidate order) {
        var intent = order.intent();
        var book = order.book();
        return Map.ofEntries(
                Map.entry("epoch", number(intent.key().epoch() & 0xffffffffL)),
                Map.entry(
                        "number",
                        new BigInteger(Long.toUnsignedString(intent.key().number()))),
                Map.entry("salt", number(intent.stamp().salt())),
                Map.entry("timestamp", number(intent.stamp().timestampMs())),
                Map.entry("policyHash", intent.policyHash().toBigInteger()),
                Map.entry("commandTime", number(intent.commandTimeNs())),
                Map.entry("now", number(order.nowNs())),
                Map.entry(
                        "bookToken",
                        book == null ? MISSING : book.tokenId().value().toBigInteger()),
                Map.entry("bid", number(book == null ? 0 : book.bidE4())),
                Map.entry("ask", number(book == null ? 0 : book.askE4())),
                Map.entry("bookTick", number(book == null ? 0 : book.tick().code())),
                Map.entry("bookNegRisk", number(book != null && book.negRisk() ? 1 : 0)),
                Map.entry("bookTime", number(book == null ? -1 : book.atNs())));
    }

    private static BigInteger number(long value) {
        return BigInteger.valueOf(value);
    }

    private static BigInteger number(Address address) {
        return new BigInteger(1, address.toBytes());
    }

    BigInteger word(String name) {
        return Objects.requireNonNull(words.get(name), name);
    }

    BigInteger seen(String name) {
        return Objects.requireNonNull(around.get(name), name);
    }
}
