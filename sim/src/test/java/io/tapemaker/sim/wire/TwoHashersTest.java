package io.tapemaker.sim.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.profile.Venue;
import io.tapemaker.executor.signing.OrderSigner;
import io.tapemaker.executor.signing.OrderTypedData;
import io.tapemaker.executor.signing.SignedOrder;
import io.tapemaker.executor.signing.SigningKey;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Proof(
        id = "wire.proof.two-hashers",
        milestone = Milestone.M5,
        kind = ProofKind.CONFORMANCE,
        title = "Executor and simulated venue, which share no hashing, agree on the id and the signer of any order")
class TwoHashersTest {

    private static final int ORDERS = 1_000;
    private static final int KEY_BYTES = 32;
    private static final List<SignatureType> TYPES = List.of(SignatureType.values());

    private final SplittableRandom random = new SplittableRandom(20_261_122);
    private final OrderProof full = OrderProof.full();
    private final OrderProof cheap = OrderProof.cheap();
    private final OrderTypedData fast = new OrderTypedData();

    /** An exchange of either chain and either protocol, of any contract. */
    private ExchangeDomain exchange(int i) {
        Venue venue = i / 8 % 2 == 0 ? Venue.POLYMARKET : Venue.LOOPBACK;
        return new ExchangeDomain(i / 4 % 2 == 0 ? "2" : "3", venue.chainId(), address());
    }

    private Address address() {
        return new Address(random.nextInt(), random.nextLong(), random.nextLong());
    }

    /** Small ones too, whose bytes are mostly zeros. */
    private long number(long most) {
        return random.nextLong(most) >>> random.nextInt(60);
    }

    private Uint256 word() {
        return new Uint256(random.nextLong(), random.nextLong(), random.nextLong(), number(Long.MAX_VALUE));
    }

    private OrderFields order(SignatureType type, Side side, Address own) {
        Address wallet = type == SignatureType.EOA ? own : address();
        return new OrderFields(
                new OrderFields.Stamp(number(OrderFields.MAX_SALT), number(Long.MAX_VALUE)),
                new OrderFields.Parties(wallet, type == SignatureType.POLY_1271 ? wallet : own, type),
                new TokenId(word()),
                new OrderAmounts(number(Long.MAX_VALUE), number(Long.MAX_VALUE)),
                side,
                random.nextBoolean() ? OrderFields.Marks.NONE : new OrderFields.Marks(word(), word()));
    }

    private static OrderFields withSalt(OrderFields order, long salt) {
        return new OrderFields(
                new OrderFields.Stamp(salt, order.stamp().timestampMs()),
                order.parties(),
                order.tokenId(),
                order.amounts(),
                order.side(),
                order.marks());
    }

    private SigningKey key() {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        secret[0] &= 0x7f;
        return SigningKey.take(secret);
    }

    private static byte[] bytes(SignedOrder signed) {
        return HexFormat.of().parseHex(signed.signature().substring(2));
    }

    @Test
    void idsAndSignersAreTheSame() {
        List<Uint256> ids = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            ExchangeDomain exchange = exchange(i);
            try (SigningKey key = key()) {
                SignatureType type = TYPES.get(i % TYPES.size());
                OrderFields order = order(type, i / 16 % 2 == 0 ? Side.BUY : Side.SELL, key.address());
                SignedOrder signed = OrderSigner.of(key, List.of(exchange)).sign(exchange, order);
                String place = "order " + i + ": " + order;
                assertEquals(full.orderId(exchange, order), signed.orderId(), place);
                assertEquals(full.orderId(exchange, order), fast.orderId(exchange, order), place);
                assertEquals(full.orderId(exchange, order), cheap.orderId(exchange, order), place);
                assertTrue(full.isSignedBy(exchange, order, bytes(signed), key.address()), place);
                assertNothingElseIsBelieved(exchange, signed, key.address());
                ids.add(signed.orderId());
            }
        }
        assertEquals(ORDERS, ids.stream().distinct().count());
        Figures.put("ordersOfBoth", ids.size());
    }

    /** Negative control: another order, exchange, key or signature makes both disagree. */
    private void assertNothingElseIsBelieved(ExchangeDomain exchange, SignedOrder signed, Address own) {
        OrderFields order = signed.order();
        byte[] signature = bytes(signed);
        OrderFields otherOrder = withSalt(order, order.stamp().salt() ^ 1);
        ExchangeDomain otherExchange =
                new ExchangeDomain(exchange.version(), exchange.chainId() ^ 1, exchange.verifyingContract());
        assertNotEquals(signed.orderId(), full.orderId(exchange, otherOrder));
        assertNotEquals(signed.orderId(), full.orderId(otherExchange, order));
        assertFalse(full.isSignedBy(exchange, otherOrder, signature, own), "another order");
        assertFalse(full.isSignedBy(otherExchange, order, signature, own), "another exchange");
        assertFalse(full.isSignedBy(exchange, order, signature, address()), "another key");
        int at = random.nextInt(signature.length);
        signature[at] = (byte) (signature[at] ^ 1 << random.nextInt(Byte.SIZE));
        assertFalse(full.isSignedBy(exchange, order, signature, own), "another signature");
    }
}
