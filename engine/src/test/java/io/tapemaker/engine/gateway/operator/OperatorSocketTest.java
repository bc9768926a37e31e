package io.tapemaker.engine.gateway.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.door.Door;
import io.tapemaker.journal.door.DoorCounts;
import io.tapemaker.journal.door.NobodyListensException;
import io.tapemaker.journal.door.Peer;
import io.tapemaker.journal.door.PeerRule;
import io.tapemaker.testkit.DoorTalk;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "engine.operator-socket",
        milestone = Milestone.M4,
        kind = ProofKind.SECURITY,
        title = "The operator's door answers its own user, one line to everybody else and to garbage, and waits "
                + "for nobody")
@Timeout(120)
class OperatorSocketTest {

    private static final String PAUSE = "{\"word\":\"pause\"}\n";
    private static final long SEED = 7;

    @TempDir
    private Path directory;

    private final DoorRig rig = new DoorRig((logic, out) -> {
        out.put("regime", "QUOTING\u001b");
        out.put("latched", false);
        out.put("limit_e6", 12L);
    });

    @AfterEach
    void stop() {
        rig.close();
    }

    private OperatorAnswer ask(OperatorRequest request) throws IOException {
        return OperatorClient.ask(directory, request);
    }

    @Test
    void aWordIsJournaledWithWhoAndWhenAndTheAnswerSaysWhere() throws IOException {
        OperatorAnswer pause;
        OperatorAnswer resume;
        try (Door socket = Door.open(directory, OperatorDesk.DOOR, rig.desk())) {
            assertEquals(directory.resolve("operator.sock"), socket.file());
            long pid = ProcessHandle.current().pid();
            pause = ask(new OperatorRequest("pause", "", "", "", "news \u001b[2J", pid));
            resume = ask(new OperatorRequest("resume", "", "", "", "", Long.MAX_VALUE));
        }
        List<String> tape = rig.drained();
        assertEquals(3, tape.size(), tape::toString);
        assertEquals(2, pause.sequence());
        assertEquals(3, resume.sequence());
        String who = Files.getOwner(directory).getName() + " uid=" + Files.getAttribute(directory, "unix:uid");
        String said = tape.get(1);
        assertTrue(
                said.contains("\"who\":\"" + who + " pid="
                        + ProcessHandle.current().pid() + " at=2026-11-22T12:00:00.123Z\""),
                said);
        assertTrue(said.contains("\"text\":\"why=news \\u001B[2J\""), said);
        assertTrue(said.contains("\"event_time_ns\":" + DoorRig.NOON_NS), "event time is the tape's own: " + said);
        assertTrue(tape.get(2).contains(" pid=? at="), "a process that is none of ours: " + tape.get(2));
    }

    @Test
    void theStatusIsWhatTheEngineThreadShows() throws IOException {
        try (Door socket = Door.open(directory, OperatorDesk.DOOR, rig.desk())) {
            assertTrue(Files.exists(socket.file()));
            assertFalse(ask(DoorRig.word("status"))
                    .json()
                    .at("/status/orders/paused")
                    .asBoolean());
            ask(DoorRig.word("pause"));
            OperatorAnswer status = ask(DoorRig.word("status"));
            assertTrue(status.json().at("/status/fresh").asBoolean(), status::text);
            assertTrue(status.json().at("/status/orders/paused").asBoolean(), status::text);
            assertEquals(2, status.json().at("/status/tape/inbound").asLong(), status::text);
            assertEquals(
                    1, status.json().at("/status/session/behaviour_version").asLong(), status::text);
            assertEquals(
                    "QUOTING\u001b",
                    status.json().at("/status/behaviour/regime").asText());
            assertTrue(status.text().contains("\"latched\":false,\"limit_e6\":12"), status::text);
            assertTrue(isPrintable(status.text()), status::text);
            assertFalse(isPrintable("QUOTING\u001b"));
        }
    }

    private static boolean isPrintable(String line) {
        return line.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    @Test
    void theFirstBehaviourIsSpared() throws IOException {
        try (Door socket = Door.open(directory, OperatorDesk.DOOR, rig.desk())) {
            assertTrue(Files.exists(socket.file()));
            String id = "0x" + "1".repeat(64);
            for (String word : List.of("flatten", "leave", "kill", "rearm")) {
                OperatorAnswer answer = ask(DoorRig.word(word));
                assertFalse(answer.isOk() || answer.isUsage(), answer::text);
                assertTrue(answer.problem().contains("behaviour version 1 does not know this word"), answer::text);
            }
            assertFalse(ask(new OperatorRequest("resume", id, "", "", "", 0)).isOk());
            assertFalse(ask(new OperatorRequest("set", "", "a", "b", "", 0)).isOk());
            assertTrue(ask(DoorRig.word("pause")).isOk());
        }
        assertEquals(2, rig.drained().size(), "the session and one word");
    }

    @Test
    void garbageGetsOneLineAndHarmsNobody() throws IOException {
        List<byte[]> garbage = new ArrayList<>();
        for (String text : List.of(
                "",
                "\n",
                "pause\n",
                "{}\n",
                "[]\n",
                "null\n",
                "{\"word\":\"pause\"}",
                "{\"word\":\"pause\"} {}\n",
                "{\"word\":\"PAUSE\"}\n",
                "{\"word\":7}\n",
                "{\"word\":\"pause\",\"word\":\"kill\"}\n",
                "{\"word\":\"pause\",\"wherefore\":\"x\"}\n",
                "{\"word\":\"pause\",\"pid\":-1}\n",
                "{\"word\":\"pause\",\"pid\":1e99}\n",
                "{\"word\":\"pause\",\"market\":\"0x1\"}\n",
                "{\"word\":\"pause\",\"key\":\"a\"}\n",
                "{\"word\":\"leave\",\"market\":\"evil\\u001b\"}\n",
                "{\"word\":\"pause\",\"why\":\"\\ud800\"}\n",
                "{\"word\":\"pause\",\"why\":\"" + "x".repeat(501) + "\"}\n",
                "{\"word\":\"set\",\"key\":\"a b\",\"value\":\"c\"}\n",
                "{\"word\":\"status\",\"why\":\"x\"}\n",
                "[".repeat(4_000) + "\n",
                "x".repeat(OperatorRequest.MAX_BYTES),
                "x".repeat(200_000) + "\n")) {
            garbage.add(text.getBytes(StandardCharsets.UTF_8));
        }
        garbage.add(new byte[] {'{', '"', 'w', (byte) 0xC3, '"', '}', '\n'});
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = PAUSE.getBytes(StandardCharsets.US_ASCII);
            bytes[random.nextInt(bytes.length - 1)] = (byte) (128 + random.nextInt(128));
            garbage.add(bytes);
        }
        try (Door socket = Door.open(directory, OperatorDesk.DOOR, rig.desk())) {
            assertTrue(Files.exists(socket.file()));
            for (byte[] bytes : garbage) {
                requireRefusal(
                        DoorTalk.exchange(directory, OperatorDesk.DOOR, bytes),
                        new String(bytes, StandardCharsets.ISO_8859_1));
            }
            List<String> good =
                    DoorTalk.exchange(directory, OperatorDesk.DOOR, PAUSE.getBytes(StandardCharsets.US_ASCII));
            assertEquals(List.of("{\"ok\":true,\"sequence\":2}"), good);
            assertThrows(AssertionError.class, () -> requireRefusal(good, "a good request"));
            OperatorAnswer status = ask(DoorRig.word("status"));
            assertEquals(
                    garbage.size(),
                    status.json().at("/status/door/bad_requests").asInt(),
                    status::text);
        }
        assertEquals(2, rig.drained().size(), "the session and the one good word");
        Figures.put("bad requests", garbage.size());
    }

    private static void requireRefusal(List<String> lines, String request) {
        assertEquals(1, lines.size(), () -> lines + " to " + request);
        assertTrue(lines.get(0).startsWith("{\"ok\":false,\"usage\":true,"), () -> lines + " to " + request);
        assertTrue(isPrintable(lines.get(0)), () -> lines + " to " + request);
    }

    @Test
    void otherUsersGetOneLineAndAreCounted() throws IOException {
        UserPrincipal nobody =
                FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(String.valueOf(65_534));
        PeerRule nobodyOnly = new PeerRule(new Peer(nobody, 65_534), null);
        try (Door socket = Door.open(directory, OperatorDesk.DOOR, rig.desk(), nobodyOnly)) {
            assertTrue(Files.exists(socket.file()));
            OperatorAnswer refused = ask(DoorRig.word("pause"));
            assertFalse(refused.isOk(), refused::text);
            assertTrue(refused.problem().contains("only the engine's own user"), refused::text);
            assertEquals(1, rig.desk().counts().get(DoorCounts.Kind.REFUSED_PEERS));
        }
        try (Door socket = Door.open(directory, OperatorDesk.DOOR, rig.desk())) {
            assertTrue(Files.exists(socket.file()));
            assertTrue(ask(DoorRig.word("pause")).isOk(), "the rule that ships refuses us");
        }
        PeerRule rootOnly = new PeerRule(new Peer(nobody, 65_534), new Peer(Files.getOwner(directory), (Integer)
                Files.getAttribute(directory, "unix:uid")));
        try (Door socket = Door.open(directory, OperatorDesk.DOOR, rig.desk(), rootOnly)) {
            assertTrue(Files.exists(socket.file()));
            assertTrue(ask(DoorRig.word("resume")).isOk(), "the second of the two is refused");
        }
        assertEquals(3, rig.drained().size(), "the session and two words");
    }

    @Test
    void silentClientsKeepNobodyOut() throws IOException {
        int silent = OperatorDesk.DOOR.maxClients() + 3;
        List<SocketChannel> clients = new ArrayList<>();
        try (Door socket = Door.open(directory, OperatorDesk.DOOR, rig.desk())) {
            assertTrue(Files.exists(socket.file()));
            for (int i = 0; i < silent; i++) {
                SocketChannel client = DoorTalk.connect(directory, OperatorDesk.DOOR);
                clients.add(client);
                client.write(ByteBuffer.wrap(new byte[] {'{'}));
            }
            assertTrue(ask(DoorRig.word("pause")).isOk());
            int told = 0;
            for (SocketChannel client : clients.subList(0, OperatorDesk.DOOR.maxClients())) {
                List<String> lines = DoorTalk.lines(client);
                assertEquals(1, lines.size(), lines::toString);
                told += lines.get(0).contains("no request came in time") ? 1 : 0;
            }
            assertEquals(OperatorDesk.DOOR.maxClients(), told);
        } finally {
            for (SocketChannel client : clients) {
                client.close();
            }
        }
        assertEquals(2, rig.drained().size(), "the session and one word");
        Figures.put("silent clients", silent);
    }

    @Test
    void anEngineThatHasStoppedSaysSo() throws IOException {
        try (Door socket = Door.open(directory, OperatorDesk.DOOR, rig.desk())) {
            assertTrue(Files.exists(socket.file()));
            assertTrue(ask(DoorRig.word("pause")).isOk());
            rig.breakEngine();
            OperatorAnswer answer = ask(DoorRig.word("resume"));
            assertFalse(answer.isOk(), answer::text);
            assertTrue(answer.problem().contains("stopped behind INBOUND record"), answer::text);
        }
    }

    @Test
    void whereNobodyListensThereIsNoEngine() throws IOException {
        NobodyListensException absent = assertThrows(NobodyListensException.class, () -> ask(DoorRig.word("status")));
        assertTrue(String.valueOf(absent.getMessage()).contains("has no operator.sock"), absent::toString);
        try (Door socket = Door.open(directory, OperatorDesk.DOOR, rig.desk())) {
            assertTrue(Files.exists(socket.file()));
            assertTrue(ask(DoorRig.word("status")).isOk());
        }
        assertThrows(NobodyListensException.class, () -> ask(DoorRig.word("status")));
    }
}
