package io.tapemaker.engine.logic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.StateHashDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.logic-state",
        milestone = Milestone.M2,
        kind = ProofKind.REPLAY,
        title = "The state, written and read at any record, gives equal bytes and equal further commands",
        invariants = {"state.round-trip", "state.hash"})
final class LogicStateTest {
    private static final String CONFIG = """
            journal: {stateHashEvery: 3, snapshotEvery: 10}
            books: {hashCheck: every}
            markets:
              - conditionId: "%s"
                minOrderSize: "5"
                quoting: {orderSize: "75"}
            """.formatted(ManyEvents.marketId(1));
    private static final int STEPS = 240;

    @Test
    void readAtAnyRecordTheStateGoesOnAlike() {
        LogicTape tape = ManyEvents.run(7, STEPS, CONFIG);
        List<byte[]> records = tape.inboundRecords();
        byte[] last = stateOf(tape.logic());
        BusinessLogic live = LogicFactory.create();
        List<byte[]> all = commandsOf(live, records);
        assertEquals(tape.commandRecords().size(), all.size());
        BusinessLogic used = ManyEvents.run(99, 30, CONFIG).logic();
        for (int at = 0; at < records.size(); at += 1 + at / 40) {
            BusinessLogic before = LogicFactory.create();
            int known = commandsOf(before, records.subList(0, at)).size();
            byte[] state = stateOf(before);
            BusinessLogic restored = at % 2 == 0 ? LogicFactory.create() : used;
            StateReader reader = new StateReader(state);
            restored.read(reader);
            reader.finish();
            assertArrayEquals(state, stateOf(restored), "written again at record " + at);
            List<byte[]> rest = commandsOf(restored, records.subList(at, records.size()));
            int from = at;
            assertEquals(
                    all.subList(known, all.size()).stream()
                            .map(Arrays::hashCode)
                            .toList(),
                    rest.stream().map(Arrays::hashCode).toList(),
                    () -> "commands after record " + from);
            assertArrayEquals(last, stateOf(restored), "state at the end, read at record " + at);
            Invariants.checked("state.round-trip", 1);
        }
        Figures.put("records", records.size());
        Figures.put("commands", all.size());
    }

    /** Commands without the chain, which belongs to the journal: each is the frame's own fields and the body. */
    private static List<byte[]> commandsOf(BusinessLogic logic, List<byte[]> records) {
        List<byte[]> commands = new ArrayList<>();
        RecordBuffer record = new RecordBuffer();
        for (byte[] bytes : records) {
            load(record, bytes);
            logic.onRecord(record, (command, epoch) -> {
                byte[] copy = Arrays.copyOf(command.array(), command.length());
                Arrays.fill(copy, 28, 40, (byte) 0);
                Arrays.fill(copy, 56, 64, (byte) 0);
                copy[28] = (byte) epoch;
                commands.add(copy);
            });
        }
        return commands;
    }

    private static void load(RecordBuffer record, byte[] bytes) {
        record.ensureLength(bytes.length);
        System.arraycopy(bytes, 0, record.array(), 0, bytes.length);
        record.length(bytes.length);
    }

    @Test
    void eachStateHashIsThatOfTheSnapshotAtItsPoint() throws Exception {
        LogicTape tape = ManyEvents.run(11, STEPS, CONFIG);
        BusinessLogic logic = LogicFactory.create();
        RecordBuffer record = new RecordBuffer();
        List<String> journaled = new ArrayList<>();
        List<String> recomputed = new ArrayList<>();
        for (byte[] bytes : tape.inboundRecords()) {
            load(record, bytes);
            int before = journaled.size();
            logic.onRecord(record, (command, epoch) -> {
                if (RecordFrame.templateId(command.buffer()) == StateHashDecoder.TEMPLATE_ID) {
                    journaled.add(hashOf(command));
                }
            });
            boolean expected =
                    logic.session().epoch() > 0 && (logic.lastSequence() % 3 == 0 || logic.lastSequence() % 10 == 0);
            assertEquals(expected ? 1 : 0, journaled.size() - before, "at record " + logic.lastSequence());
            assertEquals(logic.lastSequence() % 10 == 0 && logic.session().epoch() > 0, logic.isSnapshotPoint());
            if (expected) {
                byte[] state = stateOf(logic);
                recomputed.add(state.length + " "
                        + Arrays.toString(MessageDigest.getInstance("SHA-256").digest(state)));
            }
        }
        assertEquals(recomputed, journaled);
        assertTrue(journaled.size() > STEPS / 3);
        assertEquals(journaled.size(), journaled.stream().distinct().count(), "each record changes the state");
        Invariants.checked("state.hash", journaled.size());
    }

    private static String hashOf(RecordBuffer command) {
        StateHashDecoder message = new StateHashDecoder()
                .wrap(command.buffer(), RecordBuffer.BODY_OFFSET, RecordFrame.blockLength(command.buffer()), 0);
        byte[] hash = new byte[32];
        for (int i = 0; i < hash.length; i++) {
            hash[i] = (byte) message.stateHash(i);
        }
        return message.stateLength() + " " + Arrays.toString(hash);
    }

    @Test
    void otherEventsGiveAnotherState() {
        assertNotEquals(
                Arrays.hashCode(stateOf(ManyEvents.run(7, STEPS, CONFIG).logic())),
                Arrays.hashCode(stateOf(ManyEvents.run(8, STEPS, CONFIG).logic())));
        assertArrayEquals(
                stateOf(ManyEvents.run(7, STEPS, CONFIG).logic()),
                stateOf(ManyEvents.run(7, STEPS, CONFIG).logic()));
    }

    @Test
    void aCutStateIsRefusedAndSoIsOneOfAnotherBehaviour() {
        byte[] state = stateOf(ManyEvents.run(7, 40, CONFIG).logic());
        for (int length = 0; length < state.length; length += 1 + length / 50) {
            byte[] cut = Arrays.copyOf(state, length);
            assertThrows(StateFormatException.class, () -> LogicFactory.create().read(new StateReader(cut)));
        }
        byte[] other = state.clone();
        other[0] = 99;
        assertEquals(
                "state, byte 4: behaviour version 99 is none of this build's",
                assertThrows(StateFormatException.class, () -> LogicFactory.create()
                                .read(new StateReader(other)))
                        .getMessage());
    }

    @Test
    void ticksAllocateNothing() {
        LogicTape tape = ManyEvents.run(7, 60, "{journal: {stateHashEvery: 1000000000, snapshotEvery: 0}}");
        BusinessLogic logic = tape.logic();
        RecordChain chain = new RecordChain(JournalKind.INBOUND);
        for (byte[] record : tape.inboundRecords()) {
            chain.follow(record, 0);
        }
        RecordBuffer record = new RecordBuffer();
        InboundEncoder encoder = new InboundEncoder();
        CommandSink sink = (command, epoch) -> {};
        Runnable tick = () -> {
            encoder.timerTick(record, chain.lastEventTimeNs() + 1_000_000L);
            chain.seal(record, logic.epochOf(record));
            logic.onRecord(record, sink);
        };
        for (int i = 0; i < 20_000; i++) {
            tick.run();
        }
        long bytes = allocatedBy(tick, 10_000);
        assertEquals(0, bytes / 10_000, () -> "a tick allocates, " + bytes + " bytes in 10,000");
        long control = allocatedBy(() -> tape.logic().books().bookCount(), 1);
        long planted = allocatedBy(
                () -> {
                    tick.run();
                    kept = new byte[64];
                },
                10_000);
        assertTrue(planted / 10_000 >= 64, () -> "a planted allocation was not seen: " + planted + ", " + control);
        Figures.put("allocatedBytesPerTick", bytes / 10_000);
    }

    @SuppressWarnings("unused")
    private static volatile byte[] kept = new byte[0];

    private static long allocatedBy(Runnable work, int times) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static byte[] stateOf(BusinessLogic logic) {
        StateWriter out = new StateWriter();
        logic.write(out);
        return out.toByteArray();
    }

    /** A seeded mix of every kind of record over three markets. */
    private static final class ManyEvents {
        private static final long FIRST_MS = 1_790_000_000_000L;

        private final SplittableRandom random;
        private final LogicTape tape = new LogicTape();
        private final String config;
        private long ms;

        private ManyEvents(long seed, String config) {
            this.random = new SplittableRandom(seed);
            this.config = config;
        }

        static String marketId(int market) {
            return "0x" + "0".repeat(62) + "b" + market;
        }

        static LogicTape run(long seed, int steps, String config) {
            ManyEvents events = new ManyEvents(seed, config);
            events.tape.session(config);
            for (int i = 0; i < steps; i++) {
                events.step();
            }
            return events.tape;
        }

        private void step() {
            ms += random.nextInt(400);
            tape.at(ms);
            int market = random.nextInt(3);
            switch (random.nextInt(24)) {
                case 0 -> tape.operator(random.nextBoolean() ? OperatorWord.PAUSE : OperatorWord.RESUME);
                case 1 -> tape.link(random.nextInt(4) == 0 ? LinkState.DOWN : LinkState.UP);
                case 2 -> tape.frame(Frames.bytes(random.nextBoolean() ? "PONG" : "{\"event_type\":\"new\"}"));
                case 3 -> {
                    if (random.nextInt(6) == 0) {
                        tape.cut().session(config);
                    } else {
                        tape.oversize();
                    }
                }
                case 4 ->
                    tape.frame(
                            Frames.tickSizeChange(marketId(market), asset(market, 0), FIRST_MS + ms, "0.01", "0.001"));
                case 5, 6, 7, 8 -> tape.tick();
                case 9, 10, 11, 12, 13 -> answer();
                case 14, 15, 16, 17, 18 -> books(market);
                case 19, 20 ->
                    tape.frame(Frames.change(
                            marketId(market),
                            asset(market, random.nextInt(2)),
                            FIRST_MS + ms,
                            random.nextBoolean() ? "BUY" : "SELL",
                            "0." + (30 + random.nextInt(40)) + "x" + random.nextInt(300),
                            "0",
                            "0"));
                default -> tape.quiet();
            }
        }

        private void books(int market) {
            int bid = 30 + random.nextInt(35);
            int ask = bid + 1 + random.nextInt(4);
            for (int token = 0; token < 2; token++) {
                int low = token == 0 ? bid : 100 - ask;
                int high = token == 0 ? ask : 100 - bid;
                tape.frame(Frames.book(
                        marketId(market),
                        asset(market, token),
                        FIRST_MS + ms,
                        "0.01",
                        "0." + (low - 1) + "x200 0." + low + "x100",
                        "0." + (high + 1) + "x200 0." + high + "x100"));
            }
        }

        private void answer() {
            long last = tape.logic().lastOrderNumber();
            long number = Math.max(0, last - random.nextInt(6));
            ExecutionKind[] kinds = {
                ExecutionKind.ACCEPTED,
                ExecutionKind.ACCEPTED,
                ExecutionKind.REJECTED,
                ExecutionKind.CANCELLED,
                ExecutionKind.CANCEL_REJECTED,
                ExecutionKind.ALL_CANCELLED
            };
            tape.report(
                    kinds[random.nextInt(kinds.length)], tape.logic().session().epoch(), number);
        }

        private static String asset(int market, int token) {
            return "77" + market + token;
        }
    }
}
