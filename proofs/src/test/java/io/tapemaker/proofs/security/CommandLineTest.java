package io.tapemaker.proofs.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.proofs.kit.InTwos;
import io.tapemaker.proofs.kit.ProcessRun;
import io.tapemaker.proofs.kit.Program;
import io.tapemaker.proofs.kit.Recordings;
import io.tapemaker.proofs.kit.Tapes;
import io.tapemaker.proofs.kit.Verified;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "security.command-lines",
        milestone = Milestone.M1,
        kind = ProofKind.SECURITY,
        title = "Bad usage gives exit 2 and one printable line that names the place; no run leaves a "
                + "trace outside of its journal")
class CommandLineTest {

    private static final String HOSTILE = "evil\u001b[2J\r\n\u202Ename";
    private static final int USAGE = 2;

    @TempDir
    private Path temporary;

    private Path recording = Path.of("");
    private int files;

    @BeforeEach
    void generate() {
        recording = Recordings.generate(temporary.resolve("good.jsonl"), 1, 1, 2);
    }

    /**
     * A command line that cannot work.
     *
     * @param named what its line must name
     */
    private record Wrong(Program program, List<String> arguments, List<String> named) {}

    @Test
    void badUsageEndsWithTwoAndOneLine() throws IOException {
        List<Wrong> table = new ArrayList<>();
        table.addAll(wrongRecordings());
        table.addAll(wrongConfigurations());
        table.addAll(wrongReplays());
        InTwos.map(table, wrong -> {
            ProcessRun.Ended ended = wrong.program()
                    .quick(wrong.arguments().toArray(String[]::new))
                    .run();
            requireOneLine(ended, wrong.named());
            return ended;
        });
        Figures.put("wrong command lines", table.size());
    }

    private List<Wrong> wrongRecordings() throws IOException {
        Path empty = Files.createFile(temporary.resolve("empty.jsonl"));
        Path envelope = Files.writeString(
                temporary.resolve("envelope.jsonl"),
                "{\"receivedAt\": \"2026-11-02T14:00:00Z\", \"payloadUtf8\": 7}\n");
        Path damaged = Files.writeString(temporary.resolve("damaged.jsonl"), "{\"payloadUtf8\": \"x\n");
        return List.of(
                wrong(Program.ENGINE, List.of("feed"), "--recording"),
                wrong(Program.ENGINE, List.of("fly"), "fly"),
                feed(recording, List.of("--turbo"), "--turbo"),
                feed(recording, List.of("--speed", "warp"), "warp", "max"),
                feed(recording, List.of("--speed", "-1x"), "-1x"),
                feed(temporary.resolve("absent.jsonl"), List.of(), "absent.jsonl", "no such file"),
                feed(temporary, List.of(), "is a directory"),
                feed(empty, List.of(), "has no frame"),
                feed(envelope, List.of(), "line 1", "payloadUtf8"),
                feed(damaged, List.of(), "line 1"),
                wrong(
                        Program.ENGINE,
                        List.of("feed", "--recording", recording.toString(), "--journal", empty.toString()),
                        "empty.jsonl"),
                wrong(
                        Program.SIM,
                        List.of("workload", "--seed", "1", "--minutes", "0", "--markets", "1", "--out", "x.jsonl"),
                        "--minutes"));
    }

    private List<Wrong> wrongConfigurations() throws IOException {
        return List.of(
                feed(
                        recording,
                        List.of("--config", temporary.resolve("absent.yaml").toString()),
                        "absent.yaml"),
                feed(recording, List.of("--config", temporary.toString()), "cannot be read"),
                config("engine: {ringSlotz: 4}", "engine.ringSlotz", "ringSlots"),
                config("engine: {ringSlots: 3}", "engine.ringSlots", "power of two"),
                config("engine: {ringSlots: 1000000}", "engine.ringSlots", "65536"),
                config("rewards: {maxSpread: \"1.5\"}", "rewards.maxSpread"),
                config("quoting: {largestOrder: \"7\"}", "quoting.largestOrder", "rewards.minSize"),
                config("quoting: {enabled: maybe}", "quoting.enabled", "true or false"),
                config("journal: {durability: never}", "journal.durability"),
                config("engine: [1, 2", "line"),
                config("engine: {ringSlots: 4, ringSlots: 8}", "ringSlots"),
                config("- a\n- b\n", "mapping"));
    }

    private List<Wrong> wrongReplays() throws IOException {
        Path tape = temporary.resolve("tape");
        Tapes.feed(recording, tape, "");
        Path folder = Files.createDirectories(temporary.resolve("no-tape"));
        String absent = temporary.resolve("absent-tape").toString();
        return List.of(
                wrong(Program.REPLAY, List.of("verify"), "DIR"),
                wrong(Program.REPLAY, List.of("verify", absent), "absent-tape"),
                wrong(Program.REPLAY, List.of("verify", recording.toString()), "good.jsonl"),
                wrong(Program.REPLAY, List.of("verify", folder.toString()), "no-tape"),
                wrong(Program.REPLAY, List.of("book", tape.toString(), "--at", "0"), "--at"),
                wrong(Program.REPLAY, List.of("book", tape.toString(), "--at", "x"), "--at"),
                wrong(Program.REPLAY, List.of("book", tape.toString(), "--asset", "17"), "17"),
                wrong(Program.REPLAY, List.of("book", tape.toString(), "--at", "99999999"), "99999999"));
    }

    private static Wrong wrong(Program program, List<String> arguments, String... named) {
        return new Wrong(program, arguments, List.of(named));
    }

    private Wrong feed(Path file, List<String> more, String... named) {
        List<String> arguments = new ArrayList<>(List.of("feed", "--recording", file.toString(), "--journal"));
        arguments.add(temporary.resolve("journal-" + files++).toString());
        arguments.addAll(more);
        return wrong(Program.ENGINE, arguments, named);
    }

    private Wrong config(String text, String... named) throws IOException {
        Path file = Files.writeString(temporary.resolve("config-" + files++ + ".yaml"), text);
        return feed(recording, List.of("--config", file.toString()), named);
    }

    private static void requireOneLine(ProcessRun.Ended ended, List<String> named) {
        assertEquals(USAGE, ended.exitCode(), ended::toString);
        assertEquals(1, ended.err().strip().lines().count(), ended::toString);
        assertFalse(ended.err().contains("Exception"), ended::toString);
        assertTrue(isPrintable(ended.err()), ended::toString);
        for (String word : named) {
            assertTrue(ended.err().contains(word), () -> "does not name " + word + ": " + ended);
        }
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7F);
    }

    @Test
    void aGzipThatIsCutIsJournaledUpToItsEnd() throws IOException {
        Path whole = Recordings.generate(temporary.resolve("whole.jsonl.gz"), 1, 2, 6);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = temporary.resolve("cut.jsonl.gz");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        Path journal = temporary.resolve("journal");
        ProcessRun.Ended ended = Program.quickFeed(cut, journal).run();
        requireOneLine(ended, List.of("cut.jsonl.gz", "cannot be read on"));
        assertTrue(Tapes.records(journal, JournalKind.INBOUND).size() > 10, "what came before is journaled");
        Verified.quick(journal).expect(0);
        Program.quickFeed(whole, journal).run().expect(0);
        Path uncut = temporary.resolve("uncut");
        Tapes.feed(whole, uncut, "");
        Tapes.assertSameRecords(
                Tapes.records(uncut, JournalKind.INBOUND), Tapes.records(journal, JournalKind.INBOUND), "the rest");
    }

    @Test
    void noRunLeavesATraceOutsideOfItsJournal() throws IOException {
        Path home = Files.createDirectories(temporary.resolve("home"));
        Path scratch = Files.createDirectories(temporary.resolve("scratch"));
        Path work = Files.createDirectories(temporary.resolve("work"));
        Path journal = temporary.resolve("journal");
        List<String> flags = List.of("-Duser.home=" + home, "-Djava.io.tmpdir=" + scratch, "-XX:-UsePerfData");
        List<String> before = chronicleFilesAtHome();
        Program.ENGINE
                .with(ProcessRun.java(), flags, "feed", "--recording", recording.toString())
                .with("--journal", journal.toString())
                .in(work)
                .run()
                .expect(0);
        for (String command : List.of("verify", "book", "dump")) {
            Program.REPLAY
                    .with(ProcessRun.java(), flags, command, journal.toString())
                    .in(work)
                    .run()
                    .expect(0);
        }
        for (Path folder : List.of(home, scratch, work)) {
            assertEquals(1, Tapes.fingerprint(folder).size(), () -> "left: " + Tapes.fingerprint(folder));
        }
        assertEquals(before, chronicleFilesAtHome());
    }

    private static List<String> chronicleFilesAtHome() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("user.home")))) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.startsWith(".chronicle"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void hostileTextReachesNoTerminal() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(HOSTILE));
        Path file = folder.resolve(HOSTILE + ".jsonl");
        Files.writeString(
                file,
                "{\"event_type\":\"" + HOSTILE.replace("\r\n", "") + "\",\"timestamp\":\"1793628000000\"}\n"
                        + "\u001b]0;owned\u0007 not JSON\n",
                StandardCharsets.UTF_8);
        Path journal = folder.resolve("journal");
        List<ProcessRun.Ended> all =
                new ArrayList<>(List.of(Program.quickFeed(file, journal).run()));
        List<ProcessRun> others = List.of(
                Program.quickFeed(folder.resolve("absent"), journal),
                Program.quickFeed(file, journal, "--speed", HOSTILE),
                Program.quickFeed(file, journal, "--config", file.toString()),
                Program.quickVerify(journal),
                Program.quickVerify(journal, "--json"),
                Program.quickVerify(folder.resolve("absent")),
                Program.REPLAY.quick("dump", journal.toString()),
                Program.REPLAY.quick("book", journal.toString(), "--asset", HOSTILE),
                Program.SIM.quick(
                        "workload", "--seed", "1", "--minutes", "1", "--markets", "1", "--out", file + "/x.jsonl"));
        all.addAll(InTwos.map(others, ProcessRun::run));
        int said = 0;
        for (ProcessRun.Ended ended : all) {
            assertTrue(ended.exitCode() == 0 || ended.exitCode() == USAGE, ended::toString);
            assertTrue(isPrintable(ended.text()), ended::toString);
            said += ended.text().length();
        }
        Figures.put("characters said about hostile text, all printable", said);
        assertFalse(isPrintable(HOSTILE), "the text is not hostile");
    }
}
