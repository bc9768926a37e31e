package io.tapemaker.bench.run;

import io.tapemaker.bench.lap.StepLap;
import io.tapemaker.bench.lap.StepRig;
import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.bench.tape.Scratch;
import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.AuditReport;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.Durability;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.chronicle.TapeAudit;
import io.tapemaker.journal.record.RecordBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * How long it takes to open a large INBOUND for appending, which verifies all of it, and to audit it. From the page
 * cache.
 */
public final class OpenTime {

    private static final long NS_PER_S = 1_000_000_000L;
    private static final int ROUNDS = 3;

    private OpenTime() {}

    /**
     * What was measured, each the median of three.
     *
     * @param records records of the journal
     * @param bytes their bytes
     * @param openNs opening for appending, everything verified
     * @param auditNs the audit of an untrusted tape
     */
    public record Result(long records, long bytes, long openNs, long auditNs) {

        /** Time for this many bytes at the speed of opening, in ns. */
        public long openNsFor(long otherBytes) {
            return (long) ((double) openNs / bytes * otherBytes);
        }
    }

    /** Writes a journal of at least so many bytes by playing the tape again and again, and measures. */
    public static Result measure(BenchTape tape, long minBytes) {
        Path directory = Scratch.create();
        try {
            long records = fill(directory, tape, minBytes);
            long bytes = bytesOf(directory);
            long openNs = median(() -> open(directory, records));
            long auditNs = median(() -> audit(directory, records));
            return new Result(records, bytes, openNs, auditNs);
        } finally {
            Scratch.remove(directory);
        }
    }

    private static long fill(Path directory, BenchTape tape, long minBytes) {
        try (StepRig rig =
                StepRig.onDisk(directory, Durability.PROCESS_CRASH, StepLap.configOf("off"), tape.firstNs())) {
            FeedSink sink = rig.sink();
            for (long pass = 0; pass * tape.frameBytes() < minBytes; pass++) {
                long shiftNs = pass * (tape.recordedNs() + NS_PER_S);
                for (int i = 0; i < tape.events(); i++) {
                    tape.deliver(i, pass * tape.frames(), shiftNs, sink);
                }
            }
            return rig.records();
        }
    }

    private static long bytesOf(Path directory) {
        RecordBuffer record = new RecordBuffer();
        long bytes = 0;
        try (JournalTailer tailer = journal(directory).openTailer()) {
            while (tailer.poll(record)) {
                bytes += record.length();
            }
        }
        return bytes;
    }

    private static long open(Path directory, long records) {
        long startNs = System.nanoTime();
        try (JournalAppender appender = journal(directory).openAppender()) {
            long elapsedNs = System.nanoTime() - startNs;
            require(appender.lastSequence(), records);
            return elapsedNs;
        }
    }

    private static long audit(Path directory, long records) {
        long startNs = System.nanoTime();
        AuditReport report = TapeAudit.audit(directory, JournalKind.INBOUND);
        long elapsedNs = System.nanoTime() - startNs;
        require(report.lastSequence(), records);
        return elapsedNs;
    }

    private static ChronicleJournal journal(Path directory) {
        return ChronicleJournal.open(directory, JournalKind.INBOUND, JournalOptions.standard());
    }

    private static void require(long found, long expected) {
        if (found != expected) {
            throw new IllegalStateException("found " + found + " records where " + expected + " were written");
        }
    }

    private static long median(LongSupplier measurement) {
        long[] values = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            values[i] = measurement.getAsLong();
        }
        Arrays.sort(values);
        return values[ROUNDS / 2];
    }
}
