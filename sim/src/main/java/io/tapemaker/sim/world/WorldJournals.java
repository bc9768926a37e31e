package io.tapemaker.sim.world;

import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The journals: the engine's two on a modelled disk, the executor's on one that never fails. What is on them in the
 * end can be saved to a real one.
 */
public final class WorldJournals {

    private final ModelledDisk disk = new ModelledDisk();
    private final ModelledJournal inbound;
    private final ModelledJournal commands;
    private final ModelledJournal executions;

    private WorldJournals(Function<JournalKind, Journal> written) {
        inbound = new ModelledJournal(written.apply(JournalKind.INBOUND), disk);
        commands = new ModelledJournal(written.apply(JournalKind.COMMANDS), disk);
        executions = new ModelledJournal(written.apply(JournalKind.EXECUTIONS), new ModelledDisk());
    }

    /** Empty ones. */
    public static WorldJournals inMemory() {
        return new WorldJournals(MemoryJournal::new);
    }

    /** Empty ones that forget what everybody has read: they cannot be saved, and no engine can start again on them. */
    static WorldJournals passing() {
        return new WorldJournals(PassingJournal::new);
    }

    ModelledDisk disk() {
        return disk;
    }

    ModelledJournal inbound() {
        return inbound;
    }

    ModelledJournal commands() {
        return commands;
    }

    ModelledJournal executions() {
        return executions;
    }

    /** Writes all into an empty directory as the engine itself would have: the same bytes. */
    public void save(Path directory) {
        copy(inbound, directory);
        copy(commands, directory);
        copy(executions, directory);
    }

    private static void copy(ModelledJournal from, Path directory) {
        RecordBuffer record = new RecordBuffer();
        try (Journal to = ChronicleJournal.open(directory, from.kind(), JournalOptions.standard());
                JournalAppender appender = to.openAppender();
                JournalTailer tailer = from.openTailer()) {
            while (tailer.poll(record)) {
                appender.epoch(RecordFrame.epoch(record.buffer()));
                appender.append(record);
            }
        }
    }
}
