package io.tapemaker.executor.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Sign;

@Proof(
        id = "signing.fast-path",
        milestone = Milestone.M5,
        kind = ProofKind.PROPERTY,
        title = "The fast path gives web3j's digests and signatures on 10,000 random orders of every kind")
class FastPathTest {

    private static final Map<SignatureType, Integer> SEEN = new EnumMap<>(SignatureType.class);
    private static final BigInteger HALF_ORDER = Sign.CURVE_PARAMS.getN().shiftRight(1);

    private final SigningKey key = SigningKey.take(HexFormat.of().parseHex(Keys.SECRET));
    private final OrderTypedData hasher = new OrderTypedData();
    private final ECKeyPair pair = ECKeyPair.create(new BigInteger(Keys.SECRET, 16));

    @Provide
    Arbitrary<ExchangeDomain> domains() {
        return RandomOrders.domains();
    }

    @Provide
    Arbitrary<OrderFields> orders() {
        return RandomOrders.ordersOf(key.address());
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void equalsWeb3j(@ForAll("domains") ExchangeDomain domain, @ForAll("orders") OrderFields order) {
        byte[] digest = Web3jOrder.signingDigest(domain, order);
        assertArrayEquals(digest, hasher.signingDigest(domain, order));
        boolean nested = order.parties().signatureType() == SignatureType.POLY_1271;
        byte[] orderDigest = nested ? Web3jOrder.orderDigest(domain, order) : digest;
        SignedOrder signed = OrderSigner.of(key, List.of(domain)).sign(domain, order);
        assertEquals(HexFormat.of().formatHex(orderDigest), signed.orderId().toHex());
        Sign.SignatureData reference = Sign.signMessage(digest, pair, false);
        String expected = "0x" + HexFormat.of().formatHex(reference.getR())
                + HexFormat.of().formatHex(reference.getS())
                + HexFormat.of().formatHex(reference.getV());
        assertEquals(expected, signed.signature().substring(0, 132));
        assertEquals(nested ? 2 + 2 * 317 : 132, signed.signature().length());
        assertTrue(new BigInteger(1, reference.getS()).compareTo(HALF_ORDER) <= 0, "s is high");
        SEEN.merge(order.parties().signatureType(), 1, Integer::sum);
    }

    @AfterContainer
    static void report() {
        assertEquals(SignatureType.values().length, SEEN.size());
        SEEN.forEach((type, count) -> Figures.put("orders." + type, count));
        Figures.put("curve", Curves.best().name());
    }

    /** Negative control: every bit of every signed field counts, in the order's own hash and in what is signed. */
    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void oneFlippedBitOfAnyFieldIsAnotherHash(
            @ForAll("domains") ExchangeDomain domain, @ForAll("orders") OrderFields order, @ForAll int bit) {
        byte[] plain = hasher.structHash(order);
        for (FieldFlip flip : FieldFlip.values()) {
            OrderFields flipped = flip.apply(order, Math.floorMod(bit, flip.bits()));
            assertNotEquals(order, flipped);
            assertFalse(
                    Arrays.equals(hasher.signingDigest(domain, order), hasher.signingDigest(domain, flipped)),
                    flip::name);
            assertNotEquals(hasher.orderId(domain, order), hasher.orderId(domain, flipped), flip::name);
            assertFalse(Arrays.equals(plain, hasher.structHash(flipped)), flip::name);
        }
    }

    /** Negative control: the comparison with web3j is not one of a thing with itself. */
    @Test
    void anotherWalletVersionWouldBeFound() {
        ExchangeDomain domain = RandomOrders.domains().sample();
        OrderFields order = RandomOrders.ordersOf(key.address()).sample();
        ExchangeDomain other = new ExchangeDomain(
                domain.version().equals("2") ? "3" : "2", domain.chainId(), domain.verifyingContract());
        assertFalse(Arrays.equals(Web3jOrder.signingDigest(other, order), hasher.signingDigest(domain, order)));
    }
}
