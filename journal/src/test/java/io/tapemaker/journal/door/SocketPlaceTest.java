package io.tapemaker.journal.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.DoorTalk;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "journal.door-place",
        milestone = Milestone.M4,
        kind = ProofKind.SECURITY,
        title = "A door's socket is its owner's alone, takes a dead one's place and no living one's, and fits below "
                + "any path")
@Timeout(60)
class SocketPlaceTest {

    @TempDir
    private Path directory;

    private static String modeOf(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static ServerSocketChannel listen(Path at) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(at));
        return server;
    }

    private static String problem(Path folder) {
        return String.valueOf(assertThrows(IOException.class, () -> SocketPlace.open(folder, DeskRig.DOOR))
                .getMessage());
    }

    private static boolean answers(Path folder) throws IOException {
        try (SocketChannel channel = DoorTalk.connect(folder, DeskRig.DOOR)) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void onlyItsOwnerCanReachItAndItIsGoneAfterwards() throws IOException {
        try (SocketPlace place = SocketPlace.open(directory, DeskRig.DOOR)) {
            assertEquals("rw-------", modeOf(place.file()));
            assertEquals(List.of(DeskRig.DOOR.socketName()), namesIn(directory), "where it was made is gone");
            assertTrue(answers(directory));
        }
        assertEquals(List.of(), namesIn(directory));
        // What a plain bind would have left open, whatever was done to the file afterwards.
        try (ServerSocketChannel plain = listen(directory.resolve("plain"))) {
            assertTrue(plain.isOpen());
            assertFalse(modeOf(directory.resolve("plain")).equals("rw-------"), "the check sees no difference");
        }
    }

    @Test
    void aDeadProcessesSocketIsReplaced() throws IOException {
        listen(directory.resolve(DeskRig.DOOR.socketName())).close();
        Path cradle = Files.createDirectory(directory.resolve(DeskRig.DOOR.cradleName()));
        listen(cradle.resolve("s")).close();
        assertFalse(answers(directory), "the stale socket is alive");
        try (SocketPlace place = SocketPlace.open(directory, DeskRig.DOOR)) {
            assertEquals("rw-------", modeOf(place.file()));
            assertTrue(answers(directory));
        }
        assertEquals(List.of(), namesIn(directory));
    }

    @Test
    void aLivingProcessesSocketIsLeftAlone() throws IOException {
        try (SocketPlace first = SocketPlace.open(directory, DeskRig.DOOR)) {
            Object key = Files.getAttribute(first.file(), "unix:ino");
            assertTrue(problem(directory).contains("another process listens"));
            assertEquals(key, Files.getAttribute(first.file(), "unix:ino"));
            assertTrue(answers(directory));
        }
    }

    @Test
    void whatIsNoSocketIsLeftAlone() throws IOException {
        Path file = Files.writeString(directory.resolve(DeskRig.DOOR.socketName()), "precious");
        assertTrue(problem(directory).contains("is no socket; remove it"));
        assertEquals("precious", Files.readString(file));
        Path elsewhere = directory.resolve("elsewhere");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertTrue(problem(directory).contains("is no socket; remove it"));
        assertTrue(Files.isSymbolicLink(file));
    }

    @Test
    void anothersSocketInItsPlaceStays() throws IOException {
        SocketPlace first = SocketPlace.open(directory, DeskRig.DOOR);
        Files.delete(first.file());
        try (SocketPlace second = SocketPlace.open(directory, DeskRig.DOOR)) {
            first.close();
            assertTrue(Files.exists(second.file()), "the first took the second's socket away");
            assertTrue(answers(directory));
        }
    }

    @Test
    void aPathThatIsTooLongForASocketWorksAllTheSame() throws IOException {
        Path deep = Files.createDirectories(directory.resolve("d".repeat(120)).resolve("e".repeat(120)));
        assertThrows(
                IOException.class, () -> listen(deep.resolve(DeskRig.DOOR.socketName())), "the path is not too long");
        Path base = Files.createDirectory(directory.resolve("b"));
        try (ShortPath path = ShortPath.to(deep, DeskRig.DOOR.socketName(), List.of(base.toString(), "/tmp"))) {
            assertTrue(path.isLinked());
            assertTrue(Files.isSameFile(deep, path.resolve(".")));
            Path made = path.resolve(".").normalize().getParent();
            assertEquals("rwx------", modeOf(made == null ? deep : made));
        }
        assertEquals(List.of(), namesIn(base), "a link stayed");
        try (Door door = Door.open(deep, DeskRig.DOOR, new DeskRig())) {
            assertEquals("rw-------", modeOf(door.file()));
            assertEquals("you said pause", DeskRig.ask(deep, DeskRig.DOOR, "pause"));
        }
        assertEquals(List.of(), namesIn(deep));
        try (ShortPath path = ShortPath.to(directory, DeskRig.DOOR.socketName())) {
            assertFalse(path.isLinked(), "a short path needs no link");
        }
    }

    @Test
    void withoutAShortDirectoryTheProblemIsSaid() throws IOException {
        Path deep = Files.createDirectories(directory.resolve("d".repeat(120)));
        String said = String.valueOf(assertThrows(
                        IOException.class,
                        () -> ShortPath.to(deep, DeskRig.DOOR.socketName(), List.of(deep.toString())))
                .getMessage());
        assertTrue(said.contains("too long for a socket"), said);
    }
}
