package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a journal by plain reads of its files. Chronicle's own tailer is not used: it maps the file (a bad header
 * then takes the reading process down, so does a file cut under it), stops silently at a damaged place and, unless
 * told otherwise, writes.
 */
final class TapeTailer implements JournalTailer {

    private static final int SMALLEST_READ = 4 << 10;
    private static final int LARGEST_READ = 256 << 10;

    /** How often it is looked whether the file is still the one of its name. */
    private static final long LOOK_NANOS = 100_000_000L;

    private final JournalKind kind;
    private final Path folder;
    private final RecordChain chain;
    private @Nullable RollFile file;
    private @Nullable FileWindow window;
    private long position;
    private final UnsafeBuffer lastPosition = new UnsafeBuffer(new byte[Long.BYTES]);
    private int readAhead = SMALLEST_READ;

    /** Of the file that is read: which one it is, and the first record that it has. */
    private @Nullable Object openKey;

    private long firstSequence;
    private long lookedNanos = System.nanoTime();

    TapeTailer(JournalKind kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
        this.chain = new RecordChain(kind);
    }

    @Override
    public boolean poll(RecordBuffer into) {
        while (true) {
            FileWindow current = window;
            if (current == null) {
                if (!openNext()) {
                    return false;
                }
                continue;
            }
            int word = wordAt(current, position);
            if (word == 0 && isReplaced()) {
                follow();
                continue;
            }
            if (word == 0) {
                if (!somethingFollows(current)) {
                    return false;
                }
                word = nonZeroWord(current);
            }
            if (word == RollFileLayout.END_OF_FILE) {
                if (!openNext()) {
                    return false;
                }
            } else if ((word & RollFileLayout.METADATA) != 0) {
                skipIndex(word);
            } else {
                take(current, word, into);
                return true;
            }
        }
    }

    /**
     * Whether the file is another one by now: a repair writes the last file of a journal anew and gives it the old
     * one's name. Whoever went on reading the old one would never see a record again, and not know it.
     */
    private boolean isReplaced() {
        RollFile current = file;
        long now = System.nanoTime();
        if (current == null || now - lookedNanos < LOOK_NANOS) {
            return false;
        }
        lookedNanos = now;
        return !Objects.equals(openKey, keyOf(current));
    }

    private static @Nullable Object keyOf(RollFile of) {
        try {
            return Files.readAttributes(of.path(), BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    /** Goes on in the file that has the name now, behind the last record that was read. */
    private void follow() {
        RollFile replaced = file;
        if (replaced == null || keyOf(replaced) == null) {
            throw damaged("the file is gone");
        }
        openKey = keyOf(replaced);
        long end = RollFileLayout.FIRST_RECORD;
        try (RollFileRecords records = new RollFileRecords(replaced.path(), kind)) {
            boolean known = chain.lastSequence() < firstSequence;
            while (!known && records.next()) {
                end = records.end();
                known = records.sequence() == chain.lastSequence() && records.checksum() == chain.lastChecksum();
            }
            if (!known) {
                throw damaged("the tape was cut in front of what has been read already");
            }
        }
        FileWindow opened = new FileWindow(ChannelContent.open(replaced.path()));
        closeWindow();
        window = opened;
        position = end;
        readAhead = SMALLEST_READ;
    }

    /** The header word, 0 if there is none yet. Words that were read as zero before are read again. */
    private int wordAt(FileWindow current, long at) {
        if (current.available(at) >= RollFileLayout.WORD) {
            int word = current.intAt(at);
            if (word != 0) {
                return word;
            }
            current.forget();
            readAhead = SMALLEST_READ;
        } else {
            readAhead = Math.min(LARGEST_READ, readAhead * 2);
        }
        boolean there = current.load(at, RollFileLayout.WORD, readAhead) >= RollFileLayout.WORD;
        return there ? current.intAt(at) : 0;
    }

    /**
     * Whether the file says that a record was committed at or behind this place: a zeroed place must not look like
     * the end.
     */
    private boolean somethingFollows(FileWindow current) {
        int read = current.content().read(RollFileLayout.LAST_POSITION, lastPosition.byteArray(), 0, Long.BYTES);
        return read == Long.BYTES && lastPosition.getLong(0, ByteOrder.LITTLE_ENDIAN) >= position;
    }

    private int nonZeroWord(FileWindow current) {
        int word = wordAt(current, position);
        if (word == 0) {
            throw damaged("nothing here, though the file has a record at or behind this place");
        }
        return word;
    }

    private void skipIndex(int word) {
        int length = RollFileLayout.indexLength(position);
        if (word != (RollFileLayout.METADATA | length)) {
            throw damaged("unknown excerpt header 0x" + Integer.toHexString(word));
        }
        position += RollFileLayout.WORD + length;
    }

    private void take(FileWindow current, int length, RecordBuffer into) {
        if (!RollFileLayout.isRecordLength(length)) {
            throw damaged("unknown excerpt header 0x" + Integer.toHexString(length));
        }
        into.ensureLength(length);
        String problem = copy(current, length, into);
        if (problem != null) {
            // The window may have been filled while the record was being written: only what the file says now counts.
            current.forget();
            problem = copy(current, length, into);
        }
        if (problem != null) {
            throw damaged(problem);
        }
        chain.follow(into.array(), 0);
        into.length(length);
        position += RollFileLayout.WORD + length;
    }

    private @Nullable String copy(FileWindow current, int length, RecordBuffer into) {
        long start = position + RollFileLayout.WORD;
        if (current.load(start, length, readAhead) < length) {
            return "the file ends inside it";
        }
        System.arraycopy(current.array(), current.offsetOf(start), into.array(), 0, length);
        String problem = chain.problemOf(into.array(), 0, length);
        if (problem == null && RecordFrame.length(into.buffer()) != length) {
            return "its excerpt has another length";
        }
        return problem;
    }

    /** Goes on to the file after the present one; false if there is none that is ready. */
    private boolean openNext() {
        RollFile next = null;
        for (RollFile candidate : RollFile.list(folder)) {
            if (candidate.epochDay() > (file == null ? -1 : file.epochDay())) {
                next = candidate;
                break;
            }
        }
        if (next == null) {
            return false;
        }
        // Before it is opened: a file that is replaced in between is then found to be another one.
        Object key = keyOf(next);
        FileWindow opened = new FileWindow(ChannelContent.open(next.path()));
        if (opened.load(0, RollFileLayout.WORD, RollFileLayout.WORD) < RollFileLayout.WORD
                || opened.intAt(0) == 0
                || opened.intAt(0) < 0) {
            opened.content().close();
            return false;
        }
        closeWindow();
        window = opened;
        file = next;
        openKey = key;
        firstSequence = chain.lastSequence() + 1;
        position = RollFileLayout.FIRST_RECORD;
        return true;
    }

    private CorruptRecordException damaged(String problem) {
        String place = file == null ? "" : file.name() + " at " + position + ": ";
        return new CorruptRecordException(kind, chain.lastSequence(), place + problem);
    }

    @Override
    public long nextSequence() {
        return chain.lastSequence() + 1;
    }

    private void closeWindow() {
        if (window != null) {
            window.content().close();
            window = null;
        }
    }

    @Override
    public void close() {
        closeWindow();
    }
}
