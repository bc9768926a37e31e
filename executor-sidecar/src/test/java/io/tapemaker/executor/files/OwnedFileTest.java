package io.tapemaker.executor.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.files.owned",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "A file that decides over money is read only if nobody else can write, replace or redirect it")
class OwnedFileTest {
    private static final byte[] CONTENT = "profile: loopback\n".getBytes(StandardCharsets.US_ASCII);
    private static final long UID = new UnixSystem().getUid();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.write(folder.resolve("policy.yaml"), CONTENT);
        mode(file, "rw-r--r--");
        mode(folder, "rwxr-xr-x");
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private void assertRefused(String reason, Path path, OwnedFile.Access access) {
        RefusedFileException e = assertThrows(RefusedFileException.class, () -> OwnedFile.read(path, access, 1_000));
        assertEquals(path + ": " + reason, e.getMessage());
    }

    @Test
    void readsAFileThatOthersMayRead() throws IOException {
        for (String mode : List.of("rw-r--r--", "r--r--r--", "rw-------", "rwxr-xr-x")) {
            mode(file, mode);
            assertArrayEquals(CONTENT, OwnedFile.read(file, OwnedFile.Access.READABLE, CONTENT.length));
        }
    }

    @Test
    void whatOthersMayWriteIsRefused() throws IOException {
        mode(file, "rw-rw-r--");
        assertRefused("others may reach it (mode 0664); chmod go-w " + file, file, OwnedFile.Access.READABLE);
        mode(file, "rw-r---w-");
        assertRefused("others may reach it (mode 0642); chmod go-w " + file, file, OwnedFile.Access.READABLE);
    }

    @Test
    void aSecretIsForItsOwnerAlone() throws IOException {
        for (String mode : List.of("rw-------", "r--------")) {
            mode(file, mode);
            assertArrayEquals(CONTENT, OwnedFile.read(file, OwnedFile.Access.SECRET, 1_000));
        }
        for (String mode : List.of("rw-r-----", "rw----r--", "rw---x---", "rw------x", "rw--w----")) {
            mode(file, mode);
            RefusedFileException e = assertThrows(
                    RefusedFileException.class, () -> OwnedFile.read(file, OwnedFile.Access.SECRET, 1_000));
            assertTrue(String.valueOf(e.getMessage()).endsWith("chmod go-rwx " + file), e.getMessage());
        }
    }

    @Test
    void linksAreRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
        assertRefused("is a symbolic link; name the file itself", link, OwnedFile.Access.READABLE);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling.yaml"), folder.resolve("nowhere"));
        assertRefused("is a symbolic link; name the file itself", dangling, OwnedFile.Access.READABLE);
        Files.createLink(folder.resolve("second.yaml"), file);
        assertRefused(
                "has 2 names (hard links), and may be written by each; copy it to a file of its own",
                file,
                OwnedFile.Access.READABLE);
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        assertRefused("is not a regular file", folder, OwnedFile.Access.READABLE);
        assertRefused("is not a regular file", Path.of("/dev/null"), OwnedFile.Access.READABLE);
        assertRefused("there is no such file", folder.resolve("none"), OwnedFile.Access.READABLE);
        Files.write(file, new byte[0]);
        assertRefused("is empty", file, OwnedFile.Access.READABLE);
        Files.write(file, new byte[1_001]);
        assertRefused("is longer than 1000 bytes", file, OwnedFile.Access.READABLE);
        Files.write(file, new byte[1_000]);
        assertEquals(1_000, OwnedFile.read(file, OwnedFile.Access.READABLE, 1_000).length);
    }

    @Test
    void aFolderWhereOthersMayReplaceItIsRefused() throws IOException {
        mode(folder, "rwxrwxr-x");
        assertRefused(
                "others may put another file in its place (" + folder.toRealPath() + " has mode 0775); chmod go-w "
                        + folder.toRealPath(),
                file,
                OwnedFile.Access.READABLE);
        Files.setAttribute(folder, "unix:mode", 01777);
        assertArrayEquals(CONTENT, OwnedFile.read(file, OwnedFile.Access.READABLE, 1_000), "sticky");
        mode(folder, "rwxr-xr-x");
    }

    @Test
    void aFileOfSomebodyElseIsRefused() throws IOException {
        assumeTrue(UID == 0, "only root can give files away");
        Files.setAttribute(file, "unix:uid", 12_345);
        assertRefused(
                "belongs to user 12345; it has to belong to root or to user 0, who runs this",
                file,
                OwnedFile.Access.READABLE);
        Files.setAttribute(folder, "unix:uid", 12_345);
        assertArrayEquals(CONTENT, OwnedFile.read(file, OwnedFile.Access.READABLE, 1_000, 12_345));
        Files.setAttribute(file, "unix:uid", 0);
        assertArrayEquals(CONTENT, OwnedFile.read(file, OwnedFile.Access.READABLE, 1_000, 12_345), "root's");
        RefusedFileException e = assertThrows(
                RefusedFileException.class, () -> OwnedFile.read(file, OwnedFile.Access.READABLE, 1_000, 54_321));
        assertEquals(
                folder.toRealPath()
                        + ": belongs to user 12345; it has to belong to root or to user 54321, who runs this",
                e.getMessage());
        Files.setAttribute(folder, "unix:uid", 0);
    }
}
