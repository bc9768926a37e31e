package io.tapemaker.journal.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.DoorTalk;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "journal.door",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "A door takes one line within its bounds, whatever a desk or a client does, and two doors of one "
                + "journal do not know each other")
@Timeout(60)
class DoorTest {

    private static final DoorKind OTHER = new DoorKind("other", "other one", 1_024, 2);

    @TempDir
    private Path directory;

    private String ask(String text) throws IOException {
        return DeskRig.ask(directory, DeskRig.DOOR, text);
    }

    private static String problem(Executable what) {
        return String.valueOf(assertThrows(Exception.class, what).getMessage());
    }

    @Test
    void twoDoorsOfOneJournalDoNotKnowEachOther() throws IOException {
        try (Door parrot = Door.open(directory, DeskRig.DOOR, new DeskRig())) {
            assertEquals(directory.resolve("parrot.sock"), parrot.file());
            try (Door other = Door.open(directory, OTHER, new DeskRig())) {
                assertTrue(Files.exists(other.file()));
                assertEquals("you said a", ask("a"));
                assertEquals("you said b", DeskRig.ask(directory, OTHER, "b"));
            }
            assertEquals("you said c", ask("c"));
            assertEquals(
                    "has no other.sock",
                    assertThrows(NobodyListensException.class, () -> DeskRig.ask(directory, OTHER, "d"))
                            .getMessage());
        }
        DeskRig.leaveDeadSocket(directory, DeskRig.DOOR);
        assertEquals(
                "nobody listens at its parrot.sock",
                assertThrows(NobodyListensException.class, () -> ask("e")).getMessage());
    }

    @Test
    void aDeskThatThrowsCostsOneClientItsAnswer() throws IOException {
        try (Door door = Door.open(directory, DeskRig.DOOR, new DeskRig())) {
            assertTrue(Files.exists(door.file()));
            assertEquals("the bird went away before it answered", problem(() -> ask("throw")));
            assertEquals("you said go on", ask("go on"));
        }
    }

    @Test
    void aRequestMayBeSoLongAndNoLonger() throws IOException {
        DeskRig desk = new DeskRig();
        String longest = "x".repeat(DeskRig.DOOR.maxRequestBytes() - 1);
        try (Door door = Door.open(directory, DeskRig.DOOR, desk)) {
            assertTrue(Files.exists(door.file()));
            assertEquals("you said " + longest, ask(longest));
            assertEquals("the request is longer than 64 bytes", problem(() -> ask(longest + "x")));
            try (SocketChannel rude = DoorTalk.connect(directory, DeskRig.DOOR)) {
                rude.write(ByteBuffer.wrap((longest + "xx").getBytes(StandardCharsets.US_ASCII)));
                assertEquals("the request is longer than 64 bytes", DeskRig.firstLine(rude));
            }
        }
        assertEquals(1, desk.counts().get(DoorCounts.Kind.BAD_REQUESTS));
        assertEquals(1, desk.counts().get(DoorCounts.Kind.WORDS));
    }

    @Test
    void moreClientsThanThereIsRoomForWaitTheirTurn() throws IOException {
        DeskRig desk = new DeskRig();
        int silent = DeskRig.DOOR.maxClients() + 2;
        List<SocketChannel> clients = new ArrayList<>();
        try (Door door = Door.open(directory, DeskRig.DOOR, desk)) {
            assertTrue(Files.exists(door.file()));
            for (int i = 0; i < silent; i++) {
                clients.add(DoorTalk.connect(directory, DeskRig.DOOR));
            }
            assertEquals("you said let me in", ask("let me in"));
            for (SocketChannel client : clients) {
                assertEquals("late", DeskRig.firstLine(client));
            }
        } finally {
            for (SocketChannel client : clients) {
                client.close();
            }
        }
        assertEquals(silent, desk.counts().get(DoorCounts.Kind.TIMEOUTS));
        Figures.put("silent clients", silent);
    }

    @Test
    void aKindThatCouldBeNoFileIsRefused() {
        for (String name : List.of("", "../up", "A", "x".repeat(17))) {
            assertThrows(IllegalArgumentException.class, () -> new DoorKind(name, "one", 1, 1), name);
        }
        assertThrows(IllegalArgumentException.class, () -> new DoorKind("a", "one", 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new DoorKind("a", "one", 1, 0));
        assertEquals("a.sock", new DoorKind("a", "one", 1, 1).socketName());
    }
}
