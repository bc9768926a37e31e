package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.MessageType;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Records for tests: body, length and time follow from the sequence alone, so that any run can be continued. */
final class Records {

    static final long START_NS = TimeUnit.SECONDS.toNanos(1_750_000_000L);
    static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);

    private static final MessageType TYPE = new MessageType(7, 1, 3, 16);

    private Records() {}

    /** The record that is going to have this sequence, with a body of 1 to 400 bytes. */
    static void fill(RecordBuffer record, long sequence, long stepNs) {
        SplittableRandom random = new SplittableRandom(sequence);
        fill(record, sequence, stepNs, 1 + random.nextInt(400));
    }

    static void fill(RecordBuffer record, long sequence, long stepNs, int bodyLength) {
        record.ensureBody(bodyLength);
        byte[] body = new byte[bodyLength];
        new SplittableRandom(~sequence).nextBytes(body);
        record.buffer().putBytes(RecordBuffer.BODY_OFFSET, body);
        record.complete(TYPE, bodyLength, RecordSource.MARKET_DATA, sequence, START_NS + (sequence - 1) * stepNs);
    }

    /** Appends records up to this sequence. */
    static void appendTo(JournalAppender appender, long lastSequence, long stepNs) {
        RecordBuffer record = new RecordBuffer();
        while (appender.lastSequence() < lastSequence) {
            fill(record, appender.lastSequence() + 1, stepNs);
            appender.append(record);
        }
    }

    /** Opens, appends up to this sequence, closes. */
    static void write(Journal journal, long lastSequence, long stepNs) {
        try (JournalAppender appender = journal.openAppender()) {
            appendTo(appender, lastSequence, stepNs);
        }
    }

    /** Copies of all records, as a new tailer delivers them. */
    static List<byte[]> readAll(Journal journal) {
        List<byte[]> all = new ArrayList<>();
        RecordBuffer record = new RecordBuffer();
        try (JournalTailer tailer = journal.openTailer()) {
            while (tailer.poll(record)) {
                all.add(Arrays.copyOf(record.array(), record.length()));
            }
        }
        return all;
    }
}
