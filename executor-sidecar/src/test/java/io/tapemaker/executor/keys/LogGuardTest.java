package io.tapemaker.executor.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import io.tapemaker.testkit.CanaryScan;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Proof(
        id = "keys.log-guard",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "No line of the log carries a known secret, an exception's message or a stranger's control character")
final class LogGuardTest {

    private static final CanaryScan CANARIES =
            new CanaryScan().bytes("key", HexFormat.of().parseHex(KeyFiles.KEY));

    @AfterEach
    void forget() {
        LogGuard.install(SecretScrubber.NONE);
    }

    private static void know() {
        try (PrivateKeyHandle key = PrivateKeyHandle.take(HexFormat.of().parseHex(KeyFiles.KEY))) {
            LogGuard.install(SecretScrubber.of(key));
        }
    }

    /** What the shipped configuration writes. */
    private static String logged(String message, Object argument) throws JoranException {
        PrintStream before = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        try {
            System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(LogGuardTest.class.getResource("/tapemaker-executor-logback.xml"));
            context.getLogger("io.tapemaker.Test").info(message, argument);
        } finally {
            context.stop();
            System.setErr(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void knownSecretsAreReplaced() throws JoranException {
        String line = logged("the key is {}", KeyFiles.KEY);
        assertFalse(CANARIES.scan("log", line.getBytes(StandardCharsets.UTF_8)).isEmpty());
        know();
        line = logged("the key is {}", KeyFiles.KEY);
        assertTrue(line.endsWith("INFO  Test the key is " + "*".repeat(64) + System.lineSeparator()), line);
    }

    @Test
    void strangersTextStaysOnItsLine() throws JoranException {
        String line = logged("said {}", "a\nb\u001b[31m\u20ac\u0000");
        assertTrue(line.contains("said a\\u000ab\\u001b[31m\\u20ac\\u0000" + System.lineSeparator()), line);
    }

    @Test
    void exceptionsLoseTheirMessages() throws JoranException {
        Exception cause = new IllegalStateException(KeyFiles.KEY);
        String line = logged("it failed", new IllegalArgumentException("bad key " + KeyFiles.KEY, cause));
        assertEquals(List.of(), CANARIES.scan("log", line.getBytes(StandardCharsets.UTF_8)));
        assertTrue(line.contains("it failed [IllegalArgumentException at "), line);
        assertTrue(line.contains(" < IllegalStateException]"), line);
        assertEquals(1, line.lines().count());
    }

    @Test
    void longLinesAreCutAndNoSecretWithThem() {
        know();
        for (int before = 1900; before < 2100; before += 7) {
            String line = LogGuard.line("x".repeat(before) + KeyFiles.KEY + "y".repeat(5000));
            assertTrue(line.length() <= LogGuard.MAX_CHARACTERS + 5, "" + line.length());
            assertFalse(line.contains(KeyFiles.KEY.substring(0, 8)), line);
        }
    }
}
