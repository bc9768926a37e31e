package io.tapemaker.bench.lap;

import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.bench.tape.FrameSink;
import io.tapemaker.bench.tape.Scratch;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.Durability;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.record.RecordBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Every frame encoded as a record, chained, checksummed and appended to the journal on disk. */
public final class AppendLap extends FrameSink implements Lap {

    private final BenchTape tape;
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();
    private long position;
    private @Nullable Path directory;
    private @Nullable JournalAppender appender;

    public AppendLap(BenchTape tape) {
        this.tape = tape;
    }

    @Override
    public void prepare() {
        directory = Scratch.create();
        position = 0;
        appender = ChronicleJournal.open(
                        directory,
                        JournalKind.INBOUND,
                        JournalOptions.standard().withDurability(Durability.PROCESS_CRASH))
                .openAppender();
    }

    @Override
    public long run() {
        tape.play(this);
        return takeFrames();
    }

    @Override
    protected void frame(byte[] bytes, int offset, int length, long stampNs) {
        if (appender == null) {
            throw new IllegalStateException("not prepared");
        }
        encoder.marketFrame(record, LoopSink.CONNECTION, ++position, stampNs, bytes, offset, length);
        appender.append(record);
    }

    @Override
    public void finish() {
        if (appender != null) {
            appender.close();
        }
        if (directory != null) {
            Scratch.remove(directory);
        }
    }
}
