package io.tapemaker.executor.latch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.executor.files.FileFacts;
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
class LatchOwnerTest {

    private static final int US = 1_000;
    private static final int THEM = 1_001;
    private static final int REGULAR = 0100000;

    @TempDir
    private Path directory;

    private static FileFacts facts(int mode, int uid) {
        return new FileFacts(mode, uid, 1, "id", "then", 512);
    }

    @Test
    void ownFiles() {
        assertNull(LatchOwner.problemOfOwn(facts(REGULAR | 0600, US), US));
        assertEquals("belongs to another user", LatchOwner.problemOfOwn(facts(REGULAR | 0600, THEM), US));
        assertEquals("belongs to another user", LatchOwner.problemOfOwn(facts(REGULAR | 0600, 0), US));
        assertEquals("belongs to another user", LatchOwner.problemOfOwn(facts(REGULAR | 0600, US), 0));
        for (int mode : new int[] {0644, 0660, 0602, 0700, 0400, 0, 04600}) {
            assertEquals(
                    "has mode " + Integer.toOctalString(mode) + " and not 600",
                    LatchOwner.problemOfOwn(facts(REGULAR | mode, US), US));
        }
        assertEquals("is a symbolic link", LatchOwner.problemOfOwn(facts(0120777, US), US));
        assertEquals("is no regular file", LatchOwner.problemOfOwn(facts(0040600, US), US));
        assertEquals("is no regular file", LatchOwner.problemOfOwn(facts(0010600, US), US));
        assertEquals("has 2 names", LatchOwner.problemOfOwn(new FileFacts(REGULAR | 0600, US, 2, "id", "then", 1), US));
    }

    @Test
    void rootsFiles() {
        assertNull(LatchOwner.problemOfOwnOrRoots(facts(REGULAR | 0600, US), US));
        assertEquals("has mode 644 and not 600", LatchOwner.problemOfOwnOrRoots(facts(REGULAR | 0644, US), US));
        assertEquals("belongs to another user", LatchOwner.problemOfOwnOrRoots(facts(REGULAR | 0600, THEM), US));
        for (int mode : new int[] {0600, 0640, 0644, 0444}) {
            assertNull(LatchOwner.problemOfOwnOrRoots(facts(REGULAR | mode, 0), US), Integer.toOctalString(mode));
        }
        for (int mode : new int[] {0660, 0602, 0755}) {
            assertEquals(
                    "has mode " + Integer.toOctalString(mode) + " and may be written by others",
                    LatchOwner.problemOfOwnOrRoots(facts(REGULAR | mode, 0), US));
        }
        assertEquals("is a symbolic link", LatchOwner.problemOfOwnOrRoots(facts(0120777, 0), US));
        assertEquals("has mode 644 and not 600", LatchOwner.problemOfOwnOrRoots(facts(REGULAR | 0644, 0), 0));
    }

    @Test
    void whatTheSystemSays() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "four");
        FileFacts facts = FileFacts.of(file);
        assertEquals(4, facts.sizeBytes());
        assertEquals(1, facts.links());
        assertEquals(Files.getAttribute(file, "unix:uid"), FileFacts.runningUid(), "whose files we make");
        Path link = Files.createSymbolicLink(directory.resolve("l"), file);
        assertEquals("is a symbolic link", LatchOwner.problemOfOwn(FileFacts.of(link), facts.uid()));
        assertThrows(NoSuchFileException.class, () -> FileFacts.of(directory.resolve("none")));
    }
}
