package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Orders of every kind that can be signed, with the edges of each field more often than chance would have them. */
final class RandomOrders {

    private RandomOrders() {}

    static Arbitrary<Long> parts() {
        return Arbitraries.oneOf(Arbitraries.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE), Arbitraries.longs());
    }

    static Arbitrary<Uint256> words() {
        return Combinators.combine(parts(), parts(), parts(), parts()).as(Uint256::new);
    }

    static Arbitrary<Address> addresses() {
        return Combinators.combine(parts(), parts(), parts())
                .as((high, mid, low) -> new Address((int) (high ^ high >>> 32), mid, low));
    }

    static Arbitrary<Long> upTo(long most) {
        return Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, most - 1, most), Arbitraries.longs().between(0, most));
    }

    /** Contracts are any: the hash does not care, the signer is told which. */
    static Arbitrary<ExchangeDomain> domains() {
        return Combinators.combine(Arbitraries.of("2", "3"), Arbitraries.of(137L, 80002L), addresses())
                .as(ExchangeDomain::new);
    }

    /** Orders that the key of this address may sign. */
    static Arbitrary<OrderFields> ordersOf(Address own) {
        Arbitrary<OrderFields.Parties> parties = Combinators.combine(
                        Arbitraries.of(SignatureType.values()), addresses())
                .as((type, wallet) -> switch (type) {
                    case EOA -> new OrderFields.Parties(own, own, type);
                    case POLY_PROXY, POLY_GNOSIS_SAFE -> new OrderFields.Parties(wallet, own, type);
                    case POLY_1271 -> new OrderFields.Parties(wallet, wallet, type);
                });
        Arbitrary<OrderFields.Stamp> stamps = Combinators.combine(upTo(OrderFields.MAX_SALT), upTo(Long.MAX_VALUE))
                .as(OrderFields.Stamp::new);
        Arbitrary<OrderAmounts> amounts =
                Combinators.combine(upTo(Long.MAX_VALUE), upTo(Long.MAX_VALUE)).as(OrderAmounts::new);
        Arbitrary<OrderFields.Marks> marks =
                Combinators.combine(words(), words()).as(OrderFields.Marks::new);
        return Combinators.combine(
                        stamps, parties, words().map(TokenId::new), amounts, Arbitraries.of(Side.values()), marks)
                .as(OrderFields::new);
    }
}
