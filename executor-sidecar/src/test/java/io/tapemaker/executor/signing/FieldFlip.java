package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;

/** The signed fields, and how to change one bit of each so that the order can still be signed. */
enum FieldFlip {
    SALT(53),
    TIMESTAMP(63),
    MAKER(160),
    SIGNER(160),
    SIGNATURE_TYPE(2),
    TOKEN(256),
    MAKER_AMOUNT(63),
    TAKER_AMOUNT(63),
    SIDE(1),
    METADATA(256),
    BUILDER(256);

    private final int bits;

    FieldFlip(int bits) {
        this.bits = bits;
    }

    int bits() {
        return bits;
    }

    OrderFields apply(OrderFields order, int bit) {
        OrderFields.Stamp stamp = order.stamp();
        OrderFields.Parties parties = order.parties();
        OrderAmounts amounts = order.amounts();
        long mask = 1L << bit;
        return switch (this) {
            case SALT -> with(order, new OrderFields.Stamp(stamp.salt() ^ mask, stamp.timestampMs()));
            case TIMESTAMP -> with(order, new OrderFields.Stamp(stamp.salt(), stamp.timestampMs() ^ mask));
            case MAKER ->
                with(
                        order,
                        new OrderFields.Parties(flip(parties.maker(), bit), parties.signer(), parties.signatureType()));
            case SIGNER ->
                with(
                        order,
                        new OrderFields.Parties(parties.maker(), flip(parties.signer(), bit), parties.signatureType()));
            case SIGNATURE_TYPE ->
                with(
                        order,
                        new OrderFields.Parties(
                                parties.maker(),
                                parties.signer(),
                                SignatureType.of(parties.signatureType().code() ^ (int) mask)));
            case TOKEN ->
                new OrderFields(
                        stamp,
                        parties,
                        new TokenId(flip(order.tokenId().value(), bit)),
                        amounts,
                        order.side(),
                        order.marks());
            case MAKER_AMOUNT -> with(order, new OrderAmounts(amounts.makerAmountE6() ^ mask, amounts.takerAmountE6()));
            case TAKER_AMOUNT -> with(order, new OrderAmounts(amounts.makerAmountE6(), amounts.takerAmountE6() ^ mask));
            case SIDE ->
                new OrderFields(
                        stamp, parties, order.tokenId(), amounts, order.side().opposite(), order.marks());
            case METADATA ->
                with(
                        order,
                        new OrderFields.Marks(
                                flip(order.marks().metadata(), bit),
                                order.marks().builder()));
            case BUILDER ->
                with(
                        order,
                        new OrderFields.Marks(
                                order.marks().metadata(), flip(order.marks().builder(), bit)));
        };
    }

    private static OrderFields with(OrderFields order, OrderFields.Stamp stamp) {
        return new OrderFields(stamp, order.parties(), order.tokenId(), order.amounts(), order.side(), order.marks());
    }

    private static OrderFields with(OrderFields order, OrderFields.Parties parties) {
        return new OrderFields(order.stamp(), parties, order.tokenId(), order.amounts(), order.side(), order.marks());
    }

    private static OrderFields with(OrderFields order, OrderAmounts amounts) {
        return new OrderFields(order.stamp(), order.parties(), order.tokenId(), amounts, order.side(), order.marks());
    }

    private static OrderFields with(OrderFields order, OrderFields.Marks marks) {
        return new OrderFields(order.stamp(), order.parties(), order.tokenId(), order.amounts(), order.side(), marks);
    }

    private static Address flip(Address address, int bit) {
        long mask = 1L << (bit % 64);
        return switch (bit / 64) {
            case 0 -> new Address(address.high(), address.mid(), address.low() ^ mask);
            case 1 -> new Address(address.high(), address.mid() ^ mask, address.low());
            default -> new Address(address.high() ^ (int) mask, address.mid(), address.low());
        };
    }

    private static Uint256 flip(Uint256 word, int bit) {
        long mask = 1L << (bit % 64);
        return switch (bit / 64) {
            case 0 -> new Uint256(word.high(), word.midHigh(), word.midLow(), word.low() ^ mask);
            case 1 -> new Uint256(word.high(), word.midHigh(), word.midLow() ^ mask, word.low());
            case 2 -> new Uint256(word.high(), word.midHigh() ^ mask, word.midLow(), word.low());
            default -> new Uint256(word.high() ^ mask, word.midHigh(), word.midLow(), word.low());
        };
    }
}
