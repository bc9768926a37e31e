package io.tapemaker.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "wire.venue-command",
        milestone = Milestone.M7,
        kind = ProofKind.SIM,
        title = "The venue as a process: says where it is, ends on SIGTERM with 0, refuses in one line")
class VenueCommandTest {

    private static final int TERMINATED = 0;

    @Test
    void whatCannotBeIsRefusedInOneLine(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("faults.json"), "[{\"kind\":\"DROP\"}]");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SimRun.ofCommand("venue", "--port", Integer.toString(taken.getLocalPort()))
                    .assertRefused("--port " + taken.getLocalPort() + " of 127.0.0.1 is taken");
        }
        SimRun.ofCommand("venue").assertRefused("--port");
        SimRun.ofCommand("venue", "--port", "70000").assertRefused("--port must be 0 to 65535");
        SimRun.ofCommand("venue", "--port", "0", "--markets", "0").assertRefused("--markets must be 1 to 200");
        SimRun.ofCommand("venue", "--port", "0", "--clock-factor", "0").assertRefused("--clock-factor must be 1");
        SimRun.ofCommand("venue", "--port", "0", "--faults", script.toString()).assertRefused("kind is one of");
        SimRun.ofCommand(
                        "venue", "--port", "0", "--faults", folder.resolve("no").toString())
                .assertRefused("cannot be read");
    }

    @Test
    void aProcessThatServesAndEnds(@TempDir Path folder) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("faults.json"), "{\"kind\":\"STATUS\",\"path\":\"/ok\",\"status\":425}");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SimMain.class.getName()));
        command.addAll(List.of("venue", "--port", "0", "--markets", "2", "--faults", script.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (String line = out.readLine(); line != null && !line.equals("ready"); line = out.readLine()) {
                lines.add(line);
            }
            String venue = lines.stream()
                    .filter(line -> line.startsWith("venue: http://127.0.0.1:"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(lines.toString()));
            assertEquals(
                    2,
                    lines.stream().filter(line -> line.startsWith("market: 0x")).count(),
                    lines.toString());
            String host = venue.substring("venue: ".length(), venue.indexOf(','));
            assertEquals(425, ok(host));
            assertEquals(200, ok(host));
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(TERMINATED, process.exitValue());
            Figures.put("linesPrinted", lines.size() + 1);
        } finally {
            process.destroyForcibly();
        }
    }

    private static int ok(String host) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(host + "/ok")).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
