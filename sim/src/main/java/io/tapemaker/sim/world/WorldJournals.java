package io.tapemaker.sim.world;

import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.memory.MemoryJournal;
import java.nio.file.Path;

/** The engine's two journals, on disk or in memory: the same bytes. */
public record WorldJournals(Journal inbound, Journal commands) {

    /** In the heap. */
    public static WorldJournals inMemory() {
        return new WorldJournals(new MemoryJournal(JournalKind.INBOUND), new MemoryJournal(JournalKind.COMMANDS));
    }

    /** In a directory, as the engine itself would write them. */
    public static WorldJournals in(Path directory) {
        JournalOptions options = JournalOptions.standard();
        return new WorldJournals(
                ChronicleJournal.open(directory, JournalKind.INBOUND, options),
                ChronicleJournal.open(directory, JournalKind.COMMANDS, options));
    }
}
