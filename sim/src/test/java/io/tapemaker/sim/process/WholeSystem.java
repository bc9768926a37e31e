package io.tapemaker.sim.process;

import io.tapemaker.engine.app.EngineMain;
import io.tapemaker.replay.cli.ReplayMain;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.wire.server.VenueServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/** The venue on sockets of this process, and engine and executor in processes of their own, in shadow mode. */
final class WholeSystem implements AutoCloseable {

    private static final String NOBODY = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

    final VenueServer venue;
    final Path journal;
    final ExecutorChild executor;
    final ExecutorChild engine;
    private final Path folder;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private WholeSystem(Path folder, VenueServer venue) throws IOException {
        this.folder = folder;
        this.venue = venue;
        journal = Files.createDirectory(
                folder.resolve("journal"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path policy = Files.writeString(folder.resolve("policy.yaml"), policy(venue.markets()));
        Path config = Files.writeString(folder.resolve("engine.yaml"), config(venue.markets()));
        String port = Integer.toString(venue.port());
        String[] ofExecutor = {
            "run", "--policy", policy.toString(), "--journal", journal.toString(), "--loopback-port", port
        };
        String[] ofEngine = {
            "run", "--config", config.toString(), "--journal", journal.toString(), "--mode", "shadow", "--profile",
            "loopback", "--loopback-port", port
        };
        executor = ExecutorChild.start(folder, ofExecutor);
        engine = ExecutorChild.start(folder, EngineMain.class, List.of("-Xmx256m"), ofEngine);
    }

    static WholeSystem shadow(Path folder, VenueServer.Plan plan) {
        VenueServer venue = VenueServer.start(plan);
        try {
            WholeSystem system = new WholeSystem(folder, venue);
            system.executor.ready();
            system.engine.ready();
            return system;
        } catch (IOException e) {
            venue.close();
            throw new UncheckedIOException(e);
        }
    }

    private static String config(List<MarketNames> markets) {
        return "markets:\n"
                + markets.stream()
                        .map(names -> "  - conditionId: \"" + names.market() + "\"\n")
                        .collect(Collectors.joining());
    }

    private static String policy(List<MarketNames> markets) {
        String head = ExecutorSite.policy(NOBODY);
        return head.substring(0, head.indexOf("markets:"))
                + "markets:\n"
                + markets.stream().map(WholeSystem::market).collect(Collectors.joining());
    }

    private static String market(MarketNames names) {
        return String.join(
                "\n",
                "  - conditionId: \"" + names.market() + "\"",
                "    tokens: [\"" + names.yes() + "\", \"" + names.no() + "\"]",
                "    venue: " + (names.protocolV2() ? "v2" : "v1"),
                "    negRisk: " + names.negRisk(),
                "    eventGroup: one",
                "    band: {low: \"0.05\", high: \"0.95\"}",
                "    cap: \"400\"",
                "");
    }

    /** Adds a fault at the venue. */
    void fault(String json) {
        send(HttpRequest.newBuilder(admin("/faults")).POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Takes all faults away. */
    void calm() {
        send(HttpRequest.newBuilder(admin("/faults")).DELETE());
    }

    /** What arrived at the venue over HTTP, as JSON. */
    String arrivals() {
        return send(HttpRequest.newBuilder(admin("/requests")).GET());
    }

    private URI admin(String path) {
        return URI.create("http://127.0.0.1:" + venue.adminPort() + path);
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Exit code of {@code tapemaker-replay verify}. */
    ExecutorChild verified() {
        ExecutorChild child = ExecutorChild.start(
                folder, ReplayMain.class, List.of("-Xmx256m"), "verify", journal.toString());
        child.exitCode();
        return child;
    }

    @Override
    public void close() {
        engine.kill();
        executor.kill();
        venue.close();
    }
}
