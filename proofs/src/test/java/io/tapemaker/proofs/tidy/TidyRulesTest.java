package io.tapemaker.proofs.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proof(
        id = "tidy.rules",
        milestone = Milestone.M0,
        kind = ProofKind.UNIT,
        title = "Each house rule finds the fault that it is there for, and leaves tidy code alone")
class TidyRulesTest {
    private static final String MAIN = "engine/src/main/java/x/A.java";
    private static final String TEST = "engine/src/test/java/x/ATest.java";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.out.println(1);",
                "System.err.flush();",
                "System.exit(1);",
                "e.printStackTrace();",
                "new Random();",
                "Math.random();",
                "new Date(1);",
                "s.toLowerCase();",
                "String.format(\"%d\", 1);",
                "s.formatted(1);",
                "s.getBytes();",
                "new FileReader(s);",
                "Thread.sleep(1);"
            })
    void aBannedCallIsFound(String call) throws IOException {
        assertEquals(List.of("banned-call"), rules(MAIN, method(call)));
    }

    @Test
    void aTestThatIsSwitchedOffIsFound() throws IOException {
        assertEquals(List.of("banned-call"), rules(TEST, "class A { @" + "Disabled void a() {} }"));
        assertEquals(List.of("banned-call"), rules(TEST, method("assume" + "True( false);")));
    }

    @Test
    void aLockInReplayableCodeIsFound() throws IOException {
        String locked = method("synchronized (this) {}");

        assertEquals(List.of("banned-call"), rules("engine/src/main/java/x/domain/book/A.java", locked));
        assertEquals(List.of(), rules("engine/src/main/java/x/pipeline/A.java", locked));
    }

    @Test
    void aCommandLineMaySpeak() throws IOException {
        assertEquals(List.of(), rules("replay/src/main/java/x/cli/A.java", method("System.out.println(1);")));
    }

    @Test
    void aPlantedFaultMayLieInTestSourcesOnly() throws IOException {
        String fault = method("new Random();");

        assertEquals(List.of(), rules("proofs/src/test/java/x/PlantedFaults.java", fault));
        assertEquals(List.of("banned-call"), rules("proofs/src/main/java/x/PlantedFaults.java", fault));
    }

    @Test
    void talkAboutACallIsNoCall() throws IOException {
        String talk = "// not System.exit(1)\n/* new Random() */ String s = \"System.out\"; char c = '\"'; int i;";

        assertEquals(List.of(), rules(MAIN, method(talk)));
        assertEquals(List.of("banned-call"), rules(MAIN, method("char c = '\"'; new Random(); char d = '\"';")));
    }

    @Test
    void whatIsLeftForLaterIsFound() throws IOException {
        assertEquals(List.of("left-for-later"), rules("docs/a.md", "TO" + "DO: write"));
        assertEquals(List.of("left-for-later"), rules(MAIN, "class A {} // FIX" + "ME"));
    }

    @Test
    void pathsOfAMachineAreFound() throws IOException {
        assertEquals(List.of("machine"), rules("docs/a.md", "see /wo" + "rk/x"));
        assertEquals(List.of("machine"), rules("pom.xml", "https://repo1.mav" + "en.org"));
    }

    @Test
    void lengthsAreMeasured() throws IOException {
        String longLine = "class A { String s = \"" + "x".repeat(TidyRules.LINE_CHARACTERS) + "\"; }";

        assertEquals(List.of("file-length"), rules(MAIN, "class A {" + "\n".repeat(TidyRules.FILE_LINES + 1) + "}"));
        assertEquals(List.of(), rules(MAIN, "class A {" + "\n".repeat(TidyRules.FILE_LINES - 1) + "}"));
        assertEquals(List.of("method-length"), rules(MAIN, method("\n".repeat(TidyRules.METHOD_LINES))));
        assertEquals(List.of(), rules(MAIN, method("\n".repeat(TidyRules.METHOD_LINES - 1))));
        assertEquals(List.of("line-length"), rules(MAIN, longLine));
    }

    @Test
    void parametersAreCounted() throws IOException {
        String seven = "int a, int b, int c, int d, int e, int f, int g";

        assertEquals(List.of(), rules(MAIN, "class A { A(" + seven + ") {} }"));
        assertEquals(List.of("parameters"), rules(MAIN, "class A { A(" + seven + ", int h) {} }"));
        assertEquals(List.of(), rules(MAIN, "record A(" + seven + ", int h) {}"), "a record is data");
    }

    @Test
    void aTestWithoutAProofIsFound() throws IOException {
        assertEquals(List.of("proof"), rules(TEST, "class ATest { @Test void a() {} }"));
        assertEquals(List.of(), rules(TEST, "@Proof(id = \"a\") class ATest { @Test void a() {} }"));
    }

    @Test
    void aTestThatSurefireWouldNotRunIsFound() throws IOException {
        String misnamed = "engine/src/test/java/x/Misnamed.java";

        assertEquals(List.of("test-name"), rules(misnamed, "@Proof class Misnamed { @Property void a() {} }"));
        assertEquals(List.of(), rules(misnamed, "class Misnamed { static class Sample { @Test void a() {} } }"));
    }

    @Test
    void anEntryBesideTheDesignIsFound() {
        List<Finding> findings = TidyRules.topLevel(List.of("pom.xml", ".ci", "engine", "scripts"));

        assertEquals(List.of("scripts"), findings.stream().map(Finding::place).toList());
    }

    @Test
    void theRatchetOnlyTurnsOneWay() {
        Ratchet ratchet = Ratchet.parse(List.of("# known", "file-length a 700", "file-length gone 650"));

        String remove = "ratchet: remove file-length gone, it is no longer needed";

        assertEquals(List.of(remove), ratchet.judge(List.of(fileOf(700))));
        assertTrue(ratchet.judge(List.of(fileOf(701))).contains("file-length a 701: split"));
        assertTrue(ratchet.judge(List.of(fileOf(690))).contains("ratchet: lower file-length a from 700 to 690"));
        assertThrows(IllegalArgumentException.class, () -> Ratchet.parse(List.of("file-length a")));
    }

    private static Finding fileOf(int lines) {
        return new Finding("file-length", "a", lines, "split");
    }

    private static String method(String body) {
        return "class A { void a() {" + body + "} }";
    }

    private static List<String> rules(String path, String text) throws IOException {
        return TidyRules.check(List.of(new SourceFile(path, text))).stream()
                .map(Finding::rule)
                .toList();
    }
}
