package io.tapemaker.engine.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "engine.operator-command",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "The operator's command ends with the right code and one printable line, whatever answers it")
@Timeout(60)
class OperatorCommandTest {

    private static final String HOSTILE = "evil\u001b[2J\r\n\u202ename";

    @TempDir
    private Path journal;

    private record Ran(int code, String out, String err) {}

    private Ran operator(String... arguments) {
        PrintStream err = System.err;
        PrintStream out = System.out;
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        try {
            String[] all = new String[arguments.length + 1];
            all[0] = "operator";
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            int code = EngineMain.run(all);
            return new Ran(code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(err);
            System.setOut(out);
        }
    }

    private Ran say(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "--journal";
        all[1] = journal.toString();
        System.arraycopy(words, 0, all, 2, words.length);
        return operator(all);
    }

    /** Whoever listens at the socket: takes what one client says and answers this. */
    private Ran answeredWith(String answer, String... words) throws IOException {
        Path file = journal.resolve("operator.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(file));
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(server, answer));
            Ran ran = say(words);
            served.join();
            return ran;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void serve(ServerSocketChannel server, String answer) {
        try (SocketChannel client = server.accept()) {
            client.read(ByteBuffer.allocate(8_192));
            client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7F);
    }

    private static void requireOneLine(int code, Ran ran, String named) {
        assertEquals(code, ran.code(), ran::toString);
        assertEquals("", ran.out(), ran::toString);
        assertEquals(1, ran.err().lines().count(), ran::toString);
        assertTrue(isPrintable(ran.err()), ran::toString);
        assertTrue(ran.err().contains(named), ran::toString);
    }

    @Test
    void withoutAnEngineItSaysHowToStartOne() throws IOException {
        requireOneLine(2, say("status"), "no engine runs on it");
        assertTrue(say("status").err().contains("start one with 'tapemaker-engine feed --recording FILE --journal"));
        requireOneLine(2, operator("--journal", journal.resolve(HOSTILE).toString(), "pause"), "no such directory");
        Path file = journal.resolve("operator.sock");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(file));
        }
        requireOneLine(2, say("pause"), "nobody listens");
    }

    @Test
    void badUsageEndsWithTwo() {
        List<String[]> table = List.of(
                new String[] {},
                new String[] {"--journal", journal.toString()},
                new String[] {"status"},
                new String[] {"--journal", journal.toString(), "set", "key"},
                new String[] {"--journal", journal.toString(), "set", "key", "value", "more"},
                new String[] {"--journal", journal.toString(), "pause", "now"},
                new String[] {"--journal", journal.toString(), "pause", "--" + HOSTILE},
                new String[] {"--journal", journal.toString(), HOSTILE, HOSTILE});
        for (String[] wrong : table) {
            requireOneLine(2, operator(wrong), "");
        }
        Figures.put("wrong command lines", table.size());
    }

    @Test
    void anAnswerDecidesTheCode() throws IOException {
        Ran done = answeredWith("{\"ok\":true,\"sequence\":17}\n", "pause", "--why", HOSTILE);
        assertEquals(new Ran(0, "PAUSE is INBOUND record 17\n", ""), done);
        requireOneLine(1, answeredWith("{\"ok\":false,\"usage\":false,\"problem\":\"not now\"}\n", "kill"), "not now");
        requireOneLine(2, answeredWith("{\"ok\":false,\"usage\":true,\"problem\":\"not so\"}\n", "kill"), "not so");
        requireOneLine(1, answeredWith("{\"ok\":\"maybe\"}\n", "kill"), "no answer of an engine");
        requireOneLine(1, answeredWith(HOSTILE + "\n", "kill"), "no answer of an engine");
        requireOneLine(1, answeredWith("{\"ok\":true", "kill"), "went away before it answered");
        Ran json = answeredWith("{\"ok\":false,\"usage\":true,\"problem\":\"not so\"}\n", "kill", "--json");
        assertEquals(new Ran(2, "{\"ok\":false,\"usage\":true,\"problem\":\"not so\"}\n", ""), json);
    }

    @Test
    void hostileAnswersReachNoTerminal() throws IOException {
        String escaped = "evil\\u001b[2J\\r\\n\u202ename";
        String problem = "{\"ok\":false,\"problem\":\"" + escaped + "\"}\n";
        requireOneLine(1, answeredWith(problem, "kill"), "evil");
        String status = "{\"ok\":true,\"status\":{\"a" + escaped + "\":{\"" + escaped + "\":\"" + escaped + "\"}}}\n";
        for (Ran ran : List.of(
                answeredWith(problem, "kill", "--json"),
                answeredWith(status, "status"),
                answeredWith(status, "status", "--json"))) {
            assertTrue(isPrintable(ran.out()) && ran.out().contains("evil"), ran::toString);
            assertEquals(1, ran.out().lines().count(), ran::toString);
        }
        assertFalse(isPrintable(HOSTILE), "the text is not hostile");
    }
}
