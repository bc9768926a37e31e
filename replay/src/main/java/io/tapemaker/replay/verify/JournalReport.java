package io.tapemaker.replay.verify;

import io.tapemaker.journal.chronicle.AuditReport;
import io.tapemaker.replay.tape.ShortText;

/**
 * What the audit said of one journal.
 *
 * @param verdict CLEAN, OPEN_TAIL, TORN or CORRUPT; empty before it was read
 * @param lastGoodSequence sequence of its last sound record
 * @param explanation file, offset and what is there
 */
public record JournalReport(String verdict, long lastGoodSequence, String explanation) {

    static final JournalReport NOT_READ = new JournalReport("", 0, "");

    static JournalReport of(AuditReport report) {
        return new JournalReport(report.verdict().name(), report.lastSequence(), ShortText.cut(report.explanation()));
    }
}
