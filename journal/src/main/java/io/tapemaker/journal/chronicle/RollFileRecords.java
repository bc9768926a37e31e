package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import java.nio.file.Path;

/**
 * The records of one file as far as their checksums match. Whether they follow each other, an audit has said before.
 */
final class RollFileRecords implements AutoCloseable {

    private final FileContent content;
    private final FileWindow window;
    private final RecordChain chain;
    private final RecordBuffer record = new RecordBuffer();
    private long end = RollFileLayout.FIRST_RECORD;

    RollFileRecords(Path file, JournalKind kind) {
        this.content = ChannelContent.open(file);
        this.window = new FileWindow(content);
        this.chain = new RecordChain(kind);
    }

    /** Goes to the next record; false if none stands there. */
    boolean next() {
        if (window.load(end, RollFileLayout.WORD, RollFileWalk.READ_AHEAD) < RollFileLayout.WORD) {
            return false;
        }
        int length = window.intAt(end);
        if (length == (RollFileLayout.METADATA | RollFileLayout.indexLength(end))) {
            end += RollFileLayout.WORD + RollFileLayout.indexLength(end);
            return next();
        }
        long start = end + RollFileLayout.WORD;
        if (!RollFileLayout.isRecordLength(length)
                || window.load(start, length, RollFileWalk.READ_AHEAD) < length
                || !chain.isSound(window.array(), window.offsetOf(start), length)) {
            return false;
        }
        record.ensureLength(length);
        System.arraycopy(window.array(), window.offsetOf(start), record.array(), 0, length);
        record.length(length);
        end = start + length;
        return true;
    }

    byte[] array() {
        return record.array();
    }

    int length() {
        return record.length();
    }

    long sequence() {
        return RecordFrame.sequence(record.buffer());
    }

    int checksum() {
        return RecordFrame.checksum(record.buffer());
    }

    long eventTimeNs() {
        return RecordFrame.eventTimeNs(record.buffer());
    }

    /** Position behind the record. */
    long end() {
        return end;
    }

    /** Bytes from {@code position} to the last one that is not zero. */
    long bytesBehind(long position) {
        return new TailScan(content, chain).endOfNonZero(position) - position;
    }

    @Override
    public void close() {
        content.close();
    }
}
