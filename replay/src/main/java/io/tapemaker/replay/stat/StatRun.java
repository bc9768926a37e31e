package io.tapemaker.replay.stat;

import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.SessionStartDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.replay.tape.TapeDirectory;
import io.tapemaker.replay.tape.TapeState;
import java.util.ArrayList;
import java.util.List;

/** Counts a tape: one pass over each journal, and a replay to the end. */
public final class StatRun {

    private final TapeDirectory tape;
    private final List<SessionStatistics> sessions = new ArrayList<>();
    private final RecordBuffer record = new RecordBuffer();

    public StatRun(TapeDirectory tape) {
        this.tape = tape;
    }

    /** Counts. */
    public TapeStatistics run() {
        List<JournalStatistics> journals = List.of(count(JournalKind.INBOUND), count(JournalKind.COMMANDS));
        try (TapeState state = TapeState.at(tape, TapeState.END, DecisionListener.NONE)) {
            return new TapeStatistics(journals, sessions, StateStatistics.of(state.logic()));
        }
    }

    private JournalStatistics count(JournalKind kind) {
        JournalStatistics.Counter counter = new JournalStatistics.Counter(kind);
        try (JournalTailer tailer = tape.tail(kind)) {
            while (tailer.poll(record)) {
                counter.add(record);
                if (RecordFrame.templateId(record.buffer()) == SessionStartDecoder.TEMPLATE_ID) {
                    sessions.add(SessionStatistics.of(record));
                }
            }
        }
        return counter.done(tape.sizeBytes(kind));
    }
}
