package io.tapemaker.proofs.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.sim.cli.SimMain;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "proofs.demo-failures",
        milestone = Milestone.M0,
        kind = ProofKind.UNIT,
        title = "A demo that cannot go on says why in one line, gives exit code 1, leaves no key and no process")
class DemoFailureTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String lineOf(int port, long neededBytes, Function<Program, List<String>> commands) {
        PrintStream screen = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = DemoMain.run(new Screen(screen), root, new Demo.Settings(port, 1), neededBytes, commands);
        List<String> said = out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        assertEquals(1, code, () -> out.toString(StandardCharsets.UTF_8));
        assertEquals(2, said.size(), "a headline and a line: " + said);
        for (String secret : List.of("password", "key.json", "api.enc")) {
            assertFalse(Files.exists(root.resolve("artifacts/demo").resolve(secret)), secret);
        }
        long left = ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(root.toString()))
                .count();
        assertEquals(0, left);
        Figures.put("lines", 1);
        return said.get(1);
    }

    private static List<String> java(Class<?> main) {
        return List.of(JAVA.toString(), "-cp", System.getProperty("java.class.path"), main.getName());
    }

    /** The real venue, and a keystore command that sleeps as if it encrypted. */
    private static List<String> venueOnly(Program program) {
        return program == Program.SIM ? java(SimMain.class) : List.of("sh", "-c", "sleep 60", "sh");
    }

    @Test
    void aTakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String line = lineOf(taken.getLocalPort(), 0, DemoFailureTest::venueOnly);
            String problem = "--port " + taken.getLocalPort() + " of 127.0.0.1 is taken";
            assertTrue(line.startsWith("demo: the venue did not start: ") && line.contains(problem), line);
        }
    }

    @Test
    void aVenueThatEnds() {
        String line = lineOf(0, 0, program -> List.of("sh", "-c", "echo out of order; exit 3", "sh"));
        assertEquals("demo: the venue did not start: out of order", line);
    }

    @Test
    void noSpace() {
        String line = lineOf(0, Long.MAX_VALUE, program -> List.of("false"));
        assertTrue(line.startsWith("demo: no space left: ") && line.endsWith("; make room there"), line);
    }

    @Test
    void jarsThatWereNotBuilt() {
        String line = lineOf(0, 0, program -> program.command(root));
        assertEquals("demo: sim/target/tapemaker-sim.jar is not there; mvn -Pdemo builds it first", line);
    }
}
