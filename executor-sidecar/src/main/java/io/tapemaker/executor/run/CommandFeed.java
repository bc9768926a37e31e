package io.tapemaker.executor.run;

import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.tape.EngineCommands;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.counters.WatermarkReader;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.nio.file.Path;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * COMMANDS as the core is to see it: each record checked by the tailer, and a place held until its cause survives a
 * power loss, for a while. Reads files and maps none, so whatever is done to them, this process stays. One thread.
 */
final class CommandFeed implements AutoCloseable {

    private static final int READ_AHEAD = 1_024;
    private static final long SAFE_WITHIN_NS = 250_000_000L;

    private final JournalTailer tailer;
    private final WatermarkReader watermark;
    private final RecordBuffer record = new RecordBuffer();
    private final EngineCommands commands = new EngineCommands();
    private final ArrayDeque<Read> ahead = new ArrayDeque<>();
    private int sessionEpoch;
    private long engineTimeNs;
    private long lastRead;

    private record Read(long sequence, int checksum, EngineCommand command, long cause, long readNanos) {}

    private CommandFeed(JournalTailer tailer, WatermarkReader watermark) {
        this.tailer = tailer;
        this.watermark = watermark;
    }

    /**
     * The commands of a directory behind a sequence.
     *
     * @throws io.tapemaker.journal.CorruptRecordException if what is there is damaged
     */
    static CommandFeed open(Path directory, Journal journal, long after) {
        CommandFeed feed = new CommandFeed(journal.openTailer(), WatermarkReader.open(directory, JournalKind.INBOUND));
        while (feed.read(after)) {
            // Up to what is there now.
        }
        return feed;
    }

    private boolean read(long after) {
        if (!tailer.poll(record)) {
            return false;
        }
        lastRead = RecordFrame.sequence(record.buffer());
        int epoch = RecordFrame.epoch(record.buffer());
        sessionEpoch = Integer.compareUnsigned(sessionEpoch, epoch) < 0 ? epoch : sessionEpoch;
        engineTimeNs = Math.max(engineTimeNs, RecordFrame.eventTimeNs(record.buffer()));
        if (lastRead > after) {
            ahead.add(new Read(
                    lastRead,
                    RecordFrame.checksum(record.buffer()),
                    commands.read(record),
                    RecordFrame.sourcePosition(record.buffer()),
                    System.nanoTime()));
        }
        return true;
    }

    /** Sequence of the last record that was read, 0 for none. */
    long lastRead() {
        return lastRead;
    }

    /** What the engine's inputs that survive a power loss end with. */
    long inboundDurable() {
        return watermark.durableSequence();
    }

    /** The newest session that a command was of. */
    int sessionEpoch() {
        return sessionEpoch;
    }

    /**
     * The next command that may be told, null if there is none for now.
     *
     * @throws io.tapemaker.journal.CorruptRecordException if the next record is damaged or missing
     */
    ExecutorInput.@Nullable Seen next() {
        for (int i = 0; i < READ_AHEAD && ahead.size() < READ_AHEAD; i++) {
            if (!read(lastRead)) {
                break;
            }
        }
        Read first = ahead.peek();
        if (first == null) {
            return null;
        }
        boolean safe = first.cause() <= watermark.durableSequence();
        boolean waits = !safe
                && first.command() instanceof EngineCommand.Place
                && System.nanoTime() - first.readNanos() < SAFE_WITHIN_NS;
        if (waits) {
            return null;
        }
        ahead.remove();
        return new ExecutorInput.Seen(
                first.sequence(),
                first.checksum(),
                first.command(),
                new ExecutorInput.Knowledge(sessionEpoch, engineTimeNs, safe));
    }

    @Override
    public void close() {
        tailer.close();
        watermark.close();
    }
}
