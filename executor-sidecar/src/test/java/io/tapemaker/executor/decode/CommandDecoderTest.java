package io.tapemaker.executor.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.policy.fuzz.OrderDraft;
import io.tapemaker.executor.policy.fuzz.Orders;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Proof(
        id = "executor.decode.place",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "A place command is read as it was written, and bytes that are none are refused in one line")
class CommandDecoderTest {
    private static final int BODY = 64;

    private static DecodedPlace decode(byte[] record) {
        return new CommandDecoder().place(new UnsafeBuffer(record), record.length);
    }

    @Test
    void everyRequestIsReadAsItWasWritten() {
        for (TickSize tick : TickSize.values()) {
            for (Side side : Side.values()) {
                PlaceRequest request = new OrderDraft()
                        .quote(side, 4_001, 5_000_001, tick)
                        .candidate()
                        .request();
                assertEquals(new DecodedPlace.Asked(request), decode(Orders.record(request)));
            }
        }
        PlaceRequest endless = new OrderDraft().terms(false, 0).candidate().request();
        assertEquals(new DecodedPlace.Asked(endless), decode(Orders.record(endless)));
        PlaceRequest ends = new OrderDraft()
                .quote(Side.SELL, Long.MAX_VALUE, Long.MAX_VALUE, TickSize.CENT)
                .terms(true, Long.MAX_VALUE)
                .candidate()
                .request();
        assertEquals(new DecodedPlace.Asked(ends), decode(Orders.record(ends)));
    }

    private record Fault(String reason, int offset, long value, int length) {}

    @TestFactory
    Stream<DynamicTest> eachFaultIsNamed() {
        return Stream.of(
                        new Fault("schema 85 is not 84", 16, 85, 2),
                        new Fault("schema version 3 is above 2", 18, 3, 2),
                        new Fault("template 33 is not 32", 20, 33, 2),
                        new Fault("block and body have 96 and 104 bytes and not 104", 22, 96, 2),
                        new Fault("block and body have 104 and 103 bytes and not 104", 12, 103, 4),
                        new Fault("block and body have 104 and -1 bytes and not 104", 12, -1, 4),
                        new Fault("orderEpoch 0 is no epoch", BODY, 0, 4),
                        new Fault("orderEpoch 4294967295 is no epoch", BODY, -1, 4),
                        new Fault("side 2 is not 0 (BUY) or 1 (SELL)", BODY + 4, 2, 1),
                        new Fault("side 255 is not 0 (BUY) or 1 (SELL)", BODY + 4, 255, 1),
                        new Fault("life 0 is not 1 (GTC) or 2 (GTD)", BODY + 5, 0, 1),
                        new Fault("life 3 is not 1 (GTC) or 2 (GTD)", BODY + 5, 3, 1),
                        new Fault("life 255 is not 1 (GTC) or 2 (GTD)", BODY + 5, 255, 1),
                        new Fault("life 1 does not go with expirationS 1780000600", BODY + 5, 1, 1),
                        new Fault("tickSize 0 is no code of a grid", BODY + 6, 0, 1),
                        new Fault("tickSize 7 is no code of a grid", BODY + 6, 7, 1),
                        new Fault("tickSize 255 is no code of a grid", BODY + 6, 255, 1),
                        new Fault("postOnly 2 is not 0 or 1", BODY + 7, 2, 1),
                        new Fault("postOnly 255 is not 0 or 1", BODY + 7, 255, 1),
                        new Fault("orderNumber 0 is not within 1 and 2^63 - 1", BODY + 8, 0, 8),
                        new Fault("orderNumber 18446744073709551615 is not within 1 and 2^63 - 1", BODY + 8, -1, 8),
                        new Fault("priceE4 -1 is negative", BODY + 80, -1, 8),
                        new Fault("priceE4 -9223372036854775808 is negative", BODY + 80, Long.MIN_VALUE, 8),
                        new Fault("sizeE6 -1 is negative", BODY + 88, -1, 8),
                        new Fault("life 2 does not go with expirationS 0", BODY + 96, 0, 8),
                        new Fault("life 2 does not go with expirationS -1", BODY + 96, -1, 8))
                .map(fault -> DynamicTest.dynamicTest(fault.reason(), () -> {
                    byte[] record = Orders.record(Orders.request());
                    for (int i = 0; i < fault.length(); i++) {
                        record[fault.offset() + i] = (byte) (fault.value() >>> 8 * i);
                    }
                    assertEquals(new DecodedPlace.Refused(fault.reason()), decode(record));
                }));
    }

    @Test
    void anyOtherLengthIsRefused() {
        byte[] record = Orders.record(Orders.request());
        for (int length = 0; length <= 400; length++) {
            byte[] bytes = Arrays.copyOf(record, length);
            if (length != record.length) {
                assertEquals(
                        new DecodedPlace.Refused("the record has " + length + " bytes and not 168"), decode(bytes));
            }
        }
        assertInstanceOf(
                DecodedPlace.Refused.class, new CommandDecoder().place(new UnsafeBuffer(new byte[100]), record.length));
        DecodedPlace inALongerBuffer =
                new CommandDecoder().place(new UnsafeBuffer(Arrays.copyOf(record, 400)), record.length);
        assertInstanceOf(DecodedPlace.Asked.class, inALongerBuffer);
    }

    @Test
    void noBytesMakeItThrow() {
        SplittableRandom random = new SplittableRandom(99);
        byte[] good = Orders.record(Orders.request());
        int asked = 0;
        int records = 200_000;
        for (int i = 0; i < records; i++) {
            byte[] bytes = good.clone();
            int from = i % 3 == 0 ? 0 : BODY;
            for (int k = random.nextInt(1, 12); k > 0; k--) {
                bytes[random.nextInt(from, bytes.length)] = (byte) random.nextInt();
            }
            asked += decode(bytes) instanceof DecodedPlace.Asked ? 1 : 0;
        }
        Figures.put("records", records);
        Figures.put("decoded", asked);
        assertTrue(asked > 1_000 && asked < records, "decoded " + asked);
    }
}
