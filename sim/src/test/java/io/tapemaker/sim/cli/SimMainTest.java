package io.tapemaker.sim.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

@Proof(
        id = "sim.command-line",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "tapemaker-sim workload writes what it says, and refuses nonsense with one line and exit code 2")
class SimMainTest {

    @TempDir
    private Path folder;

    @Test
    void aWorkloadIsWrittenPlainAndCompressed() throws IOException, NoSuchAlgorithmException {
        Path plain = folder.resolve("w.jsonl");
        Path compressed = folder.resolve("w.jsonl.gz");
        SimRun first = workload("--out", plain.toString());
        SimRun second = workload("--out", compressed.toString());

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
        SimRun.of(arguments.toArray(new String[0])).assertRefused(expected);
        assertTrue(Files.notExists(folder.resolve("w.jsonl")));
    }

    @Test
    void aFileThatCannotBeWrittenIsRefused() throws IOException {
        workload("--out", folder.resolve("absent/w.jsonl").toString()).assertRefused("absent");
        workload("--out", folder.resolve("w.json").toString()).assertRefused("must end in .jsonl or .jsonl.gz");
        Path directory = Files.createDirectory(folder.resolve("d.jsonl"));
        workload("--out", directory.toString()).assertRefused("is a folder");
        Path file = Files.createFile(folder.resolve("file"));
        workload("--out", file.resolve("w.jsonl").toString()).assertRefused("file");
    }

    @Test
    void aFullDiskIsOneLineAndExitCode1() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "this system has no /dev/full");
        Path link = Files.createSymbolicLink(folder.resolve("w.jsonl"), full);
        SimRun result = workload("--out", link.toString());
        assertEquals(1, result.exitCode());
        assertEquals("", result.out());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().contains("--out " + link + " is incomplete"), result.err());
    }

    @Test
    void aCommandAndItsOptionsAreRequired() {
        SimRun.of().assertRefused("no command was given");
        SimRun.of("wrokload").assertRefused("wrokload");
        SimRun.of("workload").assertRefused("--seed");
    }

    @Test
    void helpAndVersionAreThere() {
        assertEquals(0, SimRun.of("--help").exitCode());
        assertTrue(SimRun.of("workload", "--help").out().contains("--markets"));
        SimRun version = SimRun.of("--version");
        assertEquals(0, version.exitCode());
        assertTrue(version.out().startsWith("tapemaker-sim "), version.out());
    }

    private static SimRun workload(String... more) {
        List<String> arguments = new ArrayList<>(List.of("workload", "--seed=-4", "--minutes=1", "--markets=3"));
        arguments.addAll(List.of(more));
        return SimRun.of(arguments.toArray(new String[0]));
    }
}
