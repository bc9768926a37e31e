package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.JournalKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The files of a tape in the heap, to be damaged and audited thousands of times. Only their written part is held;
 * behind it they are zero up to their length.
 */
final class HeapTape {

    /** No file at all. */
    static final HeapTape EMPTY = new HeapTape(Path.of("there is no such directory"), JournalKind.INBOUND);

    private final JournalKind kind;
    private final List<RollFile> files = new ArrayList<>();
    private final List<Bytes> contents = new ArrayList<>();

    HeapTape(Path directory, JournalKind kind) {
        this.kind = kind;
        for (RollFile file : RollFile.list(directory.resolve(kind.folder()))) {
            files.add(file);
            contents.add(Bytes.of(file.path()));
        }
    }

    /** One file: what is held, and how long it is. */
    static final class Bytes implements FileContent {

        byte[] written;
        long length;

        private Bytes(byte[] written, long length) {
            this.written = written;
            this.length = length;
        }

        static Bytes of(Path file) {
            try {
                byte[] all = Files.readAllBytes(file);
                int end = all.length;
                while (end > 0 && all[end - 1] == 0) {
                    end--;
                }
                return new Bytes(Arrays.copyOf(all, end + 64), all.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long size() {
            return length;
        }

        @Override
        public long writtenEnd() {
            return Math.min(length, written.length);
        }

        @Override
        public int read(long position, byte[] into, int offset, int wanted) {
            int count = (int) Math.max(0, Math.min(wanted, length - position));
            int held = (int) Math.max(0, Math.min(count, written.length - position));
            if (held > 0) {
                System.arraycopy(written, (int) position, into, offset, held);
            }
            Arrays.fill(into, offset + held, offset + count, (byte) 0);
            return count;
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }

    List<RollFile> files() {
        return files;
    }

    Bytes last() {
        return contents.get(contents.size() - 1);
    }

    Bytes first() {
        return contents.get(0);
    }

    AuditReport audit() {
        return audit(TapeAudit.Watermark.UNKNOWN);
    }

    AuditReport audit(TapeAudit.Watermark watermark) {
        return TapeAudit.check(
                        kind,
                        files,
                        file -> contents.get(files.indexOf(file)),
                        JournalOptions.OpenCheck.WHOLE_TAPE,
                        watermark)
                .report();
    }
}
