package io.tapemaker.replay.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.replay.child.ChildLauncher;
import io.tapemaker.replay.child.ChildRun;
import io.tapemaker.replay.cli.ReplayMain;
import io.tapemaker.replay.support.Tapes;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.OtherJdk;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own; what is set for it is passed on to the process that reads. */
@Proof(
        id = "replay.verify-elsewhere",
        milestone = Milestone.M2,
        kind = ProofKind.DETERMINISM,
        title = "A tape verifies again, interpreted only, in another time zone and locale, and on another JDK")
class VerifyDeterminismTest {

    private static final Pattern TIMES = Pattern.compile("(?m)^speed .*$");

    @TempDir
    private static Path folder;

    private static Path tape = Path.of("");
    private static String expected = "";

    @BeforeAll
    static void feed() throws IOException {
        tape = Tapes.tiny(folder, "tape", 100);
        expected = verify(javaOfThisTest());
    }

    @Test
    void again() throws IOException {
        assertTrue(expected.endsWith("verify: identical\n"), expected);
        assertEquals(expected, verify(javaOfThisTest()));
    }

    @Test
    void interpretedOnly() throws IOException {
        assertEquals(expected, verify(javaOfThisTest(), "-Xint"));
    }

    @Test
    void inAnotherTimeZoneAndLocale() throws IOException {
        assertEquals(
                expected,
                verify(
                        javaOfThisTest(),
                        "-Duser.timezone=Asia/Kathmandu",
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Dfile.encoding=ISO-8859-1"));
    }

    @Test
    void onAnotherJdk() throws IOException {
        Path java = OtherJdk.requireJava();
        assertEquals(expected, verify(java));
        Figures.put("otherJdk", String.valueOf(java));
    }

    /** Without it the runs above would prove less than they say. */
    @Test
    void whatIsSetForTheProgramReachesTheReader() throws IOException {
        List<String> seen = lines(javaOfThisTest(), PrintingParent.class, "-Xint", "-Duser.timezone=Asia/Kathmandu");
        assertTrue(seen.contains("mode interpreted mode zone Asia/Kathmandu"), seen::toString);
    }

    /** Starts a child as {@code verify} does, and prints what it says. */
    static final class PrintingParent {

        private PrintingParent() {}

        public static void main(String[] args) {
            ChildLauncher launcher = ChildLauncher.likeThisProcess(PrintingChild.class);
            new ChildRun(launcher, Duration.ofMinutes(1), 1 << 20, line -> {
                        System.out.println(line);
                        return true;
                    })
                    .run(List.of());
        }
    }

    /** Says how it runs. */
    static final class PrintingChild {

        private PrintingChild() {}

        public static void main(String[] args) {
            boolean interpreted = System.getProperty("java.vm.info", "").contains("interpreted mode");
            System.out.println("mode " + (interpreted ? "interpreted mode" : "mixed mode") + " zone "
                    + TimeZone.getDefault().getID());
        }
    }

    private static Path javaOfThisTest() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static String verify(Path java, String... flags) throws IOException {
        String out = String.join("\n", lines(java, ReplayMain.class, flags)) + "\n";
        return TIMES.matcher(out).replaceAll("");
    }

    private static List<String> lines(Path java, Class<?> main, String... flags) throws IOException {
        ChildLauncher launcher = ChildLauncher.likeThisProcess(main);
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(ChildLauncher.access());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", launcher.classPath(), launcher.mainClass(), "verify", tape.toString()));
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals(0, process.waitFor());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }
}
