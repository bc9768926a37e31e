package io.tapemaker.executor.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.decode.HttpAnswer;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.lanes",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "A cancel passes places that hang, and a place that meets the kill latch or is late sends no byte")
class LanesTest {

    private static final int LONG_MS = 60_000;
    private static final int IN_FLIGHT = 2;
    private static final HttpCall PLACE = HttpCall.of(Service.CLOB_SIGNED, Method.POST, "/order")
            .with("{\"a\":1}".getBytes(StandardCharsets.US_ASCII));
    private static final HttpCall CANCEL = HttpCall.of(Service.CLOB_SIGNED, Method.DELETE, "/cancel-all");

    /** Holds each place until it is told to go on, and says when one has arrived. */
    private static final class Holding {

        private final CountDownLatch go = new CountDownLatch(1);
        private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

        Step step() {
            return exchange -> {
                if (exchange.head().startsWith("POST /order")) {
                    exchange.readBody();
                    arrived.add("place");
                    go.await();
                    exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                    return true;
                }
                return ScriptedServer.answering(200, "", "{}").run(exchange);
            };
        }

        void awaitPlaces(int count) throws InterruptedException {
            for (int i = 0; i < count; i++) {
                assertEquals("place", arrived.poll(60, TimeUnit.SECONDS));
            }
        }
    }

    private static VenueClient client(ScriptedServer server, L2Headers l2, AtomicBoolean latched) {
        return client(server, l2, latched, LONG_MS);
    }

    private static VenueClient client(ScriptedServer server, L2Headers l2, AtomicBoolean latched, int waitMs) {
        Map<Lane, LaneLimits> limits = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            limits.put(lane, new LaneLimits(lane == Lane.PLACE ? waitMs : LONG_MS, LONG_MS, LONG_MS, IN_FLIGHT));
        }
        int port = server.port();
        VenueHosts hosts = VenueHosts.loopback(new VenueHosts.Ports(port, port, port));
        return new VenueClient(hosts, l2, () -> !latched.get(), limits);
    }

    private static final L2Headers NO_HEADERS = (method, path, body, header) -> {};

    @Test
    void aCancelPassesPlacesThatHang() throws IOException, InterruptedException {
        Holding holding = new Holding();
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server, NO_HEADERS, new AtomicBoolean())) {
            server.otherwise(holding.step());
            Outcomes places = new Outcomes();
            for (int i = 0; i < 6; i++) {
                client.send(i, Lane.PLACE, PLACE, places);
            }
            holding.awaitPlaces(IN_FLIGHT);
            Outcomes others = new Outcomes();
            client.send(10, Lane.CANCEL, CANCEL, others);
            client.send(11, Lane.HEARTBEAT, HttpCall.of(Service.CLOB_SIGNED, Method.POST, "/v1/heartbeats"), others);
            client.send(12, Lane.QUERY, HttpCall.of(Service.CLOB, Method.GET, "/time"), others);
            assertEquals(List.of("200", "200", "200"), List.of(others.await(10), others.await(11), others.await(12)));
            assertTrue(places.isQuiet(), "all places still hang");
            holding.go.countDown();
            for (int i = 0; i < 6; i++) {
                assertEquals("200", places.await(i));
            }
        }
    }

    /** One client for all, as one would write it: the cancel waits in the queue behind the places. */
    @Test
    void inOneLaneTheCancelWaits() throws IOException, InterruptedException {
        Holding holding = new Holding();
        OkHttpClient one = new OkHttpClient.Builder().build();
        one.dispatcher().setMaxRequestsPerHost(IN_FLIGHT);
        try (ScriptedServer server = new ScriptedServer()) {
            server.otherwise(holding.step());
            CountDownLatch done = new CountDownLatch(IN_FLIGHT + 1);
            for (int i = 0; i < IN_FLIGHT; i++) {
                enqueue(one, server, "POST", "/order", done);
            }
            holding.awaitPlaces(IN_FLIGHT);
            enqueue(one, server, "DELETE", "/cancel-all", done);
            assertEquals(1, one.dispatcher().queuedCallsCount());
            assertTrue(server.heads.stream().noneMatch(head -> head.startsWith("DELETE")));
            holding.go.countDown();
            assertTrue(done.await(60, TimeUnit.SECONDS));
        } finally {
            one.dispatcher().executorService().shutdown();
        }
    }

    private static void enqueue(
            OkHttpClient client, ScriptedServer server, String method, String path, CountDownLatch done) {
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + server.port() + path)
                .method(method, RequestBody.create(new byte[0], MediaType.get("application/json")))
                .build();
        client.newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException failure) {
                done.countDown();
            }

            @Override
            public void onResponse(Call call, Response response) {
                response.close();
                done.countDown();
            }
        });
    }

    @Test
    void theLatchHoldsPlacesBackAndNothingElse() throws IOException, InterruptedException {
        Holding holding = new Holding();
        AtomicBoolean latched = new AtomicBoolean();
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server, NO_HEADERS, latched)) {
            server.otherwise(holding.step());
            Outcomes outcomes = new Outcomes();
            for (int i = 0; i < 4; i++) {
                client.send(i, Lane.PLACE, PLACE, outcomes);
            }
            holding.awaitPlaces(IN_FLIGHT);
            latched.set(true);
            holding.go.countDown();
            List<String> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(outcomes.await(i));
            }
            assertEquals(List.of("200", "200", "WITHHELD", "WITHHELD"), all);
            client.send(5, Lane.PLACE, PLACE, outcomes);
            assertEquals("WITHHELD", outcomes.await(5));
            client.send(6, Lane.CANCEL, CANCEL, outcomes);
            assertEquals("200", outcomes.await(6));
            assertEquals(
                    IN_FLIGHT,
                    server.heads.stream()
                            .filter(head -> head.startsWith("POST"))
                            .count());
        }
    }

    /** A place that waited in its lane until its book is an old one does not leave any more. */
    @Test
    void aPlaceThatWaitedTooLongStays() throws IOException, InterruptedException {
        Holding holding = new Holding();
        int waitMs = 2_500;
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server, NO_HEADERS, new AtomicBoolean(), waitMs)) {
            server.otherwise(holding.step());
            Outcomes outcomes = new Outcomes();
            for (int i = 0; i < IN_FLIGHT; i++) {
                client.send(i, Lane.PLACE, PLACE, outcomes);
            }
            holding.awaitPlaces(IN_FLIGHT);
            client.send(2, Lane.PLACE, PLACE, outcomes);
            Thread.sleep(waitMs + 1);
            holding.go.countDown();
            assertEquals("200", outcomes.await(0));
            assertEquals("200", outcomes.await(1));
            assertEquals("WITHHELD", outcomes.await(2));
            client.send(3, Lane.PLACE, PLACE, outcomes);
            assertEquals("200", outcomes.await(3));
            assertEquals(IN_FLIGHT + 1, server.requests());
        }
    }

    @Test
    void abandonedPlaces() throws IOException, InterruptedException {
        Holding holding = new Holding();
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server, NO_HEADERS, new AtomicBoolean())) {
            server.otherwise(holding.step());
            Outcomes outcomes = new Outcomes();
            for (int i = 0; i < 3; i++) {
                client.send(i, Lane.PLACE, PLACE, outcomes);
            }
            holding.awaitPlaces(IN_FLIGHT);
            client.abandonPlaces();
            assertEquals("BROKEN handed", outcomes.await(0));
            assertEquals("BROKEN handed", outcomes.await(1));
            assertEquals("BROKEN", outcomes.await(2), "never left its queue");
            client.send(4, Lane.CANCEL, CANCEL, outcomes);
            assertEquals("200", outcomes.await(4));
        }
    }

    @Test
    void headersAreMadeOfTheBytesThatFollow() throws IOException, InterruptedException {
        List<String> signed = new ArrayList<>();
        L2Headers l2 = (method, path, body, header) -> {
            signed.add(method + " " + path + " " + new String(body, StandardCharsets.UTF_8));
            header.accept("POLY_ADDRESS", "0x1");
            header.accept("POLY_PASSPHRASE", "canary");
        };
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server, l2, new AtomicBoolean())) {
            Outcomes outcomes = new Outcomes();
            client.send(1, Lane.PLACE, PLACE, outcomes);
            assertEquals("200", outcomes.await(1));
            HttpCall page =
                    HttpCall.of(Service.CLOB_SIGNED, Method.GET, "/data/orders").with("next_cursor", "MA== &x");
            client.send(2, Lane.QUERY, page, outcomes);
            assertEquals("200", outcomes.await(2));
            client.send(3, Lane.QUERY, HttpCall.of(Service.CLOB, Method.GET, "/time"), outcomes);
            assertEquals("200", outcomes.await(3));
            client.send(4, Lane.CANCEL, CANCEL, outcomes);
            assertEquals("200", outcomes.await(4));
            assertEquals(
                    List.of("POST /order {\"a\":1}", "GET /data/orders ", "DELETE /cancel-all "), signed, "no query");
            assertEquals("{\"a\":1}", server.bodies.get(0));
            String post = server.heads.get(0);
            assertTrue(post.contains("POLY_ADDRESS: 0x1\r\n") && post.contains("POLY_PASSPHRASE: canary\r\n"), post);
            assertTrue(post.contains("Content-Type: application/json\r\n"), post);
            assertTrue(post.contains("Accept-Encoding: identity\r\n"), post);
            assertTrue(server.heads.get(1).startsWith("GET /data/orders?next_cursor=MA%3D%3D%20%26x HTTP/1.1"));
            assertTrue(server.heads.stream()
                    .filter(head -> head.startsWith("GET /time"))
                    .noneMatch(head -> head.contains("POLY_")));
            assertTrue(server.heads.get(3).contains("Content-Length: 0\r\n"), server.heads.get(3));
        }
    }

    @Test
    void headersThatMatterComeBack() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server, NO_HEADERS, new AtomicBoolean())) {
            String headers = String.join(
                    "\r\n",
                    "Retry-After: 7",
                    "Poly-RateLimit-Remaining: 3",
                    "Poly-RateLimit-Reset: 2",
                    "Poly-RateLimit-Tier: Gold",
                    "");
            server.then(ScriptedServer.answering(429, headers, "{}"));
            server.then(ScriptedServer.answering(200, WireGuard.RETRY_AFTER + ": 9\r\n", "{}"));
            Outcomes outcomes = new Outcomes();
            client.send(1, Lane.PLACE, PLACE, outcomes);
            assertEquals("429", outcomes.await(1));
            assertEquals(new HttpAnswer.Headers("7", "3", "2", "Gold"), outcomes.headers(1));
            client.send(2, Lane.CANCEL, CANCEL, outcomes);
            assertEquals("200", outcomes.await(2));
            assertEquals(HttpAnswer.Headers.NONE, outcomes.headers(2));
        }
    }

    @Test
    void latencies() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server, NO_HEADERS, new AtomicBoolean())) {
            Outcomes outcomes = new Outcomes();
            String id = "0x" + "0".repeat(64);
            for (int i = 0; i < 5; i++) {
                client.send(i, Lane.PLACE, PLACE, outcomes);
                assertEquals("200", outcomes.await(i));
                client.send(i, Lane.QUERY, HttpCall.of(Service.CLOB, Method.GET, "/data/order/" + id), outcomes);
                assertEquals("200", outcomes.await(i));
            }
            Map<String, Long> counts = new TreeMap<>();
            client.latencies().forEach((name, histogram) -> counts.put(name, histogram.getTotalCount()));
            assertEquals(Map.of("PLACE POST /order", 5L, "QUERY GET /data/order/{id}", 5L), counts);
            client.latencies().forEach((name, histogram) -> counts.merge(name, histogram.getTotalCount(), Long::sum));
            assertEquals(10L, counts.get("PLACE POST /order"), "they are since the start");
            client.latencies()
                    .forEach((name, histogram) -> Figures.put(
                            "p50Us." + name.replaceAll("[^A-Za-z]+", "."), histogram.getValueAtPercentile(50)));
        }
    }
}
