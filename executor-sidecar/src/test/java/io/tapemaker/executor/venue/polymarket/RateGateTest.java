package io.tapemaker.executor.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import io.tapemaker.executor.venue.polymarket.HttpCall.Method;
import io.tapemaker.executor.venue.polymarket.HttpCall.Service;
import io.tapemaker.executor.venue.polymarket.ScriptedServer.Step;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.rate-gate",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "On the wire: no place leaves beyond the venue's budget, headers shrink it, and every cancel leaves")
final class RateGateTest {

    private static final int LONG_MS = 60_000;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final HttpCall PLACE =
            HttpCall.of(Service.CLOB_SIGNED, Method.POST, "/order").with("{}".getBytes(StandardCharsets.US_ASCII));
    private static final HttpCall BATCH = HttpCall.of(Service.CLOB_SIGNED, Method.POST, "/orders")
            .with("[]".getBytes(StandardCharsets.US_ASCII))
            .about(Requests.MAX_POST);
    private static final HttpCall CANCEL = HttpCall.of(Service.CLOB_SIGNED, Method.DELETE, "/cancel-all");

    private final AtomicLong nowNs = new AtomicLong(SECOND_NS);
    private final Outcomes outcomes = new Outcomes();
    private long tags;

    private VenueClient client(ScriptedServer server) {
        Map<Lane, LaneLimits> limits = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            limits.put(lane, new LaneLimits(LONG_MS, LONG_MS, LONG_MS, 8));
        }
        VenueHosts hosts = VenueHosts.loopback(new VenueHosts.Ports(server.port(), server.port(), server.port()));
        return new VenueClient(hosts, (method, path, body, header) -> {}, () -> true, limits, nowNs::get);
    }

    /** Sends so many at once; how often each outcome came. */
    private Map<String, Integer> send(VenueClient client, Lane lane, HttpCall call, int times)
            throws InterruptedException {
        long from = tags;
        for (int i = 0; i < times; i++) {
            client.send(tags++, lane, call, outcomes);
        }
        Map<String, Integer> came = new TreeMap<>();
        for (long tag = from; tag < tags; tag++) {
            came.merge(outcomes.await(tag), 1, Integer::sum);
        }
        return came;
    }

    private static long arrived(ScriptedServer server, String start) {
        return server.heads.stream().filter(head -> head.startsWith(start)).count();
    }

    private static Step saying(int status, int remaining, String more) {
        return ScriptedServer.answering(status, "Poly-RateLimit-Remaining: " + remaining + "\r\n" + more, "{}");
    }

    @Test
    void noPlaceLeavesBeyondTheBudgetAndEveryCancelDoes() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server)) {
            assertEquals(Map.of("200", 30, "THROTTLED", 70), send(client, Lane.PLACE, PLACE, 100));
            assertEquals(30, arrived(server, "POST"), "what is held has sent no byte");
            assertEquals(Map.of("200", 300), send(client, Lane.CANCEL, CANCEL, 300), "no cancel is ever held");
            assertEquals(300, arrived(server, "DELETE"));
            nowNs.addAndGet(SECOND_NS);
            assertEquals(Map.of("THROTTLED", 5), send(client, Lane.PLACE, PLACE, 5), "the cancels are in debt");
            nowNs.addAndGet(2 * SECOND_NS);
            assertEquals(Map.of("200", 30, "THROTTLED", 10), send(client, Lane.PLACE, PLACE, 40));
            nowNs.addAndGet(SECOND_NS);
            assertEquals(Map.of("200", 20, "THROTTLED", 1), send(client, Lane.PLACE, PLACE, 21), "20 a second");
            Figures.put("places", arrived(server, "POST"));
            Figures.put("cancels", arrived(server, "DELETE"));
        }
    }

    @Test
    void aBatchLeavesWholeOrNotAtAll() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server)) {
            assertEquals(Map.of("200", 2, "THROTTLED", 1), send(client, Lane.PLACE, BATCH, 3));
            assertEquals(2, arrived(server, "POST /orders"));
        }
    }

    @Test
    void whatTheVenueSaysShrinksTheBudget() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server)) {
            server.then(saying(429, 0, "Retry-After: 2\r\n"));
            assertEquals(Map.of("429", 1), send(client, Lane.PLACE, PLACE, 1));
            assertEquals(Map.of("THROTTLED", 10), send(client, Lane.PLACE, PLACE, 10));
            assertEquals(Map.of("200", 10), send(client, Lane.CANCEL, CANCEL, 10));
            assertEquals(1, arrived(server, "POST"));
            nowNs.addAndGet(SECOND_NS / 10);
            assertEquals(Map.of("200", 2, "THROTTLED", 3), send(client, Lane.PLACE, PLACE, 5));
            server.then(saying(200, -40, ""));
            assertEquals(Map.of("200", 1), send(client, Lane.CANCEL, CANCEL, 1));
            nowNs.addAndGet(SECOND_NS / 2);
            assertEquals(Map.of("THROTTLED", 1), send(client, Lane.PLACE, PLACE, 1), "cancels are in debt");
            nowNs.addAndGet(SECOND_NS / 2);
            server.then(saying(200, 7, ""));
            assertEquals(Map.of("200", 1), send(client, Lane.PLACE, PLACE, 1));
            assertEquals(Map.of("200", 7, "THROTTLED", 2), send(client, Lane.PLACE, PLACE, 9));
        }
    }

    /** What is under way has been taken here and perhaps not there: it is not given out a second time. */
    @Test
    void whatIsUnderWayCounts() throws IOException, InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        Step hangs = exchange -> {
            exchange.readBody();
            go.await();
            exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            return true;
        };
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server)) {
            server.otherwise(hangs);
            client.send(1_000, Lane.PLACE, PLACE, outcomes);
            client.send(1_001, Lane.PLACE, PLACE, outcomes);
            while (arrived(server, "POST") < 2) {
                Thread.onSpinWait();
            }
            server.then(saying(200, 3, ""));
            assertEquals(Map.of("200", 1), send(client, Lane.PLACE, PLACE, 1));
            client.send(1_002, Lane.PLACE, PLACE, outcomes);
            client.send(1_003, Lane.PLACE, PLACE, outcomes);
            assertEquals("THROTTLED", outcomes.await(1_003));
            go.countDown();
            assertEquals("200", outcomes.await(1_002));
        }
    }

    /** The same hundred places under a tier that allows them: what is counted above is the budget. */
    @Test
    void aHigherTierLetsMorePass() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server)) {
            server.then(saying(200, 600, "Poly-RateLimit-Tier: Gold\r\n"));
            assertEquals(Map.of("200", 1), send(client, Lane.PLACE, PLACE, 1));
            assertEquals(Map.of("THROTTLED", 1), send(client, Lane.PLACE, PLACE, 1), "a new tier begins empty");
            nowNs.addAndGet(SECOND_NS);
            assertEquals(Map.of("200", 100), send(client, Lane.PLACE, PLACE, 100));
        }
    }

    @Test
    void aHeaderThatIsNoNumberSaysNothing() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server)) {
            for (String odd : new String[] {"x", "", "1e9", "99999999999999999999", "-", "1.5"}) {
                server.then(ScriptedServer.answering(200, "Poly-RateLimit-Remaining: " + odd + "\r\n", "{}"));
                assertEquals(Map.of("200", 1), send(client, Lane.PLACE, PLACE, 1), odd);
            }
            Map<String, Integer> rest = send(client, Lane.PLACE, PLACE, 30);
            assertEquals(Map.of("200", 24, "THROTTLED", 6), rest);
        }
    }
}
