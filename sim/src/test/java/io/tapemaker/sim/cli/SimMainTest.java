package io.tapemaker.sim.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Proof(
        id = "sim.command-line",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "tapemaker-sim workload writes what it says, and refuses nonsense with one line and exit code 2")
class SimMainTest {

    private record Result(int exitCode, String out, String err) {}

    @TempDir
    private Path folder;

    @Test
    void aWorkloadIsWrittenPlainAndCompressed() throws IOException, NoSuchAlgorithmException {
        Path plain = folder.resolve("w.jsonl");
        Path compressed = folder.resolve("w.jsonl.gz");
        Result first = workload("--out", plain.toString());
        Result second = workload("--out", compressed.toString());

        assertEquals(0, first.exitCode(), first.err());
        assertEquals(first, second);
        byte[] content = Files.readAllBytes(plain);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(compressed)))) {
            assertArrayEquals(content, in.readAllBytes());
        }
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        assertEquals(
                "workload: " + lines.size() + " frames, " + content.length
                        + " bytes, 3 markets, 1 minutes, seed -4, sha256 " + sha256,
                first.out().strip());
        assertTrue(lines.get(0)
                .startsWith("{\"receivedAt\": \"2026-11-02T14:00:00.000Z\", \"payloadUtf8\": \"[{\\\"market"));
        assertEquals(
                "{\"receivedAt\": \"2026-11-02T14:01:00.000Z\", \"payloadUtf8\": \"PONG\"}",
                lines.get(lines.size() - 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--minutes=0 | --minutes must be 1 to 1440, not 0",
                "--minutes=1441 | --minutes must be 1 to 1440, not 1441",
                "--minutes=ten | --minutes",
                "--markets=0 | --markets must be 1 to 500, not 0",
                "--markets=501 | --markets must be 1 to 500, not 501",
                "--markets=99999999999 | --markets",
                "--seed=9223372036854775808 | --seed",
                "--rate=0 | --rate must be 0.1 to 100",
                "--rate=100.01 | --rate must be 0.1 to 100",
                "--rate=1e2 | --rate must be 0.1 to 100",
                "--rate=-1 | --rate must be 0.1 to 100",
                "--colour=red | --colour",
                "surplus | surplus"
            })
    void nonsenseIsRefused(String argument, String expected) {
        String option = argument.replaceAll("=.*", "");
        List<String> arguments = new ArrayList<>(List.of("--seed=1", "--minutes=1", "--markets=1"));
        arguments.removeIf(given -> given.startsWith(option + "="));
        arguments.add(argument);
        arguments.add("--out=" + folder.resolve("w.jsonl"));
        arguments.add(0, "workload");
        assertRefused(run(arguments.toArray(new String[0])), expected);
        assertTrue(Files.notExists(folder.resolve("w.jsonl")));
    }

    @Test
    void aFileThatCannotBeWrittenIsRefused() throws IOException {
        assertRefused(workload("--out", folder.resolve("absent/w.jsonl").toString()), "absent");
        assertRefused(workload("--out", folder.resolve("w.json").toString()), "must end in .jsonl or .jsonl.gz");
        Path directory = Files.createDirectory(folder.resolve("d.jsonl"));
        assertRefused(workload("--out", directory.toString()), "is a folder");
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(workload("--out", file.resolve("w.jsonl").toString()), "file");
    }

    @Test
    void aFullDiskIsOneLineAndExitCode1() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "this system has no /dev/full");
        Path link = Files.createSymbolicLink(folder.resolve("w.jsonl"), full);
        Result result = workload("--out", link.toString());
        assertEquals(1, result.exitCode());
        assertEquals("", result.out());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().contains("--out " + link + " is incomplete"), result.err());
    }

    @Test
    void aCommandAndItsOptionsAreRequired() {
        assertRefused(run(), "no command was given");
        assertRefused(run("wrokload"), "wrokload");
        assertRefused(run("workload"), "--seed");
    }

    @Test
    void helpAndVersionAreThere() {
        assertEquals(0, run("--help").exitCode());
        assertTrue(run("workload", "--help").out().contains("--markets"));
        Result version = run("--version");
        assertEquals(0, version.exitCode());
        assertTrue(version.out().startsWith("tapemaker-sim "), version.out());
    }

    private static void assertRefused(Result result, String expected) {
        assertEquals(2, result.exitCode(), result.err());
        assertEquals("", result.out());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().startsWith("tapemaker-sim: "), result.err());
        assertTrue(result.err().contains(expected), result.err());
        assertTrue(result.err().contains("--help"), result.err());
    }

    private static Result workload(String... more) {
        List<String> arguments = new ArrayList<>(List.of("workload", "--seed=-4", "--minutes=1", "--markets=3"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(new String[0]));
    }

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = SimMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = command.execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
