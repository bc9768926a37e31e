package io.tapemaker.proofs.corruption;

import io.tapemaker.journal.JournalKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies where in a journal's only file, read by its document (docs/journal-format.md) and not by the code under
 * proof.
 */
final class WrittenFile {

    /** Records that cover the last so many bytes are what a power loss may tear. */
    static final int TAIL_BYTES = 64 << 10;

    private static final int WORD = 4;
    private static final int FRAME_HEADER = 64;
    private static final int INDEX_OF_INDEXES = 0xC8;
    private static final int FIRST_INDEX = 0x400F0;
    private static final int FIRST_RECORD = 0x80110;
    private static final int METADATA = 0x4000_0000;
    private static final int END_OF_FILE = 0xC000_0000;
    private static final int LENGTH_MASK = 0x3FFF_FFFF;

    /** Bytes [start, end) of one kind; {@code sequence} is that of the record they belong to, 0 for none. */
    record Region(Kind kind, long start, long end, long sequence) {}

    /** What bytes are. */
    enum Kind {
        STORE_HEADER,
        INDEX_OF_INDEXES,
        INDEX,
        EXCERPT_HEADER,
        RECORD_HEADER,
        RECORD_BODY
    }

    private final Path file;
    private final List<Region> regions = new ArrayList<>();
    private final List<Long> recordEnds = new ArrayList<>();

    private WrittenFile(Path file) {
        this.file = file;
    }

    /** The only file of a journal. */
    static WrittenFile of(Path journal, JournalKind kind) {
        WrittenFile written = new WrittenFile(onlyFile(journal, kind));
        try {
            written.walk();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    static Path onlyFile(Path journal, JournalKind kind) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(journal.resolve(kind.folder()), "*.cq4")) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            if (found.size() != 1) {
                throw new IllegalStateException("one file expected: " + found);
            }
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void walk() throws IOException {
        regions.add(new Region(Kind.STORE_HEADER, 0, INDEX_OF_INDEXES, 0));
        regions.add(new Region(Kind.INDEX_OF_INDEXES, INDEX_OF_INDEXES, FIRST_INDEX, 0));
        regions.add(new Region(Kind.INDEX, FIRST_INDEX, FIRST_RECORD, 0));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long position = FIRST_RECORD;
            int word = wordAt(channel, position);
            while (word != 0 && word != END_OF_FILE) {
                long start = position + WORD;
                long end = start + (word & LENGTH_MASK);
                if ((word & METADATA) != 0) {
                    regions.add(new Region(Kind.INDEX, position, end, 0));
                } else {
                    long sequence = recordEnds.size() + 1L;
                    recordEnds.add(end);
                    regions.add(new Region(Kind.EXCERPT_HEADER, position, start, sequence));
                    regions.add(new Region(Kind.RECORD_HEADER, start, start + FRAME_HEADER, sequence));
                    regions.add(new Region(Kind.RECORD_BODY, start + FRAME_HEADER, end, sequence));
                }
                position = (end + WORD - 1) / WORD * WORD;
                word = wordAt(channel, position);
            }
        }
    }

    private static int wordAt(FileChannel channel, long position) throws IOException {
        ByteBuffer word = ByteBuffer.allocate(WORD).order(ByteOrder.LITTLE_ENDIAN);
        return channel.read(word, position) == WORD ? word.flip().getInt() : 0;
    }

    Path file() {
        return file;
    }

    List<Region> regions(Kind kind) {
        return regions.stream()
                .filter(region -> region.kind() == kind && region.end() > region.start())
                .toList();
    }

    /** Number of records. */
    int records() {
        return recordEnds.size();
    }

    /** Where the record of this sequence ends. */
    long endOf(long sequence) {
        return recordEnds.get(Math.toIntExact(sequence - 1));
    }

    /** Where the last record ends. */
    long writtenEnd() {
        return endOf(records());
    }

    /** How many records lie whole before this offset. */
    long recordsBefore(long offset) {
        return recordEnds.stream().filter(end -> end <= offset).count();
    }
}
