package io.tapemaker.executor.policy.fuzz;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** One signed word that is not what was asked for: whatever made it so, it must not be signed. */
final class SignedMutations {
    private final Policy policy;
    private final SplittableRandom random;

    SignedMutations(Policy policy, SplittableRandom random) {
        this.policy = policy;
        this.random = random;
    }

    /** A change whose choices are made now, so that it gives the same each time. */
    UnaryOperator<Candidate> next() {
        int kind = random.nextInt(9);
        int bit = random.nextInt(160);
        long delta = random.nextLong(-2, 3);
        int choice = random.nextInt(8);
        return candidate -> {
            OrderFields fields = candidate.fields();
            return switch (kind) {
                case 0 -> with(candidate, stamp(fields, delta, choice));
                case 1, 2 -> with(candidate, parties(fields, bit, choice));
                case 3 -> with(candidate, token(fields, bit));
                case 4, 5 -> with(candidate, amounts(fields, delta, choice));
                case 6 -> with(candidate, side(fields));
                case 7 -> with(candidate, marks(fields, bit, choice));
                default -> domain(candidate, bit, choice);
            };
        };
    }

    private static Candidate with(Candidate from, OrderFields fields) {
        return new Candidate(from.request(), fields, from.domain(), from.intent(), from.book(), from.nowNs());
    }

    private static OrderFields stamp(OrderFields from, long delta, int choice) {
        long salt = from.stamp().salt();
        OrderFields.Stamp stamp = choice < 4
                ? new OrderFields.Stamp(salt ^ 1L << (choice * 12), from.stamp().timestampMs())
                : new OrderFields.Stamp(salt, from.stamp().timestampMs() + delta);
        return new OrderFields(stamp, from.parties(), from.tokenId(), from.amounts(), from.side(), from.marks());
    }

    private static OrderFields parties(OrderFields from, int bit, int choice) {
        OrderFields.Parties good = from.parties();
        OrderFields.Parties parties =
                switch (choice % 3) {
                    case 0 -> new OrderFields.Parties(flipped(good.maker(), bit), good.signer(), good.signatureType());
                    case 1 -> new OrderFields.Parties(good.maker(), flipped(good.signer(), bit), good.signatureType());
                    default -> new OrderFields.Parties(good.maker(), good.signer(), SignatureType.of(bit % 4));
                };
        return new OrderFields(from.stamp(), parties, from.tokenId(), from.amounts(), from.side(), from.marks());
    }

    private static Address flipped(Address address, int bit) {
        return bit < 64
                ? new Address(address.high(), address.mid(), address.low() ^ 1L << bit)
                : bit < 128
                        ? new Address(address.high(), address.mid() ^ 1L << (bit - 64), address.low())
                        : new Address(address.high() ^ 1 << (bit - 128), address.mid(), address.low());
    }

    private OrderFields token(OrderFields from, int bit) {
        var tokens = policy.markets().get(bit % policy.markets().size()).tokens();
        TokenId token = bit % 2 == 0 ? tokens.first() : tokens.second();
        return new OrderFields(from.stamp(), from.parties(), token, from.amounts(), from.side(), from.marks());
    }

    private static OrderFields amounts(OrderFields from, long delta, int choice) {
        OrderAmounts good = from.amounts();
        OrderAmounts amounts = choice % 3 == 0
                ? new OrderAmounts(good.takerAmountE6(), good.makerAmountE6())
                : choice % 3 == 1
                        ? new OrderAmounts(good.makerAmountE6() + delta, good.takerAmountE6())
                        : new OrderAmounts(good.makerAmountE6(), good.takerAmountE6() + delta);
        return new OrderFields(from.stamp(), from.parties(), from.tokenId(), amounts, from.side(), from.marks());
    }

    /** With the amounts of the side that is signed, so that the amounts do not give it away. */
    private static OrderFields side(OrderFields from) {
        OrderAmounts swapped =
                new OrderAmounts(from.amounts().takerAmountE6(), from.amounts().makerAmountE6());
        return new OrderFields(
                from.stamp(),
                from.parties(),
                from.tokenId(),
                swapped,
                from.side().opposite(),
                from.marks());
    }

    private static OrderFields marks(OrderFields from, int bit, int choice) {
        Uint256 word = new Uint256(0, 0, 0, 1L << (bit % 64));
        OrderFields.Marks marks =
                choice % 2 == 0 ? new OrderFields.Marks(word, Uint256.ZERO) : new OrderFields.Marks(Uint256.ZERO, word);
        return new OrderFields(from.stamp(), from.parties(), from.tokenId(), from.amounts(), from.side(), marks);
    }

    private Candidate domain(Candidate from, int bit, int choice) {
        ExchangeDomain good = from.domain();
        ExchangeDomain domain =
                switch (choice) {
                    case 0 -> new ExchangeDomain("1", good.chainId(), good.verifyingContract());
                    case 1 -> new ExchangeDomain("3", good.chainId(), good.verifyingContract());
                    case 2 -> new ExchangeDomain(good.version(), 137, good.verifyingContract());
                    case 3 -> policy.exchanges().standard();
                    case 4 -> policy.exchanges().negRisk();
                    case 5 -> policy.exchanges().protocolV2();
                    default ->
                        new ExchangeDomain(good.version(), good.chainId(), flipped(good.verifyingContract(), bit));
                };
        return new Candidate(from.request(), from.fields(), domain, from.intent(), from.book(), from.nowNs());
    }
}
