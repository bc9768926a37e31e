package io.tapemaker.executor.latch;

import io.tapemaker.executor.files.FileFacts;
import io.tapemaker.executor.files.SmallFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The operator's file, without which no latch is opened: whoever can say a word to the executor has to be able to write
 * into the journal's directory as well, and to have looked at this latch.
 */
public final class RearmFile {

    /** Its name in a journal directory. */
    public static final String NAME = "executor.rearm";

    private static final int MAX_BYTES = 64;

    private final Path file;

    private RearmFile(Path file) {
        this.file = file;
    }

    /** The one of a journal directory, whether it is there or not. */
    public static RearmFile in(Path directory) {
        return new RearmFile(directory.toAbsolutePath().resolve(NAME));
    }

    /** Why this file opens no latch with this token, one line that names the mend; null if it opens it. */
    @Nullable
    String problem(String token) {
        String problem = problemOfFile(token);
        return problem == null
                ? null
                : "the operator's file " + file + " " + problem + "; to re-arm: rm -f '" + file + "'; (umask 077; echo "
                        + token + " > '" + file + "'), then say rearm again";
    }

    private @Nullable String problemOfFile(String token) {
        try {
            FileFacts facts = FileFacts.of(file);
            String problem = LatchOwner.problemOfOwnOrRoots(facts, FileFacts.runningUid());
            if (problem != null) {
                return problem;
            }
            byte[] content = SmallFile.read(file, facts, MAX_BYTES);
            if (content == null) {
                return "changed while it was read";
            }
            boolean fits = content.length <= MAX_BYTES
                    && new String(content, StandardCharsets.ISO_8859_1).strip().equals(token);
            return fits ? null : "is not for this latch";
        } catch (NoSuchFileException e) {
            return "is not there";
        } catch (IOException e) {
            return "cannot be read";
        }
    }

    /** Takes the file away: it opens one latch once. */
    void consume() throws IOException {
        Files.delete(file);
    }
}
