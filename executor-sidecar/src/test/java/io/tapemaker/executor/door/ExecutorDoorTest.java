package io.tapemaker.executor.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.latch.KillFile;
import io.tapemaker.executor.latch.LatchState;
import io.tapemaker.executor.latch.RearmFile;
import io.tapemaker.executor.latch.RearmResult;
import io.tapemaker.journal.door.Door;
import io.tapemaker.journal.door.NobodyListensException;
import io.tapemaker.journal.door.Peer;
import io.tapemaker.journal.door.PeerRule;
import io.tapemaker.testkit.DoorTalk;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.door",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "The executor's door kills and re-arms for its own user, answers a kill when it is on disk, and takes "
                + "nothing else")
@Timeout(120)
class ExecutorDoorTest {

    private static final String KILL = "{\"word\":\"kill\"}\n";
    private static final long SEED = 7;

    @TempDir
    private Path directory;

    private ExecutorAnswer ask(String word) throws IOException {
        return ExecutorRig.ask(directory, word);
    }

    /** What the next start would find. */
    private LatchState onDisk() throws IOException {
        try (KillFile found = KillFile.open(directory, false, ExecutorRig.CLOCK)) {
            return found.state();
        }
    }

    @Test
    void killAndRearmWithWhoWhyAndWhen() throws IOException {
        try (ExecutorRig rig = new ExecutorRig(directory)) {
            Path socket = directory.resolve("executor.sock");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
            ExecutorAnswer kill = ExecutorRig.ask(directory, "kill", "news \u001b[2J");
            assertEquals("{\"ok\":true,\"latch\":2}", kill.text());
            assertTrue(rig.latch().isSet());
            LatchState disk = onDisk();
            assertTrue(disk.set());
            assertEquals("news \u001b[2J", disk.why());
            String who = Files.getOwner(directory).getName() + " uid=" + Files.getAttribute(directory, "unix:uid")
                    + " pid=" + ProcessHandle.current().pid() + " at=2026-11-22T12:00:00.123Z";
            assertEquals(who, disk.who());
            ExecutorAnswer refused = ask("rearm");
            assertEquals(ExecutorAnswer.No.REFUSED, refused.no());
            assertTrue(refused.problem().contains(RearmFile.NAME + " is not there; to re-arm: "), refused::text);
            String token = ask("status").json().at("/status/latch/token").asText();
            Path permit = Files.writeString(directory.resolve(RearmFile.NAME), token);
            Files.setPosixFilePermissions(permit, PosixFilePermissions.fromString("rw-------"));
            assertEquals("{\"ok\":true,\"latch\":3}", ask("rearm").text());
            assertFalse(rig.latch().isSet() || onDisk().set() || Files.exists(permit));
            assertEquals("the latch is not set", ask("rearm").problem());
        }
    }

    @Test
    void theStatusShowsTheLatchInPrintableAscii() throws IOException {
        try (ExecutorRig rig = new ExecutorRig(directory)) {
            assertFalse(ask("status").json().at("/status/latch/set").asBoolean(true));
            rig.latch().set("ada\u001b", "\u20ac".repeat(1_000));
            ExecutorAnswer status = ask("status");
            assertTrue(status.json().at("/status/latch/set").asBoolean(), status::text);
            assertEquals(
                    rig.latch().state().token(),
                    status.json().at("/status/latch/token").asText());
            assertEquals(
                    "2026-11-22T12:00:00.123Z",
                    status.json().at("/status/latch/at").asText());
            assertEquals(2, status.json().at("/status/door/connections").asInt());
            assertTrue(status.text().chars().allMatch(c -> c >= ' ' && c < 0x7F), status::text);
        }
    }

    @Test
    void noKillIsRefusedForItsWords() throws IOException {
        try (ExecutorRig rig = new ExecutorRig(directory)) {
            assertTrue(ExecutorRig.ask(directory, "kill", "x".repeat(40_000)).isOk());
            assertEquals("x".repeat(312), rig.latch().state().why());
        }
    }

    @Test
    void garbageGetsOneLineAndChangesNothing() throws IOException {
        List<byte[]> garbage = new ArrayList<>();
        for (String text : List.of(
                "",
                "\n",
                "kill\n",
                "{}\n",
                "[]\n",
                "null\n",
                "{\"word\":\"kill\"}",
                "{\"word\":\"kill\"} {}\n",
                "{\"word\":\"KILL\"}\n",
                "{\"word\":\"pause\"}\n",
                "{\"word\":\"place\"}\n",
                "{\"word\":7}\n",
                "{\"word\":\"kill\",\"word\":\"rearm\"}\n",
                "{\"word\":\"kill\",\"force\":true}\n",
                "{\"word\":\"kill\",\"why\":7}\n",
                "{\"word\":\"kill\",\"pid\":-1}\n",
                "{\"word\":\"kill\",\"pid\":1e99}\n",
                "[".repeat(4_000) + "\n",
                "x".repeat(ExecutorRequest.MAX_BYTES),
                "x".repeat(200_000) + "\n")) {
            garbage.add(text.getBytes(StandardCharsets.UTF_8));
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = KILL.getBytes(StandardCharsets.US_ASCII);
            bytes[random.nextInt(bytes.length - 1)] = (byte) (128 + random.nextInt(128));
            garbage.add(bytes);
        }
        try (ExecutorRig rig = new ExecutorRig(directory)) {
            for (byte[] bytes : garbage) {
                List<String> lines = DoorTalk.exchange(directory, ExecutorDesk.DOOR, bytes);
                String said = new String(bytes, StandardCharsets.ISO_8859_1);
                assertEquals(1, lines.size(), said);
                assertTrue(lines.get(0).startsWith("{\"ok\":false,\"no\":\"usage\",\"problem\":"), () -> said + lines);
            }
            assertFalse(rig.latch().isSet());
            assertEquals(
                    garbage.size(),
                    ask("status").json().at("/status/door/bad_requests").asInt());
            byte[] good = KILL.getBytes(StandardCharsets.US_ASCII);
            assertEquals(List.of("{\"ok\":true,\"latch\":2}"), DoorTalk.exchange(directory, ExecutorDesk.DOOR, good));
            assertTrue(rig.latch().isSet(), "the control");
        }
        Figures.put("bad requests", garbage.size());
    }

    @Test
    void otherUsersGetOneLine() throws IOException {
        UserPrincipal nobody =
                FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(String.valueOf(65_534));
        PeerRule nobodyOnly = new PeerRule(new Peer(nobody, 65_534), null);
        try (KillFile latch = KillFile.open(directory, true, ExecutorRig.CLOCK)) {
            ExecutorDesk desk = new ExecutorDesk(new LatchControl(latch, RearmFile.in(directory)), ExecutorRig.CLOCK);
            try (Door door = Door.open(directory, ExecutorDesk.DOOR, desk, nobodyOnly)) {
                assertTrue(Files.exists(door.file()));
                ExecutorAnswer refused = ask("kill");
                assertEquals(ExecutorAnswer.No.REFUSED, refused.no());
                assertTrue(refused.problem().contains("only the executor's own user"), refused::text);
                assertFalse(latch.isSet());
            }
            try (Door door = Door.open(directory, ExecutorDesk.DOOR, desk)) {
                assertTrue(Files.exists(door.file()));
                assertTrue(ask("kill").isOk(), "the rule that ships refuses us");
            }
        }
    }

    /** A control whose disk is as slow as the test likes. */
    private static final class SlowDisk implements ExecutorControl {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch onDisk = new CountDownLatch(1);
        private final boolean waits;

        SlowDisk(boolean waits) {
            this.waits = waits;
        }

        @Override
        public long kill(String who, String why) throws IOException {
            begun.countDown();
            try {
                if (waits) {
                    onDisk.await();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return 2;
        }

        @Override
        public RearmResult rearm(String who, String why) {
            return RearmResult.refused(1, "never");
        }

        @Override
        public String statusJson() {
            return "{}";
        }
    }

    @Test
    void aKillIsAnsweredWhenItIsOnDiskAndNotBefore() throws Exception {
        SlowDisk slow = new SlowDisk(true);
        FutureTask<ExecutorAnswer> asked = new FutureTask<>(() -> ask("kill"));
        try (Door door = Door.open(directory, ExecutorDesk.DOOR, new ExecutorDesk(slow, ExecutorRig.CLOCK))) {
            assertTrue(Files.exists(door.file()));
            new Thread(asked, "asks").start();
            slow.begun.await();
            assertFalse(asked.isDone(), "answered before it was on disk");
            slow.onDisk.countDown();
            assertTrue(asked.get().isOk());
        }
        assertTrue(isAnsweredBeforeTheDisk(new SlowDisk(false)), "a control that does not wait is not found");
    }

    private boolean isAnsweredBeforeTheDisk(SlowDisk planted)
            throws IOException, InterruptedException, ExecutionException {
        FutureTask<ExecutorAnswer> asked = new FutureTask<>(() -> ask("kill"));
        try (Door door = Door.open(directory, ExecutorDesk.DOOR, new ExecutorDesk(planted, ExecutorRig.CLOCK))) {
            assertTrue(Files.exists(door.file()));
            new Thread(asked, "asks").start();
            return asked.get().isOk() && planted.onDisk.getCount() == 1;
        }
    }

    /** A control that breaks at every word. */
    private static final class Broken implements ExecutorControl {

        @Override
        public long kill(String who, String why) throws IOException {
            throw new IOException("the disk is gone");
        }

        @Override
        public RearmResult rearm(String who, String why) {
            throw new IllegalStateException("out of order");
        }

        @Override
        public String statusJson() {
            return "no JSON";
        }
    }

    @Test
    void aControlThatBreaksIsAnAnswer() throws IOException {
        try (Door door = Door.open(directory, ExecutorDesk.DOOR, new ExecutorDesk(new Broken(), ExecutorRig.CLOCK))) {
            assertTrue(Files.exists(door.file()));
            for (String word : List.of("kill", "rearm", "status")) {
                assertEquals(ExecutorAnswer.No.FAILED, ask(word).no(), word);
            }
            assertEquals(
                    "nothing more is placed by this process, but the latch may not be on disk (IOException: the disk "
                            + "is gone): say kill again, or stop the executor and do not start it",
                    ask("kill").problem());
            assertEquals(
                    "the latch stays shut: IllegalStateException", ask("rearm").problem());
            assertEquals(
                    "the executor's status is no JSON object", ask("status").problem());
        }
        assertThrows(NobodyListensException.class, () -> ask("status"));
    }
}
