package io.tapemaker.engine.app;

import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.journal.JournalFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file beside the journals that says that a tape is being cut, from before the cut until its record is durably on
 * the tape: a cut tape shows no trace of what was cut, so a process that died in between would leave nobody who knows.
 */
final class CutNote {

    static final String FILE_NAME = "tape-cut";

    private static final TapeCutFacts UNREADABLE = new TapeCutFacts(0, 0, 0, 0, 0, 0);

    private final Path directory;
    private final Path file;

    CutNote(Path directory) {
        this.directory = directory;
        this.file = directory.resolve(FILE_NAME);
    }

    /** What a start that did not get to its end has cut, as far as it got; null if there was none. */
    @Nullable
    TapeCutFacts read() {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new JournalFailedException("cannot read " + file + ": " + e.getMessage(), e);
        }
        String[] words = text.strip().split(" ", -1);
        try {
            return new TapeCutFacts(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]),
                    Long.parseLong(words[4]),
                    Long.parseLong(words[5]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // Whatever it says, something was cut.
            return UNREADABLE;
        }
    }

    /** Writes the note, or another one in its place, so that it survives a power loss. */
    void write(TapeCutFacts facts) {
        String text = facts.inboundLastGood() + " " + facts.inboundDurable() + " " + facts.commandsLastGood() + " "
                + facts.commandsCut() + " " + facts.inboundBytesCut() + " " + facts.commandsBytesCut() + "\n";
        Path fresh = directory.resolve(FILE_NAME + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory();
        } catch (IOException e) {
            throw new JournalFailedException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The record of the cut is durably on the tape. */
    void remove() {
        try {
            Files.deleteIfExists(file);
            forceDirectory();
        } catch (IOException e) {
            throw new JournalFailedException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    private void forceDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
