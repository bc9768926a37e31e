package io.tapemaker.bench.lap;

import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.memory.MemoryJournal;

/**
 * A run's journals in memory.
 *
 * @param inbound every input
 * @param commands every command
 */
public record MemoryTape(MemoryJournal inbound, MemoryJournal commands) {

    /** Journals of a run over the tape. */
    public static MemoryTape of(BenchTape tape, String hashCheck) {
        MemoryTape journals =
                new MemoryTape(new MemoryJournal(JournalKind.INBOUND), new MemoryJournal(JournalKind.COMMANDS));
        try (StepRig rig = new StepRig(
                journals.inbound,
                journals.commands,
                StepLap.configOf(hashCheck),
                LogicFactory.choices(),
                SnapshotPoints.NONE,
                tape.firstNs())) {
            tape.play(rig.sink());
        }
        return journals;
    }
}
