package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.counters.WatermarkReader;
import io.tapemaker.journal.record.RecordChain;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a journal that may be damaged or hostile, and accounts for every byte of it. Plain reads into the heap, no
 * mapping, bounded memory; writes nothing and never throws for what it finds.
 */
public final class TapeAudit {

    private final JournalKind kind;
    private final Function<RollFile, FileContent> opener;
    private final RecordChain chain;
    private long records;
    private long lastDay = -1;
    private long lastDayRecords;

    private TapeAudit(JournalKind kind, Function<RollFile, FileContent> opener) {
        this.kind = kind;
        this.opener = opener;
        this.chain = new RecordChain(kind);
    }

    /** Audits one journal of a directory, from its first record on. */
    public static AuditReport audit(Path directory, JournalKind kind) {
        return check(directory, kind, JournalOptions.OpenCheck.WHOLE_TAPE).report();
    }

    /** A report, and the chain as it stands behind the last sound record. */
    record Audited(AuditReport report, RecordChain chain) {}

    static Audited check(Path directory, JournalKind kind, JournalOptions.OpenCheck extent) {
        TapeAudit audit = new TapeAudit(kind, file -> ChannelContent.open(file.path()));
        return audit.guarded(
                () -> audit.auditFiles(RollFile.list(directory.resolve(kind.folder())), extent),
                Watermark.of(directory, kind));
    }

    /** What the watermark file says of a journal. */
    record Watermark(long durableSequence, boolean writing) {

        static final Watermark UNKNOWN = new Watermark(WatermarkReader.UNKNOWN, false);

        static Watermark of(Path directory, JournalKind kind) {
            try (WatermarkReader reader = WatermarkReader.open(directory, kind)) {
                return new Watermark(reader.durableSequence(), reader.isWriting());
            }
        }
    }

    /** Audits these files, opened by {@code opener}. */
    static Audited check(
            JournalKind kind,
            List<RollFile> files,
            Function<RollFile, FileContent> opener,
            JournalOptions.OpenCheck extent,
            Watermark watermark) {
        TapeAudit audit = new TapeAudit(kind, opener);
        return audit.guarded(() -> audit.auditFiles(files, extent), watermark);
    }

    /** Hostile bytes must not end the audit with anything but a report. */
    private Audited guarded(Supplier<Finding> body, Watermark watermark) {
        Finding finding;
        try {
            finding = body.get();
        } catch (RuntimeException e) {
            finding = new Finding(Verdict.CORRUPT, "cannot be read: " + e);
        }
        finding = inTheLightOf(watermark, finding);
        long last = chain.lastSequence();
        AuditReport report = new AuditReport(
                kind,
                finding.verdict,
                last,
                chain.lastChecksum(),
                chain.lastEventTimeNs(),
                chain.epoch(),
                watermark.durableSequence(),
                lastDay,
                lastDayRecords,
                finding.explanation);
        return new Audited(report, chain);
    }

    /**
     * A power loss keeps any of the pages that were not synced and loses any other, so behind the watermark of a
     * writer that did not close, sound records may follow damage. Nobody was promised them. And what was promised has
     * to be there.
     */
    private Finding inTheLightOf(Watermark watermark, Finding finding) {
        long durable = watermark.durableSequence();
        if (durable > chain.lastSequence()) {
            return finding.verdict.compareTo(Verdict.TORN) >= 0
                    ? finding
                    : new Finding(Verdict.TORN, "the watermark says that records up to " + durable + " were there");
        }
        return finding.verdict == Verdict.CORRUPT && watermark.writing()
                ? new Finding(
                        Verdict.TORN,
                        finding.explanation + "; all records up to the watermark " + durable + " are sound")
                : finding;
    }

    private record Finding(Verdict verdict, String explanation) {}

    private Finding auditFiles(List<RollFile> files, JournalOptions.OpenCheck extent) {
        for (RollFile file : files) {
            if (file.epochDay() < 0) {
                return new Finding(Verdict.CORRUPT, file.name() + ": not a name that a journal's file has");
            }
        }
        boolean lastOnly = extent == JournalOptions.OpenCheck.LAST_FILE && startAtLast(files);
        int from = lastOnly ? files.size() - 1 : 0;
        for (int i = from; i < files.size(); i++) {
            RollFile file = files.get(i);
            try (FileContent content = opener.apply(file)) {
                boolean last = i == files.size() - 1;
                RollFileAudit audit = new RollFileAudit(content, chain, file.epochDay()).run(!last);
                count(file, audit.records());
                if (audit.verdict() != Verdict.CLEAN) {
                    return finding(files, i, audit);
                }
            }
        }
        return new Finding(Verdict.CLEAN, records + " records in " + (files.size() - from) + " files");
    }

    private void count(RollFile file, long inFile) {
        records += inFile;
        if (inFile > 0) {
            lastDay = file.epochDay();
            lastDayRecords = inFile;
        }
    }

    /** What is wrong in a file is at the end of the tape only if no file behind it holds a record. */
    private Finding finding(List<RollFile> files, int index, RollFileAudit audit) {
        String explanation = files.get(index).name() + ' ' + audit.explanation();
        for (int i = index + 1; i < files.size(); i++) {
            try (FileContent content = opener.apply(files.get(i))) {
                if (new TailScan(content, chain).firstSoundRecord(0) != TailScan.NOWHERE) {
                    return new Finding(
                            Verdict.CORRUPT,
                            explanation + "; records follow in " + files.get(i).name());
                }
            }
        }
        return new Finding(audit.verdict(), explanation);
    }

    /**
     * Puts the chain to the end of the file before the last; false if that is not possible without reading
     * everything.
     */
    private boolean startAtLast(List<RollFile> files) {
        if (files.size() < 2) {
            return false;
        }
        try (FileContent content = opener.apply(files.get(files.size() - 2))) {
            FileWindow window = new FileWindow(content);
            if (window.load(RollFileLayout.LAST_POSITION, Long.BYTES, Long.BYTES) < Long.BYTES) {
                return false;
            }
            long position = window.longAt(RollFileLayout.LAST_POSITION);
            if (position < RollFileLayout.FIRST_RECORD
                    || window.load(position, Integer.BYTES, Integer.BYTES) < Integer.BYTES) {
                return false;
            }
            int length = window.intAt(position);
            long start = position + RollFileLayout.WORD;
            int wanted = length + RollFileLayout.WORD;
            if (!RollFileLayout.isRecordLength(length) || window.load(start, wanted, wanted) < wanted) {
                return false;
            }
            boolean sound = chain.isSound(window.array(), window.offsetOf(start), length)
                    && window.intAt(start + length) == RollFileLayout.END_OF_FILE;
            if (sound) {
                chain.follow(window.array(), window.offsetOf(start));
            }
            return sound;
        }
    }
}
