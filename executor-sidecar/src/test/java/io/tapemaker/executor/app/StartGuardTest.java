package io.tapemaker.executor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.kit.ChildJvm;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proof(
        id = "executor.start-guard",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "No key comes near a JVM with a debugger, an agent, remote management or heap dumps")
final class StartGuardTest {

    private static final String SAFE = "-XX:+DisableAttachMechanism";

    @TempDir
    Path temp;

    private static JvmFacts facts(List<String> arguments, Map<String, String> variables, Map<String, String> options) {
        return new JvmFacts(arguments, JvmFacts.environment(variables), options, 0, "0");
    }

    private static Map<String, String> options(String... on) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : on) {
            options.put(name, "true");
        }
        return options;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n",
                "-Xdebug",
                "-Xrunjdwp:transport=dt_socket",
                "-Xrunhprof",
                "-agentlib:hprof",
                "-agentpath:/x/lib.so",
                "-javaagent:/x/agent.jar",
                "-J-javaagent:/x/agent.jar",
                "-Dcom.sun.management.jmxremote",
                "-Dcom.sun.management.jmxremote.port=9999",
                "-Dcom.sun.management.config.file=/x",
                "-XX:+HeapDumpOnOutOfMemoryError",
                "-XX:HeapDumpPath=/x",
                "-XX:+HeapDumpBeforeFullGC",
                "-XX:+HeapDumpAfterFullGC",
                "-XX:OnOutOfMemoryError=gcore %p",
                "-XX:OnError=gcore %p",
                "-XX:+CrashOnOutOfMemoryError",
                "-XX:StartFlightRecording=filename=/x",
                "-XX:+StartAttachListener",
                "-Djavax.net.debug=all"
            })
    void flagsAreRefusedWhereverTheyComeFrom(String flag) {
        assertEquals(
                1,
                StartGuard.problems(facts(List.of(flag), Map.of(), Map.of()), RunMode.OFFLINE)
                        .size());
        for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            JvmFacts jvm = facts(List.of(), Map.of(name, " -Xmx1g\t'" + flag + "' -Dx=y"), Map.of());
            List<String> problems = StartGuard.problems(jvm, RunMode.OFFLINE);
            assertEquals(1, problems.size(), problems.toString());
            assertTrue(problems.get(0).endsWith(" by " + name), problems.toString());
        }
    }

    @Test
    void optionsInEffectAreRefusedWithoutAnyFlag() {
        for (String name : List.of(
                "HeapDumpOnOutOfMemoryError",
                "HeapDumpBeforeFullGC",
                "HeapDumpAfterFullGC",
                "CrashOnOutOfMemoryError",
                "ManagementServer",
                "StartAttachListener",
                "FlightRecorder")) {
            List<String> problems = StartGuard.problems(facts(List.of(), Map.of(), options(name)), RunMode.OFFLINE);
            assertEquals(1, problems.size(), problems.toString());
            assertTrue(problems.get(0).contains(name), problems.toString());
        }
    }

    @Test
    void ordinaryFlagsAreFine() {
        List<String> ordinary = List.of(
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:-HeapDumpOnOutOfMemoryError",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-Dcom.sun.jndi.x=y",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
        JvmFacts jvm = facts(ordinary, Map.of("JAVA_TOOL_OPTIONS", "-Xss1m"), Map.of());
        assertEquals(List.of(), StartGuard.require(jvm, RunMode.OFFLINE));
    }

    @Test
    void liveNeedsTheAttachMechanismOff() {
        assertEquals(
                List.of(),
                StartGuard.require(facts(List.of(), Map.of(), options("DisableAttachMechanism")), RunMode.LIVE));
        JvmFacts open = facts(List.of(), Map.of(), Map.of());
        StartRefusedException e =
                assertThrows(StartRefusedException.class, () -> StartGuard.require(open, RunMode.LIVE));
        assertTrue(String.valueOf(e.getMessage()).endsWith("use: " + StartGuard.LIVE_COMMAND), e.getMessage());
        assertTrue(StartGuard.LIVE_COMMAND.contains(SAFE));
    }

    @Test
    void aTracerIsRefusedAndCoreFilesAreSaid() {
        JvmFacts traced = new JvmFacts(List.of(), Map.of(), Map.of(), 4711, "unlimited");
        assertEquals(List.of("process 4711 traces it"), StartGuard.problems(traced, RunMode.OFFLINE));
        assertTrue(StartGuard.warnings(traced).get(0).contains("the limit is unlimited (ulimit -c 0"));
        assertEquals(
                1,
                StartGuard.warnings(new JvmFacts(List.of(), Map.of(), Map.of(), 0, JvmFacts.UNKNOWN))
                        .size());
    }

    @Test
    void theProgramsOwnArgumentsAreNoFlags() {
        assertEquals(
                List.of("-Xmx1g", "-cp", "@args", "-jar"),
                JvmFacts.flagsOf(List.of("java", "-Xmx1g", "-cp", "-javaagent", "@args", "-jar", "x.jar", "-Xdebug")));
        assertEquals(List.of(), JvmFacts.flagsOf(List.of("java", "io.tapemaker.Main", "-Xdebug")));
    }

    @Test
    void realJvmsAreRefusedToo() {
        List<List<String>> refused = List.of(
                List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0"),
                List.of("-Dcom.sun.management.jmxremote"),
                List.of("-XX:+HeapDumpOnOutOfMemoryError"));
        for (List<String> flags : refused) {
            ChildJvm.Ended ended = child().flags(flags).run();
            assertRefused(ended);
        }
        assertRefused(
                child().env("JAVA_TOOL_OPTIONS", "-XX:+HeapDumpBeforeFullGC").run());
        ChildJvm.Ended fine = child().flags(List.of(SAFE)).run();
        assertEquals(ExitCode.USAGE, fine.exitCode(), fine.toString());
        assertTrue(fine.err().contains("there is no key file"), fine.toString());
        Figures.put("realJvms", refused.size() + 2L);
    }

    private ChildJvm child() {
        return ChildJvm.of(ExecutorMain.class, temp)
                .with(
                        "keystore",
                        "show-address",
                        "--keystore",
                        temp.resolve("absent").toString(),
                        "--password-fd",
                        "0");
    }

    private static void assertRefused(ChildJvm.Ended ended) {
        assertEquals(ExitCode.REFUSED, ended.exitCode(), ended.toString());
        assertTrue(ended.err().contains("tapemaker-executor: no key comes near this JVM: "), ended.toString());
    }
}
