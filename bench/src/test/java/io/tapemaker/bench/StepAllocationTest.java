package io.tapemaker.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.bench.lap.DecodeLap;
import io.tapemaker.bench.lap.StepRig;
import io.tapemaker.bench.run.AllocationProbe;
import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.bench.tape.TapeSource;
import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.chronicle.Durability;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "step.allocation",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Journal on disk, decode, books, hashes, decision, commands and paper answers allocate nothing a frame")
class StepAllocationTest {

    /** Small enough that most passes lie within one block of the journal's file: mapping the next one allocates. */
    private static final TapeSource TAPE = new TapeSource("workload:11,4,12,200");

    private static final int WARM_UP_PASSES = 30;
    private static final int PASSES = 15;

    /**
     * Many decisions and edits. Orders that are over are remembered before their place is used again, so the steady
     * state begins with as many as are to be remembered.
     */
    private static final String EAGER = """
            books: {hashCheck: every}
            quoting: {frontCushion: "0", exitLiquidity: "0", leastNetPerDay: "0"}
            orders: {edits: {minIntervalMs: 0, maxCallsPerHour: 1000000}, memory: {orders: 64}}
            rewards: {minAgeMs: 0}
            signals: {jump: {moreThan: "1"}, sweep: {moreThan: "1000000", collapseShare: "1"}}
            regimes: {volatilityEnter: "1", volatilityLeave: "1"}
            """;

    private static final String NEVER_A_STATE_HASH = "journal:\n  stateHashEvery: 1000000000\n  snapshotEvery: 0\n";
    private static final int STATE_HASH_EVERY = 500;
    private static final String STATE_HASHES =
            "journal:\n  stateHashEvery: " + STATE_HASH_EVERY + "\n  snapshotEvery: 0\n";

    private final BenchTape tape = TAPE.load();

    @TempDir
    private Path directory;

    /**
     * The least of many passes, since a compiler thread's news costs the interrupted pass a few bytes; what every
     * pass allocates shows.
     */
    private Passes passes(String config, Durability durability, QuoteChoices choices) {
        try (StepRig rig =
                StepRig.onDisk(directory, durability, config, choices, SnapshotPoints.NONE, tape.firstNs())) {
            AllocationProbe probe = new AllocationProbe(tape, rig.sink());
            for (int i = 0; i < WARM_UP_PASSES; i++) {
                probe.pass();
            }
            long commandsBefore = rig.commands();
            AllocationProbe.Pass least = probe.pass();
            long total = least.bytes();
            for (int i = 1; i < PASSES; i++) {
                AllocationProbe.Pass pass = probe.pass();
                least = pass.bytes() < least.bytes() ? pass : least;
                total += pass.bytes();
            }
            assertEquals((WARM_UP_PASSES + PASSES) * (long) tape.frames(), rig.frames());
            return new Passes(least, total, (rig.commands() - commandsBefore) / PASSES);
        }
    }

    private record Passes(AllocationProbe.Pass least, long totalBytes, long commandsEach) {}

    @Test
    void nothingAFrame() {
        Passes passes = passes(EAGER + NEVER_A_STATE_HASH, Durability.groupCommit(1_000), LogicFactory.choices());

        assertEquals(0, passes.least().bytes(), () -> "bytes in the best pass: " + passes);
        assertTrue(passes.commandsEach() > 100, () -> "decisions have to come out, or nothing was shown: " + passes);
        Figures.put("stepBytesPerFrame", passes.least().bytes());
        Figures.put("framesEachPass", tape.frames());
        Figures.put("commandsEachPass", passes.commandsEach());
        // Mostly Chronicle mapping the next block of its file, once each 32 MiB.
        Figures.put("stepBytesPerFrameAllPasses", (double) passes.totalBytes() / ((double) PASSES * tape.frames()));
    }

    @Test
    void nothingAFrameOfTheParser() {
        DecodeLap lap = new DecodeLap(tape);
        AllocationProbe probe = new AllocationProbe(tape, lap);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WARM_UP_PASSES + PASSES; i++) {
            least = Math.min(least, probe.pass().bytes());
        }

        assertEquals(0, least);
        Figures.put("parserBytesPerFrame", least);
    }

    @Test
    void stateHashesAreAccountedForByThemselves() {
        Passes passes = passes(EAGER + STATE_HASHES, Durability.PROCESS_CRASH, LogicFactory.choices());
        long hashes = tape.events() / STATE_HASH_EVERY;

        assertTrue(passes.least().allocatingEvents() <= 2 * hashes, () -> "more than state hashes: " + passes);
        Figures.put("stateHashBytes", (double) passes.least().bytes() / hashes);
    }

    @Test
    void oneObjectADecisionIsFound() {
        QuotePlanner honest = QuotePlanner.search();
        QuotePlanner wasteful = (inputs, wanted) -> {
            escaped = new Object();
            return honest.plan(inputs, wanted);
        };
        QuoteChoices choices = new QuoteChoices(LogicFactory.choices().band(), wasteful);

        Passes passes = passes(EAGER + NEVER_A_STATE_HASH, Durability.PROCESS_CRASH, choices);

        assertTrue(passes.least().bytes() > 0, () -> "a planted object went unseen: " + passes);
        assertTrue(passes.least().allocatingEvents() > tape.frames() / 100, () -> "seen too rarely: " + passes);
        assertNotNull(escaped);
    }

    private volatile Object escaped = "nothing yet";
}
