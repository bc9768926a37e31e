package io.tapemaker.executor.policy.fuzz;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Draft;
import io.tapemaker.executor.policy.Intent;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.policy.file.PolicyFile;
import io.tapemaker.journal.codecs.OrderLife;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.journal.codecs.PlaceOrderEncoder;
import io.tapemaker.journal.record.MessageType;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordSource;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** The example policy, an order that it allows, and the record of a request. */
public final class Orders {

    /** Some moment, with a fraction of a second. */
    public static final long NOW_NS = 1_780_000_000_250_000_000L;

    /** The bytes of config/executor-policy.example.yaml. */
    public static final byte[] EXAMPLE = example();

    /** Its policy. */
    public static final Policy POLICY = PolicyFile.parse("example", EXAMPLE, null);

    private Orders() {}

    private static byte[] example() {
        try {
            return Files.readAllBytes(ProjectRoot.path().resolve("config/executor-policy.example.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 100 shares of the first market's first token at 0.40, in a book of 0.40 to 0.44, for ten minutes. */
    public static PlaceRequest request() {
        AllowedMarket market = POLICY.markets().get(0);
        return new PlaceRequest(
                new OrderKey(3, 17),
                new PlaceRequest.Asset(market.conditionId(), market.tokens().first()),
                Side.BUY,
                new PlaceRequest.Quote(4_000, 100_000_000, TickSize.CENT),
                new PlaceRequest.Terms(true, NOW_NS / 1_000_000_000 + 600));
    }

    /** The book that goes with {@link #request}. */
    public static OwnBook book() {
        return new OwnBook(request().asset().tokenId(), 4_000, 4_400, TickSize.CENT, false, NOW_NS - 1_000_000_000);
    }

    /** The intent that goes with a request. */
    public static Intent intent(PlaceRequest request) {
        return new Intent(
                request.key(),
                new OrderFields.Stamp(123_456_789, NOW_NS / 1_000_000 - 20),
                POLICY.sha256(),
                NOW_NS - 20_000_000);
    }

    /** The order of a request; one is made even where the executor itself would make none. */
    public static Draft draft(Policy policy, PlaceRequest request, OrderFields.Stamp stamp) {
        Draft draft = Draft.of(policy, request, stamp);
        return draft == null ? careless(policy, request, stamp) : draft;
    }

    private static Draft careless(Policy policy, PlaceRequest request, OrderFields.Stamp stamp) {
        AllowedMarket market = policy.market(request.asset().conditionId());
        long steps = request.quote().sizeE6() / 10_000;
        long dollarsE6 = request.quote().priceE4() * steps;
        OrderFields fields = new OrderFields(
                stamp,
                policy.wallet().parties(),
                request.asset().tokenId(),
                request.side() == Side.BUY
                        ? new OrderAmounts(dollarsE6, steps * 10_000)
                        : new OrderAmounts(steps * 10_000, dollarsE6),
                request.side(),
                OrderFields.Marks.NONE);
        return new Draft(
                fields,
                market == null
                        ? policy.exchanges().standard()
                        : policy.exchanges().of(market.listing()));
    }

    /** The record of a request, as the engine would write it. */
    public static byte[] record(PlaceRequest request) {
        PlaceOrderEncoder encoder = new PlaceOrderEncoder();
        RecordBuffer record = new RecordBuffer();
        encoder.wrap(record.buffer(), RecordBuffer.BODY_OFFSET)
                .orderEpoch(Integer.toUnsignedLong(request.key().epoch()))
                .side(request.side() == Side.BUY ? OrderSide.BUY : OrderSide.SELL)
                .life(request.terms().hasEnd() ? OrderLife.GTD : OrderLife.GTC)
                .tickSize((short) request.quote().tick().code())
                .postOnly((short) (request.terms().postOnly() ? 1 : 0))
                .orderNumber(request.key().number());
        UnsafeBuffer buffer = record.buffer();
        int offset = RecordBuffer.BODY_OFFSET;
        request.asset().conditionId().value().write(buffer, offset + PlaceOrderEncoder.conditionIdEncodingOffset());
        request.asset().tokenId().value().write(buffer, offset + PlaceOrderEncoder.tokenIdEncodingOffset());
        encoder.priceE4(request.quote().priceE4())
                .sizeE6(request.quote().sizeE6())
                .expirationS(request.terms().expirationS());
        record.complete(MessageType.of(encoder), PlaceOrderEncoder.BLOCK_LENGTH, RecordSource.ENGINE, 1, NOW_NS);
        return Arrays.copyOf(record.array(), 168);
    }
}
