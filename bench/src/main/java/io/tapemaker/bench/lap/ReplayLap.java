package io.tapemaker.bench.lap;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.EngineCounter;
import io.tapemaker.engine.recovery.CommandComparison;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.engine.recovery.TapeReplay;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalTailer;

/** What verification does: read every record and check it, decide again, compare every command with the tape's. */
public final class ReplayLap implements Lap {

    private final Journal inbound;
    private final Journal commands;
    private long compared;

    public ReplayLap(Journal inbound, Journal commands) {
        this.inbound = inbound;
        this.commands = commands;
    }

    /** A replay of journals in memory. */
    public static ReplayLap of(MemoryTape tape) {
        return new ReplayLap(tape.inbound(), tape.commands());
    }

    @Override
    public void prepare() {
        compared = 0;
    }

    @Override
    public long run() {
        BusinessLogic logic = LogicFactory.create();
        try (JournalTailer in = inbound.openTailer();
                JournalTailer out = commands.openTailer()) {
            CommandComparison comparison = new CommandComparison(out, (command, epoch) -> {
                throw new IllegalStateException("the replay gives a command more than the run did");
            });
            new TapeReplay(in, logic).runTo(Long.MAX_VALUE, comparison);
            comparison.end();
            compared = comparison.compared();
        }
        return logic.counters().get(EngineCounter.FRAMES);
    }

    @Override
    public void finish() {
        // Nothing is held.
    }

    @Override
    public long commands() {
        return compared;
    }
}
