package io.tapemaker.engine.recovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.quoting.Constraint;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.v1.quoting.BandQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteDecision;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.AskVenueDecoder;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.codecs.VenueAnswerDecoder;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A tape of each behaviour version, kept as it was written: made once by {@link GoldenTapeWriter}, never made anew once
 * the version is released. When one diverges, the change needs a behaviour version of its own.
 */
@Proof(
        id = "engine.golden-tape",
        milestone = Milestone.M2,
        kind = ProofKind.REPLAY,
        title = "The kept tape of each behaviour version replays to the commands that were written then, byte for byte")
final class GoldenTapeTest {

    private static final int NEWEST = BusinessLogic.BEHAVIOUR_VERSION;

    static List<Integer> versions() {
        return IntStream.rangeClosed(1, NEWEST).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void itReplaysToItsCommands(int version) throws IOException {
        List<byte[]> inbound = records(version, "inbound");
        List<byte[]> commands = records(version, "commands");
        CommandComparison comparison = replay(inbound, commands, LogicFactory.create());
        assertEquals(List.of((long) commands.size(), 0L), List.of(comparison.compared(), comparison.beyondCount()));
        assertTrue(inbound.size() > 100 && commands.size() > 20);
        Figures.put("records of version " + version, inbound.size());
        Figures.put("commands of version " + version, commands.size());
    }

    @Test
    void theNewestHasEveryKindOfRecord() throws IOException {
        assertEquals(
                IntStream.rangeClosed(1, VenueAnswerDecoder.TEMPLATE_ID).boxed().toList(), kinds("inbound"));
        assertEquals(
                IntStream.rangeClosed(PlaceOrderDecoder.TEMPLATE_ID, AskVenueDecoder.TEMPLATE_ID)
                        .boxed()
                        .toList(),
                kinds("commands"));
    }

    private static List<Integer> kinds(String journal) throws IOException {
        return records(NEWEST, journal).stream()
                .map(record -> RecordFrame.templateId(new UnsafeBuffer(record)))
                .distinct()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aRecordThatIsSealedAgainHasTheSameBytes(int version) throws IOException {
        for (JournalKind kind : List.of(JournalKind.INBOUND, JournalKind.COMMANDS)) {
            RecordChain chain = new RecordChain(kind);
            for (byte[] record : records(version, kind.folder())) {
                RecordBuffer copy = load(record);
                Arrays.fill(copy.array(), 32, 40, (byte) 0);
                Arrays.fill(copy.array(), 56, 64, (byte) 0);
                chain.seal(copy, RecordFrame.epoch(copy.buffer()));
                assertArrayEquals(record, Arrays.copyOf(copy.array(), copy.length()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void anotherDecisionDivergesAndItsPlaceIsNamed(int version) throws IOException {
        List<byte[]> inbound = records(version, "inbound");
        List<byte[]> commands = records(version, "commands");
        BusinessLogic oneTickOff =
                LogicFactory.create(new QuoteChoices(oneTickOff(), oneTickOffPlan()), DecisionListener.NONE);
        TapeDivergedException found =
                assertThrows(TapeDivergedException.class, () -> replay(inbound, commands, oneTickOff));
        byte[] differing = commands.get((int) found.commandSequence() - 1);
        assertEquals(RecordFrame.sourcePosition(new UnsafeBuffer(differing)), found.causeSequence());
        assertTrue(String.valueOf(found.getMessage()).contains("\"PlaceOrder\""), found.getMessage());
    }

    private static QuoteDecision oneTickOff() {
        return (inputs, out) -> {
            new BandQuotes().decide(inputs, out);
            if (out.priceE4(0) != 0) {
                out.quote(
                        0, out.priceE4(0) - Objects.requireNonNull(inputs.tick).stepE4(), out.sizeE6(0));
            }
        };
    }

    private static QuotePlanner oneTickOffPlan() {
        QuotePlanner search = QuotePlanner.search();
        int bid = DesiredQuotes.place(0, Side.BUY);
        return (inputs, wanted) -> {
            Constraint against = search.plan(inputs, wanted);
            if (wanted.wants(bid)) {
                wanted.want(bid, wanted.priceE4(bid) - inputs.tick.stepE4(), wanted.sizeE6(bid));
            }
            return against;
        };
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aMissingAndASuperfluousCommandAreFound(int version) throws IOException {
        List<byte[]> inbound = records(version, "inbound");
        List<byte[]> commands = records(version, "commands");
        CommandComparison less = replay(inbound, commands.subList(0, commands.size() - 1), LogicFactory.create());
        assertEquals(1, less.beyondCount());
        assertThrows(
                TapeDivergedException.class,
                () -> replay(inbound.subList(0, inbound.size() / 2), commands, LogicFactory.create()));
    }

    static CommandComparison replay(List<byte[]> inbound, List<byte[]> commands, BusinessLogic logic) {
        CommandSink nobody = (command, epoch) -> {};
        try (Journal tape = journal(JournalKind.INBOUND, inbound);
                Journal written = journal(JournalKind.COMMANDS, commands)) {
            CommandComparison comparison = new CommandComparison(written.openTailer(), nobody);
            new TapeReplay(tape.openTailer(), logic).runTo(Long.MAX_VALUE, comparison);
            comparison.end();
            return comparison;
        }
    }

    private static Journal journal(JournalKind kind, List<byte[]> records) {
        MemoryJournal journal = new MemoryJournal(kind);
        try (var appender = journal.openAppender()) {
            for (byte[] record : records) {
                RecordBuffer copy = load(record);
                appender.epoch(RecordFrame.epoch(copy.buffer()));
                appender.append(copy);
            }
        }
        return journal;
    }

    private static RecordBuffer load(byte[] record) {
        RecordBuffer copy = new RecordBuffer(record.length);
        System.arraycopy(record, 0, copy.array(), 0, record.length);
        copy.length(record.length);
        return copy;
    }

    /** The records of a kept journal: one behind the other, compressed. */
    private static List<byte[]> records(int version, String name) throws IOException {
        List<byte[]> records = new ArrayList<>();
        try (@Nullable
                        InputStream packed = GoldenTapeTest.class.getResourceAsStream(
                                "/golden-tape-v" + version + "/" + name + ".gz");
                InputStream in = new GZIPInputStream(Objects.requireNonNull(packed, name))) {
            byte[] all = in.readAllBytes();
            for (int at = 0; at < all.length; ) {
                int length = RecordFrame.length(new UnsafeBuffer(all, at, RecordFrame.HEADER_LENGTH));
                records.add(Arrays.copyOfRange(all, at, at + length));
                at += length;
            }
        }
        return records;
    }
}
