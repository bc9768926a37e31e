package io.tapemaker.executor.policy.fuzz;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Intent;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** What may go wrong with a command, with what the executor knows, and with what it is about to sign. */
final class Mutations {
    private static final int BODY = 64;
    private static final int NUMBER = BODY + 8;
    private static final int CONDITION = BODY + 16;
    private static final int TOKEN = BODY + 48;
    private static final int PRICE = BODY + 80;
    private static final int SIZE = BODY + 88;
    private static final int EXPIRATION = BODY + 96;
    private static final long[] BOUNDARIES = {
        0,
        1,
        -1,
        9_999,
        10_000,
        1L << 32,
        (1L << 53) - 1,
        1L << 53,
        Long.MAX_VALUE / 1_000_000_000,
        Long.MAX_VALUE / 10_000,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private final Policy policy;
    private final SplittableRandom random;
    private final SignedMutations signed;

    Mutations(Policy policy, SplittableRandom random) {
        this.policy = policy;
        this.random = random;
        this.signed = new SignedMutations(policy, random);
    }

    /** One or two changes. */
    FuzzCase mutate(FuzzCase good) {
        FuzzCase once = mutateOnce(good);
        return random.nextInt(4) == 0 ? mutateOnce(once) : once;
    }

    private FuzzCase mutateOnce(FuzzCase from) {
        return switch (random.nextInt(4)) {
            case 0 -> withBytes(from, flipped(from.record()));
            case 1 -> withBytes(from, changed(from));
            case 2 -> around(from);
            default ->
                new FuzzCase(
                        from.record(), from.intent(), from.book(), from.nowNs(), then(from.signed(), signed.next()));
        };
    }

    private static UnaryOperator<Candidate> then(UnaryOperator<Candidate> one, UnaryOperator<Candidate> other) {
        return candidate -> other.apply(one.apply(candidate));
    }

    private static FuzzCase withBytes(FuzzCase from, byte[] record) {
        return new FuzzCase(record, from.intent(), from.book(), from.nowNs(), from.signed());
    }

    private byte[] flipped(byte[] record) {
        byte[] bytes = record.clone();
        int bit = random.nextInt(bytes.length * 8);
        bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
        return bytes;
    }

    /** A field takes another value that means something. */
    private byte[] changed(FuzzCase from) {
        byte[] bytes = from.record().clone();
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        long size = buffer.getLong(SIZE);
        switch (random.nextInt(14)) {
            case 0 -> buffer.putLong(PRICE + 8 * random.nextInt(3), boundary());
            case 1 -> buffer.putLong(NUMBER, boundary());
            case 2 -> buffer.putLong(PRICE, edgeOfBand());
            case 3 -> buffer.putLong(PRICE, buffer.getLong(PRICE) + random.nextLong(-12, 13) * tickStep(from));
            case 4 -> buffer.putLong(PRICE, Price.complement(buffer.getLong(PRICE)));
            case 5 -> anyMarket().conditionId().value().write(buffer, CONDITION);
            case 6 -> anyToken().write(buffer, TOKEN);
            case 7 -> buffer.putLong(SIZE, size + random.nextLong(-2, 3) * (random.nextBoolean() ? 10_000 : 1_000));
            case 8 ->
                buffer.putLong(
                        SIZE,
                        near(
                                random.nextBoolean()
                                        ? policy.limits().orders().maxSizeE6()
                                        : policy.limits().orders().minSizeE6()));
            case 9 -> buffer.putLong(SIZE, random.nextLong(1, 50_000) * 10_000);
            case 10 -> buffer.putLong(EXPIRATION, edgeOfLife(from.nowNs()));
            case 11 -> endless(buffer);
            case 12 -> bytes[BODY + 4 + random.nextInt(4)] = (byte) random.nextInt(8);
            default -> bytes[BODY + 4] ^= 1;
        }
        return bytes;
    }

    private static void endless(UnsafeBuffer buffer) {
        buffer.putByte(BODY + 5, (byte) 1);
        buffer.putLong(EXPIRATION, 0);
    }

    private long boundary() {
        return BOUNDARIES[random.nextInt(BOUNDARIES.length)];
    }

    private long near(long sizeE6) {
        return sizeE6 + random.nextLong(-1, 2) * 10_000;
    }

    private long tickStep(FuzzCase from) {
        OwnBook book = from.book();
        return book == null ? 100 : book.tick().stepE4();
    }

    private long edgeOfBand() {
        AllowedMarket.PriceBand band = anyMarket().band();
        long edge = random.nextBoolean() ? band.lowE4() : band.highE4();
        return (random.nextBoolean() ? edge : Price.complement(edge)) + random.nextLong(-1, 2) * 100;
    }

    private long edgeOfLife(long nowNs) {
        var life = policy.limits().orders().life();
        return nowNs / 1_000_000_000 + (random.nextBoolean() ? life.leastS() : life.mostS()) + random.nextLong(-1, 3);
    }

    private AllowedMarket anyMarket() {
        return policy.markets().get(random.nextInt(policy.markets().size()));
    }

    private Uint256 anyToken() {
        AllowedMarket.TokenPair tokens = anyMarket().tokens();
        return (random.nextBoolean() ? tokens.first() : tokens.second()).value();
    }

    private FuzzCase around(FuzzCase from) {
        return switch (random.nextInt(4)) {
            case 0 -> new FuzzCase(from.record(), intent(from), from.book(), from.nowNs(), from.signed());
            case 1 ->
                new FuzzCase(
                        from.record(),
                        from.intent(),
                        from.book(),
                        random.nextInt(8) == 0 ? boundary() : from.nowNs() + random.nextLong(-3, 4) * 1_000_000_000,
                        from.signed());
            default -> new FuzzCase(from.record(), from.intent(), book(from), from.nowNs(), from.signed());
        };
    }

    private Intent intent(FuzzCase from) {
        Intent good = from.intent();
        OrderFields.Stamp stamp = good.stamp();
        return switch (random.nextInt(5)) {
            case 0 -> new Intent(good.key(), stamp, flipped(good.policyHash()), good.commandTimeNs());
            case 1 ->
                new Intent(
                        good.key(),
                        stamp,
                        good.policyHash(),
                        edgeOfAge(from.nowNs(), policy.limits().ages().commandNs()));
            case 2 ->
                new Intent(
                        good.key(),
                        new OrderFields.Stamp(boundary(), stamp.timestampMs()),
                        good.policyHash(),
                        good.commandTimeNs());
            case 3 ->
                new Intent(
                        good.key(),
                        new OrderFields.Stamp(
                                stamp.salt(),
                                random.nextBoolean() ? boundary() : from.nowNs() / 1_000_000 + random.nextLong(2)),
                        good.policyHash(),
                        good.commandTimeNs());
            default ->
                new Intent(
                        new OrderKey(good.key().epoch(), good.key().number() + random.nextInt(2)),
                        stamp,
                        good.policyHash(),
                        good.commandTimeNs());
        };
    }

    private Uint256 flipped(Uint256 value) {
        return new Uint256(value.high(), value.midHigh(), value.midLow(), value.low() ^ 1L << random.nextInt(64));
    }

    private long edgeOfAge(long nowNs, long limitNs) {
        return switch (random.nextInt(4)) {
            case 0 -> nowNs - limitNs;
            case 1 -> nowNs - limitNs - 1;
            case 2 -> nowNs + 1;
            default -> boundary();
        };
    }

    private @Nullable OwnBook book(FuzzCase from) {
        OwnBook book = from.book();
        if (book == null) {
            return null;
        }
        long step = book.tick().stepE4();
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 ->
                new OwnBook(
                        new TokenId(anyToken()), book.bidE4(), book.askE4(), book.tick(), book.negRisk(), book.atNs());
            case 2 -> touch(book, book.bidE4() + random.nextLong(-12, 13) * step, book.askE4());
            case 3 -> touch(book, book.bidE4(), book.askE4() + random.nextLong(-12, 13) * step);
            case 4 -> touch(book, random.nextBoolean() ? 0 : book.bidE4(), random.nextBoolean() ? 10_000 : 0);
            case 5 ->
                new OwnBook(
                        book.tokenId(),
                        book.bidE4(),
                        book.askE4(),
                        TickSize.values()[random.nextInt(6)],
                        book.negRisk(),
                        book.atNs());
            case 6 ->
                new OwnBook(book.tokenId(), book.bidE4(), book.askE4(), book.tick(), !book.negRisk(), book.atNs());
            default ->
                new OwnBook(
                        book.tokenId(),
                        book.bidE4(),
                        book.askE4(),
                        book.tick(),
                        book.negRisk(),
                        edgeOfAge(from.nowNs(), policy.limits().book().maxAgeNs()));
        };
    }

    private static OwnBook touch(OwnBook book, long bidE4, long askE4) {
        return new OwnBook(book.tokenId(), bidE4, askE4, book.tick(), book.negRisk(), book.atNs());
    }
}
