package io.tapemaker.executor.run;

import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.ExecutorStartDecoder;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import org.jspecify.annotations.Nullable;

/**
 * What EXECUTIONS is before anybody writes.
 *
 * @param records how many it has
 * @param holdsHead whether the anchored record is among them; true if none is anchored
 * @param mode of its newest run, null if it has none
 */
record TapeLook(long records, boolean holdsHead, @Nullable RunMode mode) {

    /**
     * Reads the whole tape.
     *
     * @throws io.tapemaker.journal.CorruptRecordException if it is damaged
     */
    static TapeLook at(Journal executions, HeadFile.@Nullable Head head) {
        RecordBuffer record = new RecordBuffer();
        ExecutorStartDecoder start = new ExecutorStartDecoder();
        long records = 0;
        boolean holds = head == null;
        RunMode mode = null;
        try (JournalTailer tailer = executions.openTailer()) {
            while (tailer.poll(record)) {
                records++;
                if (head != null && RecordFrame.sequence(record.buffer()) == head.sequence()) {
                    holds = RecordFrame.checksum(record.buffer()) == head.checksum();
                }
                if (RecordFrame.templateId(record.buffer()) == ExecutorStartDecoder.TEMPLATE_ID) {
                    start.wrap(
                            record.buffer(),
                            RecordBuffer.BODY_OFFSET,
                            RecordFrame.blockLength(record.buffer()),
                            RecordFrame.schemaVersion(record.buffer()));
                    mode = start.mode();
                }
            }
        }
        return new TapeLook(records, holds, mode);
    }
}
