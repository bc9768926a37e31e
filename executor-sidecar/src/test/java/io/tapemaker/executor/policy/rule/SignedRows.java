package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.policy.fuzz.OrderDraft;
import io.tapemaker.executor.policy.fuzz.Orders;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Orders of which one signed word is not what was asked for. */
final class SignedRows {
    private static final long NOW_MS = Orders.NOW_NS / 1_000_000;
    private static final Address OTHER = new Address(1, 2, 3);

    /** As in the table of rules; no rule where it is allowed. */
    record Row(String rule, String what, OrderDraft draft) {}

    private SignedRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        domains(rows);
        parties(rows);
        stamps(rows);
        amounts(rows);
        return rows;
    }

    private static void add(List<Row> rows, Class<? extends Rule> rule, String what, OrderDraft draft) {
        rows.add(new Row(rule.getSimpleName(), what, draft));
    }

    private static void domain(List<Row> rows, String what, UnaryOperator<ExchangeDomain> change) {
        add(rows, ExchangeIsPinned.class, what, new OrderDraft().domain(change));
    }

    private static void domains(List<Row> rows) {
        domain(rows, "version 1", was -> new ExchangeDomain("1", was.chainId(), was.verifyingContract()));
        domain(rows, "version 3", was -> new ExchangeDomain("3", was.chainId(), was.verifyingContract()));
        domain(rows, "Polygon", was -> new ExchangeDomain(was.version(), 137, was.verifyingContract()));
        domain(rows, "another contract", was -> new ExchangeDomain(was.version(), was.chainId(), OTHER));
        domain(rows, "the neg-risk exchange", was -> Orders.POLICY.exchanges().negRisk());
        domain(rows, "the exchange of Protocol V2", was -> Orders.POLICY
                .exchanges()
                .protocolV2());
    }

    private static OrderDraft signedBy(UnaryOperator<OrderFields.Parties> change) {
        return new OrderDraft()
                .signed(was -> new OrderFields(
                        was.stamp(),
                        change.apply(was.parties()),
                        was.tokenId(),
                        was.amounts(),
                        was.side(),
                        was.marks()));
    }

    private static void parties(List<Row> rows) {
        add(
                rows,
                MakerIsPinned.class,
                "another wallet",
                signedBy(was -> new OrderFields.Parties(OTHER, was.signer(), was.signatureType())));
        add(
                rows,
                SignerIsPinned.class,
                "another key",
                signedBy(was -> new OrderFields.Parties(was.maker(), OTHER, was.signatureType())));
        for (SignatureType type :
                List.of(SignatureType.POLY_PROXY, SignatureType.POLY_GNOSIS_SAFE, SignatureType.POLY_1271)) {
            add(
                    rows,
                    SignatureTypeIsPinned.class,
                    type.name(),
                    signedBy(was -> new OrderFields.Parties(was.maker(), was.signer(), type)));
        }
    }

    private static OrderDraft stamped(long salt, long timestampMs) {
        return new OrderDraft()
                .signed(was -> new OrderFields(
                        new OrderFields.Stamp(salt, timestampMs),
                        was.parties(),
                        was.tokenId(),
                        was.amounts(),
                        was.side(),
                        was.marks()));
    }

    private static void stamps(List<Row> rows) {
        add(rows, StampIsOfTheIntent.class, "another salt", stamped(123_456_788, NOW_MS - 20));
        add(rows, StampIsOfTheIntent.class, "another timestamp", stamped(123_456_789, NOW_MS - 21));
        rows.add(new Row("", "salt 0", new OrderDraft().stamp(0, NOW_MS)));
        rows.add(new Row("", "largest salt", new OrderDraft().stamp((1L << 53) - 1, 1)));
        add(rows, SaltIsInRange.class, "2^53", new OrderDraft().stamp(1L << 53, NOW_MS));
        add(rows, SaltIsInRange.class, "negative", new OrderDraft().stamp(-1, NOW_MS));
        add(rows, TimestampIsPast.class, "0", new OrderDraft().stamp(1, 0));
        add(rows, TimestampIsPast.class, "negative", new OrderDraft().stamp(1, -1));
        add(rows, TimestampIsPast.class, "a millisecond ahead", new OrderDraft().stamp(1, NOW_MS + 1));
    }

    private static OrderDraft amounting(long makerE6, long takerE6) {
        return new OrderDraft()
                .signed(was -> new OrderFields(
                        was.stamp(),
                        was.parties(),
                        was.tokenId(),
                        new OrderAmounts(makerE6, takerE6),
                        was.side(),
                        was.marks()));
    }

    private static OrderDraft marked(Uint256 metadata, Uint256 builder) {
        return new OrderDraft()
                .signed(was -> new OrderFields(
                        was.stamp(),
                        was.parties(),
                        was.tokenId(),
                        was.amounts(),
                        was.side(),
                        new OrderFields.Marks(metadata, builder)));
    }

    private static void amounts(List<Row> rows) {
        rows.add(new Row("", "the exact amounts", amounting(40_000_000, 100_000_000)));
        add(rows, AmountsAreExact.class, "a millionth more given", amounting(40_000_001, 100_000_000));
        add(rows, AmountsAreExact.class, "a millionth less given", amounting(39_999_999, 100_000_000));
        add(rows, AmountsAreExact.class, "a millionth less wanted", amounting(40_000_000, 99_999_999));
        add(rows, AmountsAreExact.class, "swapped", amounting(100_000_000, 40_000_000));
        TokenId other = Orders.POLICY.markets().get(0).tokens().second();
        add(
                rows,
                TokenIsSignedAsAsked.class,
                "the other token",
                new OrderDraft()
                        .signed(was -> new OrderFields(
                                was.stamp(), was.parties(), other, was.amounts(), was.side(), was.marks())));
        add(
                rows,
                SideIsSignedAsAsked.class,
                "a sale for a purchase",
                new OrderDraft()
                        .signed(was -> new OrderFields(
                                was.stamp(),
                                was.parties(),
                                was.tokenId(),
                                new OrderAmounts(100_000_000, 40_000_000),
                                Side.SELL,
                                was.marks())));
        Uint256 one = new Uint256(0, 0, 0, 1);
        add(rows, NothingIsMarked.class, "metadata", marked(one, Uint256.ZERO));
        add(rows, NothingIsMarked.class, "builder", marked(Uint256.ZERO, one));
    }
}
