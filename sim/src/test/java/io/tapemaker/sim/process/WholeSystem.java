package io.tapemaker.sim.process;

import io.tapemaker.engine.app.EngineMain;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.journal.types.Side;
import io.tapemaker.replay.cli.ReplayMain;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderTerms;
import io.tapemaker.sim.venue.TokenRef;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The venue on sockets of this process, and engine and executor in processes of their own, in shadow mode. */
final class WholeSystem implements AutoCloseable {

    private static final String NOBODY = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

    final VenueServer venue;
    final Path journal;
    final ExecutorChild executor;
    final ExecutorChild engine;
    private static final long STIR_NANOS = 200_000_000L;
    private static final int LEVELS = 7;
    private static final long CENT_E4 = 100;
    private static final long SHARE_E6 = 1_000_000L;
    private static final long SHARES_E6 = 5 * SHARE_E6;

    private final Path folder;
    private final int stirrer;
    private long stirred;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private WholeSystem(Path folder, VenueServer venue) throws IOException {
        this.folder = folder;
        this.venue = venue;
        stirrer = venue.open(Address.parse("0x" + "7".repeat(40))).account();
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
            "run",
            "--config",
            config.toString(),
            "--journal",
            journal.toString(),
            "--mode",
            "shadow",
            "--profile",
            "loopback",
            "--loopback-port",
            port
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

    /** Time passes, and somebody's orders come and go far from the touch, so that the books change all the while. */
    void live(long ms) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        while (System.nanoTime() - end < 0) {
            stirred++;
            for (int market = 0; market < venue.markets().size(); market++) {
                stir(market);
            }
            LockSupport.parkNanos(STIR_NANOS);
        }
    }

    private void stir(int market) {
        long round = stirred;
        String id = "stir-" + market + "-" + round;
        OrderRequest order = OrderRequest.limit(
                id,
                stirrer,
                new TokenRef(market, 0),
                Side.BUY,
                CENT_E4 * (1 + round % LEVELS),
                SHARES_E6 + SHARE_E6 * (round % LEVELS),
                OrderTerms.GTC);
        venue.shared().call((sim, nowNs) -> {
            boolean placed = sim.placeOrder(stirrer, order, nowNs).refusal() == null;
            return placed && round > 1 ? sim.cancelOrder(stirrer, "stir-" + market + "-" + (round - 1), nowNs) : placed;
        });
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
        ExecutorChild child =
                ExecutorChild.start(folder, ReplayMain.class, List.of("-Xmx256m"), "verify", journal.toString());
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
