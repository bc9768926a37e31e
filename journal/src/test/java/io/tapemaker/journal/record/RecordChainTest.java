package io.tapemaker.journal.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.MarketFrameEncoder;
import io.tapemaker.journal.codecs.TimerTickEncoder;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "journal.record-chain",
        milestone = Milestone.M1,
        kind = ProofKind.CORRUPTION,
        title = "The frame has its golden bytes, and whatever happens to a record or to their order breaks the chain",
        invariants = "chain.damage-found")
final class RecordChainTest {
    private static final int RECORDS = 12;

    @Test
    void theFrameHasItsGoldenBytes() {
        RecordBuffer record = new RecordBuffer();
        TimerTickEncoder tick = new TimerTickEncoder();
        tick.wrap(record.buffer(), RecordBuffer.BODY_OFFSET).dueTimeNs(0x1122334455667788L);
        record.complete(
                MessageType.of(tick), tick.encodedLength(), RecordSource.TIMER, 0x0A0B0C0DL, 0x0102030405060708L);
        assertEquals(1, new RecordChain(JournalKind.INBOUND).seal(record, 0x01020304));
        assertEquals(
                // magic, format, header length, length, body length
                "54415045" + "0100" + "4000" + "48000000" + "08000000"
                        // schema, version, template, block length, source, flags, epoch
                        + "5400" + "0000" + "0600" + "0800" + "0300" + "0000" + "04030201"
                        // sequence, event time, source position, checksum before, checksum
                        + "0100000000000000" + "0807060504030201" + "0d0c0b0a00000000" + "eb4c38e2" + "67525b02"
                        + "8877665544332211",
                HexFormat.of().formatHex(record.array(), 0, record.length()));
    }

    @Test
    void paddingIsZeroAndLengthsAreMultiplesOfEight() {
        List<String> seen = new ArrayList<>();
        for (int length = 0; length <= 9; length++) {
            RecordBuffer record = new RecordBuffer();
            Arrays.fill(record.array(), (byte) 0xAA);
            frame(record, new byte[length], 1);
            int end = RecordBuffer.BODY_OFFSET + record.bodyLength();
            seen.add(record.length() + " " + record.bodyLength() + " "
                    + HexFormat.of().formatHex(record.array(), end, record.length()));
        }
        assertEquals(
                List.of(
                        "72 6 0000",
                        "72 7 00",
                        "72 8 ",
                        "80 9 00000000000000",
                        "80 10 000000000000",
                        "80 11 0000000000",
                        "80 12 00000000",
                        "80 13 000000",
                        "80 14 0000",
                        "80 15 00"),
                seen);
    }

    @Test
    void everyFlippedBitIsFound() {
        List<byte[]> tape = tape(1, RECORDS, JournalKind.INBOUND);
        assertNull(problem(tape, JournalKind.INBOUND), "sound as written");
        long flips = 0;
        RecordChain chain = new RecordChain(JournalKind.INBOUND);
        for (byte[] record : tape) {
            for (int bit = 0; bit < record.length * Byte.SIZE; bit++) {
                record[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                String found = chain.problemOf(record, 0, record.length);
                record[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                int at = bit;
                assertNotNull(found, () -> "bit " + at);
                flips++;
            }
            assertNull(chain.problemOf(record, 0, record.length));
            chain.follow(record, 0);
        }
        Invariants.checked("chain.damage-found", flips);
        Figures.put("bitsFlipped", flips);
    }

    @Property(tries = 500)
    void aSwappedRepeatedOrDroppedRecordIsFound(
            @ForAll long seed, @ForAll @IntRange(max = RECORDS - 2) int at, @ForAll @IntRange(max = 3) int damage) {
        List<byte[]> tape = tape(seed, RECORDS, JournalKind.COMMANDS);
        switch (damage) {
            case 0 -> tape.set(at, tape.set(at + 1, tape.get(at)));
            case 1 -> tape.add(at + 1, tape.get(at));
            case 2 -> tape.remove(at);
            default ->
                tape.set(at, tape(seed + 1, RECORDS, JournalKind.COMMANDS).get(at));
        }
        assertNotNull(problem(tape, JournalKind.COMMANDS));
        Invariants.checked("chain.damage-found", 1);
    }

    @Property(tries = 300)
    void anyBytesAreJudgedWithoutReadingOutside(@ForAll long seed, @ForAll @IntRange(max = 200) int length) {
        byte[] bytes = new byte[length + 5];
        SplittableRandom random = new SplittableRandom(seed);
        random.nextBytes(bytes);
        byte[] good = tape(seed, 1, JournalKind.INBOUND).get(0);
        System.arraycopy(good, 0, bytes, 5, Math.min(length, random.nextInt(good.length)));
        assertNotNull(new RecordChain(JournalKind.INBOUND).problemOf(bytes, 5, length));
    }

    @Test
    void theRecordsOfAnotherJournalDoNotFollow() {
        for (JournalKind kind : JournalKind.values()) {
            List<byte[]> tape = tape(3, 2, kind);
            for (JournalKind other : JournalKind.values()) {
                assertEquals(
                        kind == other ? null : "does not follow the record before it",
                        problem(tape, other),
                        kind + " as " + other);
            }
        }
        assertEquals(
                3,
                Arrays.stream(JournalKind.values())
                        .map(RecordChain::seedOf)
                        .distinct()
                        .count());
    }

    @Test
    void timeAndEpochNeverGoBack() {
        RecordChain chain = new RecordChain(JournalKind.INBOUND);
        RecordBuffer record = new RecordBuffer();
        frame(record, new byte[3], 100);
        chain.seal(record, 5);
        frame(record, new byte[3], 99);
        assertThrows(IllegalArgumentException.class, () -> chain.seal(record, 5));
        frame(record, new byte[3], 100);
        assertThrows(IllegalArgumentException.class, () -> chain.seal(record, 4));
        assertEquals(2, chain.seal(record, 5));
        record.raiseEventTime(90);
        assertEquals(100, RecordFrame.eventTimeNs(record.buffer()));
        record.raiseEventTime(110);
        assertEquals(110, RecordFrame.eventTimeNs(record.buffer()));
    }

    @Test
    void aRecordAboveTheLimitIsRefused() {
        RecordBuffer record = new RecordBuffer();
        assertThrows(IllegalArgumentException.class, () -> record.ensureBody(RecordFrame.MAX_BODY_LENGTH + 64));
        record.ensureBody(RecordFrame.MAX_BODY_LENGTH);
        record.shrink();
        assertEquals(0, record.length());
    }

    /** What a reader finds, or null. */
    private static @Nullable String problem(List<byte[]> tape, JournalKind kind) {
        RecordChain chain = new RecordChain(kind);
        for (byte[] record : tape) {
            String problem = chain.problemOf(record, 0, record.length);
            if (problem != null) {
                return problem;
            }
            chain.follow(record, 0);
        }
        return null;
    }

    private static List<byte[]> tape(long seed, int count, JournalKind kind) {
        SplittableRandom random = new SplittableRandom(seed);
        RecordChain chain = new RecordChain(kind);
        RecordBuffer record = new RecordBuffer();
        List<byte[]> tape = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] frame = new byte[random.nextInt(1, 60)];
            random.nextBytes(frame);
            frame(record, frame, 1_000L + i);
            chain.seal(record, 1 + i / 5);
            tape.add(Arrays.copyOf(record.array(), record.length()));
        }
        return tape;
    }

    private static void frame(RecordBuffer record, byte[] frame, long eventTimeNs) {
        MarketFrameEncoder encoder = new MarketFrameEncoder();
        encoder.wrap(record.buffer(), RecordBuffer.BODY_OFFSET).connection(1).putFrame(frame, 0, frame.length);
        record.complete(MessageType.of(encoder), encoder.encodedLength(), RecordSource.MARKET_DATA, 9, eventTimeNs);
    }
}
