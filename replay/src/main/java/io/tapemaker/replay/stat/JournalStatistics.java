package io.tapemaker.replay.stat;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.record.RecordText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One journal in figures.
 *
 * @param journal its name
 * @param records number of records
 * @param recordBytes bytes of all records, frames included
 * @param fileBytes length of its files, which are sparse
 * @param firstEventTimeNs event time of the first record that has one, 0 for none
 * @param lastEventTimeNs event time of the last record
 * @param firstEpoch epoch of the first record
 * @param lastEpoch epoch of the last record
 * @param types by type, in the order of the schema
 */
public record JournalStatistics(
        String journal,
        long records,
        long recordBytes,
        long fileBytes,
        long firstEventTimeNs,
        long lastEventTimeNs,
        int firstEpoch,
        int lastEpoch,
        List<TypeCount> types) {

    /** Records of one type. */
    public record TypeCount(String type, long records, long bytes) {}

    /** Counts the records of one journal. */
    static final class Counter {

        private final JournalKind kind;
        private final Map<Integer, TypeCount> byTemplate = new TreeMap<>();
        private long records;
        private long bytes;
        private long firstEventTimeNs;
        private long lastEventTimeNs;
        private int firstEpoch;
        private int lastEpoch;

        Counter(JournalKind kind) {
            this.kind = kind;
        }

        void add(RecordBuffer record) {
            long eventTimeNs = RecordFrame.eventTimeNs(record.buffer());
            int epoch = RecordFrame.epoch(record.buffer());
            if (records++ == 0) {
                firstEpoch = epoch;
            }
            if (firstEventTimeNs == 0) {
                firstEventTimeNs = eventTimeNs;
            }
            lastEventTimeNs = eventTimeNs;
            lastEpoch = epoch;
            bytes += record.length();
            byTemplate.merge(
                    RecordFrame.templateId(record.buffer()),
                    new TypeCount(RecordText.typeOf(record.buffer()), 1, record.length()),
                    (a, b) -> new TypeCount(a.type(), a.records() + b.records(), a.bytes() + b.bytes()));
        }

        JournalStatistics done(long fileBytes) {
            return new JournalStatistics(
                    kind.name(),
                    records,
                    bytes,
                    fileBytes,
                    firstEventTimeNs,
                    lastEventTimeNs,
                    firstEpoch,
                    lastEpoch,
                    List.copyOf(byTemplate.values()));
        }
    }
}
