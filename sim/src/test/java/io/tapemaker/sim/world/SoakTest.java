package io.tapemaker.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.engine.recovery.TapeReplay;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Proof(
        id = "sim.soak",
        milestone = Milestone.M4,
        kind = ProofKind.SOAK,
        title = "An hour of noisy markets breaks nothing, stays within the budget of calls, and the engine's heap is "
                + "flat")
final class SoakTest {

    private static final int SECONDS = 3_600;
    private static final int MARKETS = 4;
    private static final long SEED = 5;

    /** The shipped orders.edits.maxCallsPerHour; taking quotes away in danger is free of it. */
    private static final int CALLS_PER_HOUR = 240;

    private static final long NS_PER_S = 1_000_000_000L;

    /** The heap is looked at so often, in event time; the first third is for tables to grow to their size. */
    private static final long LOOK_EVERY_NS = 300 * NS_PER_S;

    private static final int WARM_UP_LOOKS = 4;

    /** What may be more at the end than behind the warm-up, in bytes. */
    private static final long MOST_GROWTH = 256L << 10;

    private static WorldJournals journals = WorldJournals.inMemory();
    private static List<WorldReport> reports = List.of();

    @BeforeAll
    static void anHourPasses() {
        journals = WorldJournals.inMemory();
        WorldPlan plan = WorldPlan.calm(SEED, SECONDS * ProofBudget.pick(1, 6), MARKETS);
        reports = List.of(new World(plan, journals).run());
    }

    @Test
    void nothingIsBrokenAndCallsStayWithinTheirBudget() {
        WorldReport report = reports.get(0);
        WorldFigures figures = report.figures();
        int hours = report.plan().seconds() / SECONDS;
        assertTrue(figures.fillsTold() > 0, "nothing was filled");
        TreeMap<String, Integer> calls = callsByMarket();
        assertEquals(MARKETS, calls.size(), "a market was never quoted");
        int most = Collections.max(calls.values());
        assertTrue(most <= CALLS_PER_HOUR * hours, () -> most + " calls for a market");
        Figures.put("events", report.events());
        Figures.put("places", figures.places());
        Figures.put("cancels", figures.cancels());
        Figures.put("calls a market and hour", (figures.places() + figures.cancels()) / MARKETS / hours);
        Figures.put("most calls of a market", most);
        Figures.put("times told of a trade", figures.fillsTold());
        Figures.put("latch set", figures.latched());
        Figures.put("commands replayed", report.commandsReplayed());
    }

    /** Places and cancels on the tape by market. */
    private static TreeMap<String, Integer> callsByMarket() {
        TreeMap<String, Integer> calls = new TreeMap<>();
        RecordBuffer command = new RecordBuffer();
        try (JournalTailer commands = journals.commands().openTailer()) {
            while (commands.poll(command)) {
                int offset =
                        switch (RecordFrame.templateId(command.buffer())) {
                            case PlaceOrderDecoder.TEMPLATE_ID -> PlaceOrderDecoder.conditionIdEncodingOffset();
                            case CancelOrderDecoder.TEMPLATE_ID -> CancelOrderDecoder.conditionIdEncodingOffset();
                            default -> -1;
                        };
                if (offset >= 0) {
                    String market = Uint256.read(command.buffer(), RecordBuffer.BODY_OFFSET + offset)
                            .toHex();
                    calls.merge(market, 1, Integer::sum);
                }
            }
        }
        return calls;
    }

    /** The tape is decided again, so that what lives is the engine's alone: the world remembers every order. */
    @Test
    void theEnginesHeapIsFlat() {
        long growth = growth(when -> {}, "");
        Figures.put("engine's heap, most above warm-up, bytes", growth);
        assertTrue(growth <= MOST_GROWTH, () -> "the heap grew by " + growth + " bytes");
    }

    @Test
    void aLeakIsFound() {
        List<byte[]> leak = new ArrayList<>();
        long growth = growth(when -> leak.add(new byte[64]), "with a leak ");
        Figures.put("engine's heap with a leak, most above warm-up, bytes", growth);
        assertTrue(growth > MOST_GROWTH, () -> leak.size() + " times 64 bytes leaked, and the heap grew by " + growth);
    }

    /** How much more the live heap is at most, behind the warm-up. */
    private static long growth(LongConsumer eachRecord, String what) {
        BusinessLogic logic = LogicFactory.create();
        CommandSink nobody = (command, epoch) -> {};
        long warm = 0;
        long most = 0;
        int looks = 0;
        try (JournalTailer inbound = journals.inbound().openTailer()) {
            TapeReplay replay = new TapeReplay(inbound, logic);
            long lookAtNs = World.START_NS + LOOK_EVERY_NS;
            while (replay.step(nobody) != 0) {
                long nowNs = RecordFrame.eventTimeNs(replay.record().buffer());
                eachRecord.accept(nowNs);
                if (nowNs >= lookAtNs) {
                    lookAtNs += LOOK_EVERY_NS;
                    long used = liveHeap();
                    looks++;
                    warm = looks == WARM_UP_LOOKS ? used : warm;
                    most = looks > WARM_UP_LOOKS ? Math.max(most, used) : most;
                }
            }
        } finally {
            Reference.reachabilityFence(logic);
        }
        Figures.put(what + "looks at the heap", looks);
        assertTrue(looks > 2 * WARM_UP_LOOKS, "too few looks");
        return most - warm;
    }

    private static long liveHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
