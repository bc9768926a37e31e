package io.tapemaker.executor.latch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.latch-owners",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "Of the latch's files only this user's own are good, and root's where nobody else may write them")
class FileFactsTest {

    private static final int US = 1_000;
    private static final int THEM = 1_001;
    private static final int REGULAR = 0100000;

    @TempDir
    private Path directory;

    private static FileFacts facts(int mode, int uid) {
        return new FileFacts(mode, uid, 1, null, 512);
    }

    @Test
    void ownFiles() {
        assertNull(facts(REGULAR | 0600, US).problemOfOwn(US));
        assertEquals("belongs to another user", facts(REGULAR | 0600, THEM).problemOfOwn(US));
        assertEquals("belongs to another user", facts(REGULAR | 0600, 0).problemOfOwn(US));
        assertEquals("belongs to another user", facts(REGULAR | 0600, US).problemOfOwn(0));
        for (int mode : new int[] {0644, 0660, 0602, 0700, 0400, 0, 04600}) {
            assertEquals(
                    "has mode " + Integer.toOctalString(mode) + " and not 600",
                    facts(REGULAR | mode, US).problemOfOwn(US));
        }
        assertEquals("is a symbolic link", facts(0120777, US).problemOfOwn(US));
        assertEquals("is no regular file", facts(0040600, US).problemOfOwn(US));
        assertEquals("is no regular file", facts(0010600, US).problemOfOwn(US));
        assertEquals("has 2 names", new FileFacts(REGULAR | 0600, US, 2, null, 1).problemOfOwn(US));
    }

    @Test
    void rootsFiles() {
        assertNull(facts(REGULAR | 0600, US).problemOfOwnOrRoots(US));
        assertEquals("has mode 644 and not 600", facts(REGULAR | 0644, US).problemOfOwnOrRoots(US));
        assertEquals("belongs to another user", facts(REGULAR | 0600, THEM).problemOfOwnOrRoots(US));
        for (int mode : new int[] {0600, 0640, 0644, 0444}) {
            assertNull(facts(REGULAR | mode, 0).problemOfOwnOrRoots(US), Integer.toOctalString(mode));
        }
        for (int mode : new int[] {0660, 0602, 0755}) {
            assertEquals(
                    "has mode " + Integer.toOctalString(mode) + " and may be written by others",
                    facts(REGULAR | mode, 0).problemOfOwnOrRoots(US));
        }
        assertEquals("is a symbolic link", facts(0120777, 0).problemOfOwnOrRoots(US));
        assertEquals("has mode 644 and not 600", facts(REGULAR | 0644, 0).problemOfOwnOrRoots(0));
    }

    @Test
    void whatTheSystemSays() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "four");
        FileFacts facts = FileFacts.of(file);
        assertEquals(4, facts.sizeBytes());
        assertEquals(1, facts.links());
        assertEquals(Files.getAttribute(file, "unix:uid"), FileFacts.runningUid(), "whose files we make");
        Path link = Files.createSymbolicLink(directory.resolve("l"), file);
        assertEquals("is a symbolic link", FileFacts.of(link).problemOfOwn(facts.uid()));
        assertThrows(NoSuchFileException.class, () -> FileFacts.of(directory.resolve("none")));
    }
}
