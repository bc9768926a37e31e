package io.tapemaker.executor.run;

import io.tapemaker.executor.tape.ExecutorReplay;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * What a replay of EXECUTIONS has shown.
 *
 * @param inputs records that were told to the core
 * @param compared records that it made again, all of them the same
 * @param missing records that it makes at the end and the tape has not
 * @param stateSha256 hex of the state at the end
 */
public record TapeVerdict(long inputs, long compared, long missing, String stateSha256) {

    /**
     * Replays the tape of a directory.
     *
     * @throws io.tapemaker.executor.tape.ExecutorDivergedException at the first record that is another
     * @throws io.tapemaker.journal.CorruptRecordException if a tape is damaged
     */
    public static TapeVerdict of(Path directory) {
        ChronicleJournal commands = ChronicleJournal.open(directory, JournalKind.COMMANDS, JournalOptions.standard());
        ChronicleJournal executions =
                ChronicleJournal.open(directory, JournalKind.EXECUTIONS, JournalOptions.standard());
        try (RunReading reading = new RunReading(commands)) {
            ExecutorReplay replay = new ExecutorReplay(reading.policies(), reading.hasher(), reading);
            replay.run(executions);
            return new TapeVerdict(
                    replay.inputs(),
                    replay.compared(),
                    replay.missing(),
                    HexFormat.of().formatHex(replay.core().state().sha256()));
        }
    }
}
