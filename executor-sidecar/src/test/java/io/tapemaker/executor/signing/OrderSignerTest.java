package io.tapemaker.executor.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Proof(
        id = "signing.refusals",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "Nothing is signed for other exchanges, dead versions, other keys' orders or fields that do not fit")
class OrderSignerTest {

    private static final Address OTHER = Address.parse("0x00000000000000000000000000000000000000ff");

    private final OrderSigner signer = OrderSigner.of(Keys.key(), List.of(Keys.EXCHANGE));

    private static void refused(String words, Executable attempt) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, attempt).getMessage());
        assertTrue(message.contains(words), message);
    }

    private static ExchangeDomain with(String version, long chainId, Address contract) {
        return new ExchangeDomain(version, chainId, contract);
    }

    @Test
    void ordersOfThisKeyAreSignedOnEitherCurve() {
        OrderSigner slow = OrderSigner.onReferenceCurve(Keys.key(), List.of(Keys.EXCHANGE));
        for (OrderFields order : List.of(
                Keys.order(Keys.ADDRESS, Keys.ADDRESS, SignatureType.EOA),
                Keys.order(Keys.WALLET, Keys.ADDRESS, SignatureType.POLY_PROXY),
                Keys.order(Keys.WALLET, Keys.ADDRESS, SignatureType.POLY_GNOSIS_SAFE),
                Keys.order(Keys.WALLET, Keys.WALLET, SignatureType.POLY_1271))) {
            SignedOrder signed = signer.sign(Keys.EXCHANGE, order);
            assertEquals(order, signed.order());
            assertEquals(signed, slow.sign(Keys.EXCHANGE, order));
            assertEquals(signed, signer.sign(Keys.EXCHANGE, order));
        }
        assertEquals(Keys.ADDRESS, signer.address());
    }

    @Test
    void onlyTheExchangesItWasMadeForAreSigned() {
        OrderFields order = Keys.order(Keys.ADDRESS, Keys.ADDRESS, SignatureType.EOA);
        ExchangeDomain own = Keys.EXCHANGE;
        for (ExchangeDomain other : List.of(
                with("2", 137, OTHER),
                with("2", 80002, own.verifyingContract()),
                with("3", 137, own.verifyingContract()))) {
            refused("nothing is signed for the exchange", () -> signer.sign(other, order));
        }
    }

    @Test
    void theFirstVersionIsRefusedByName() {
        ExchangeDomain dead = with("1", 137, Address.parse("0x4bFb41d5B3570DeFd03C39a9A4D8dE6Bd8B8982E"));
        OrderFields order = Keys.order(Keys.ADDRESS, Keys.ADDRESS, SignatureType.EOA);
        refused("CLOB V1", () -> OrderSigner.of(Keys.key(), List.of(dead)));
        refused("CLOB V1", () -> signer.sign(dead, order));
        for (String version : List.of("", "4", "02", "2 ")) {
            refused("no exchange has the domain version", () -> signer.sign(with(version, 137, OTHER), order));
        }
    }

    @Test
    void ordersOfOthersAreRefused() {
        List<OrderFields> others = List.of(
                Keys.order(Keys.WALLET, Keys.ADDRESS, SignatureType.EOA),
                Keys.order(Keys.ADDRESS, OTHER, SignatureType.EOA),
                Keys.order(OTHER, OTHER, SignatureType.EOA),
                Keys.order(Keys.WALLET, OTHER, SignatureType.POLY_PROXY),
                Keys.order(Keys.WALLET, Keys.WALLET, SignatureType.POLY_GNOSIS_SAFE),
                Keys.order(Keys.WALLET, Keys.ADDRESS, SignatureType.POLY_1271));
        for (OrderFields order : others) {
            refused("is not one of the key of", () -> signer.sign(Keys.EXCHANGE, order));
        }
        refused("only", () -> signer.sign(new ClobAuth(OTHER, 137, 1, 0)));
    }

    @Test
    void fieldsThatDoNotFitAreRefused() {
        OrderFields.Parties own = new OrderFields.Parties(Keys.ADDRESS, Keys.ADDRESS, SignatureType.EOA);
        OrderFields good = Keys.order(new OrderFields.Stamp(OrderFields.MAX_SALT, Long.MAX_VALUE), own, 0);
        assertEquals(good, signer.sign(Keys.EXCHANGE, good).order());
        refused("salt", () -> sign(new OrderFields.Stamp(-1, 1), own, 1));
        refused("salt", () -> sign(new OrderFields.Stamp(OrderFields.MAX_SALT + 1, 1), own, 1));
        refused("timestamp", () -> sign(new OrderFields.Stamp(1, -1), own, 1));
        refused("negative amount", () -> sign(new OrderFields.Stamp(1, 1), own, -1));
        OrderFields negative = new OrderFields(
                good.stamp(), own, good.tokenId(), new OrderAmounts(-1, 1), good.side(), OrderFields.Marks.NONE);
        refused("negative amount", () -> signer.sign(Keys.EXCHANGE, negative));
        refused("negative amount", () -> new OrderTypedData().orderId(Keys.EXCHANGE, negative));
        refused("never negative", () -> new ClobAuth(Keys.ADDRESS, -1, 1, 0));
        refused("never negative", () -> new ClobAuth(Keys.ADDRESS, 137, -1, 0));
        refused("never negative", () -> new ClobAuth(Keys.ADDRESS, 137, 1, -1));
    }

    private void sign(OrderFields.Stamp stamp, OrderFields.Parties parties, long takerAmountE6) {
        signer.sign(Keys.EXCHANGE, Keys.order(stamp, parties, takerAmountE6));
    }

    /** More exchanges than are remembered: each still has its own separator. */
    @Test
    void madeUpExchangesDoNotMixUpTheSeparators() {
        OrderTypedData busy = new OrderTypedData();
        OrderFields order = Keys.order(Keys.ADDRESS, Keys.ADDRESS, SignatureType.EOA);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100; i++) {
                ExchangeDomain domain = with("2", 137, new Address(0, 0, i));
                assertEquals(new OrderTypedData().orderId(domain, order), busy.orderId(domain, order));
            }
        }
    }

    @Test
    void aStructThatIsNotFullIsNotHashed() {
        assertThrows(
                IllegalStateException.class,
                () -> new Words(3).begin(new byte[32]).number(1).hashInto(new Keccak(), new byte[32]));
    }

    @Test
    void whatWasHashedBeforeLeavesNothingBehind() {
        OrderFields order = Keys.order(Keys.WALLET, Keys.WALLET, SignatureType.POLY_1271);
        byte[] signature = new byte[Curve.SIGNATURE_LENGTH];
        OrderTypedData used = new OrderTypedData();
        used.structHash(Keys.order(Keys.ADDRESS, Keys.ADDRESS, SignatureType.EOA));
        byte[] wire = new OrderTypedData().wireSignature(Keys.EXCHANGE, order, signature);
        assertArrayEquals(wire, used.wireSignature(Keys.EXCHANGE, order, signature));
        assertArrayEquals(words(new Words(2), 5), words(filled(), 5));
    }

    private static Words filled() {
        Words words = new Words(2);
        return words.begin(Keccak.ofText("type")).hash(Keccak.ofText("a word without a zero at its left"));
    }

    private static byte[] words(Words words, long number) {
        byte[] hash = new byte[Keccak.LENGTH];
        words.begin(Keccak.ofText("type")).number(number).hashInto(new Keccak(), hash);
        return hash;
    }

    @Test
    void separatorsAreKeptAndNotForEver() {
        DomainSeparators separators = new DomainSeparators(new Keccak());
        byte[] first = separators.of(Keys.EXCHANGE);
        for (int i = 0; i < 31; i++) {
            separators.of(with("2", i, OTHER));
        }
        assertSame(first, separators.of(Keys.EXCHANGE));
        separators.of(with("2", 31, OTHER));
        assertNotSame(first, separators.of(Keys.EXCHANGE));
        assertArrayEquals(first, separators.of(Keys.EXCHANGE));
    }
}
