package io.tapemaker.executor.venue.polymarket;

import static io.tapemaker.executor.venue.polymarket.ScriptedServer.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import io.tapemaker.executor.venue.polymarket.HttpCall.Method;
import io.tapemaker.executor.venue.polymarket.HttpCall.Service;
import io.tapemaker.executor.venue.polymarket.ScriptedServer.Step;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.post-once",
        milestone = Milestone.M5,
        kind = ProofKind.CRASH,
        title = "One send is one request on the wire, whatever happens to the connection and whatever is answered",
        invariants = PostOnceTest.ONCE)
class PostOnceTest {

    static final String ONCE = "executor.one-post-per-send";

    private static final byte[] BODY = "{\"order\":1}".getBytes(StandardCharsets.US_ASCII);
    private static final int CALL_MS = 700;

    /** A fault for the second of two calls, and what becomes of that call. */
    private record Fault(Step step, String outcome) {}

    private static final Step LOST_ANSWER = exchange -> {
        exchange.readBody();
        return false;
    };

    private static Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("lost answer", new Fault(LOST_ANSWER, "BROKEN handed"));
        faults.put(
                "reset before the body",
                new Fault(
                        exchange -> {
                            exchange.reset();
                            return false;
                        },
                        "BROKEN handed"));
        faults.put(
                "reset after the body",
                new Fault(
                        exchange -> {
                            exchange.readBody();
                            exchange.reset();
                            return false;
                        },
                        "BROKEN handed"));
        faults.put("503, retry at once", new Fault(answering(503, "Retry-After: 0\r\n", "{}"), "503"));
        faults.put("408", new Fault(answering(408, "", ""), "408"));
        faults.put("408, retry at once", new Fault(answering(408, "Retry-After: 0\r\n", ""), "408"));
        faults.put("425", new Fault(answering(425, "Retry-After: 0\r\n", ""), "425"));
        faults.put("429", new Fault(answering(429, "Retry-After: 0\r\n", ""), "429"));
        for (int status : List.of(301, 302, 303, 307, 308)) {
            faults.put(status + "", new Fault(answering(status, "Location: /order\r\n", ""), "" + status));
        }
        faults.put("300", new Fault(answering(300, "Location: /order\r\n", ""), "300"));
        String challenge = "WWW-Authenticate: Basic realm=\"x\"\r\n";
        faults.put("401", new Fault(answering(401, challenge, ""), "401"));
        faults.put("407", new Fault(answering(407, "Proxy-Authenticate: Basic realm=\"x\"\r\n", ""), "BROKEN handed"));
        faults.put("421", new Fault(answering(421, "", ""), "421"));
        faults.put("half answer", new Fault(halfAnswer(), "BROKEN handed"));
        faults.put(
                "half head",
                new Fault(
                        exchange -> {
                            exchange.readBody();
                            exchange.write("HTTP/1.1 200 O");
                            return false;
                        },
                        "BROKEN handed"));
        faults.put(
                "not HTTP",
                new Fault(
                        exchange -> {
                            exchange.readBody();
                            exchange.write("hello\r\n\r\n");
                            return false;
                        },
                        "BROKEN handed"));
        faults.put("no answer in time", new Fault(PostOnceTest::hang, "TIMED_OUT handed"));
        faults.put("slow body", new Fault(PostOnceTest::slowBody, "TIMED_OUT handed"));
        faults.put("endless body", new Fault(PostOnceTest::endlessBody, "TOO_LARGE handed"));
        return faults;
    }

    private static Step halfAnswer() {
        return exchange -> {
            exchange.readBody();
            exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"success\":tr");
            return false;
        };
    }

    private static boolean hang(ScriptedServer.Exchange exchange) throws IOException {
        exchange.readBody();
        return exchange.in().read() >= 0;
    }

    private static boolean slowBody(ScriptedServer.Exchange exchange) throws IOException {
        exchange.readBody();
        exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        return exchange.in().read() >= 0;
    }

    private static boolean endlessBody(ScriptedServer.Exchange exchange) throws IOException {
        exchange.readBody();
        exchange.write("HTTP/1.1 200 OK\r\n\r\n");
        String block = "x".repeat(1 << 16);
        while (true) {
            exchange.write(block);
        }
    }

    static VenueClient client(ScriptedServer server, int callMs) {
        Map<Lane, LaneLimits> limits = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            limits.put(lane, new LaneLimits(60_000, callMs, callMs, 2));
        }
        int port = server.port();
        VenueHosts hosts = VenueHosts.loopback(new VenueHosts.Ports(port, port, port));
        return new VenueClient(hosts, (method, path, body, header) -> header.accept("POLY_X", "y"), () -> true, limits);
    }

    private static HttpCall call(Method method) {
        HttpCall call = HttpCall.of(Service.CLOB_SIGNED, method, "/order");
        return method == Method.GET ? call : call.with(BODY);
    }

    /** The first call leaves a pooled connection behind; the second meets the fault on it; a third shows the end. */
    private static int requestsOf(Fault fault, Method method, Lane lane) throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server, CALL_MS)) {
            Outcomes outcomes = new Outcomes();
            server.then(answering(200, "", "{}"));
            client.send(1, lane, call(method), outcomes);
            assertEquals("200", outcomes.await(1));
            server.then(fault.step());
            client.send(2, lane, call(method), outcomes);
            assertEquals(fault.outcome(), outcomes.await(2));
            client.send(3, lane, call(method), outcomes);
            assertEquals("200", outcomes.await(3));
            assertTrue(outcomes.isQuiet());
            assertEquals(server.requests(), count(server, method.name()));
            return server.requests();
        }
    }

    private static int count(ScriptedServer server, String method) {
        return (int) server.heads.stream()
                .filter(head -> head.startsWith(method + " /order "))
                .count();
    }

    @Test
    void oneRequestForEachSend() throws IOException, InterruptedException {
        int scripts = 0;
        for (Map.Entry<String, Fault> fault : faults().entrySet()) {
            assertEquals(3, requestsOf(fault.getValue(), Method.POST, Lane.PLACE), fault.getKey());
            scripts++;
        }
        Figures.put("posts", scripts);
        Invariants.checked(ONCE, scripts);
    }

    @Test
    void cancelsAndQuestionsTooLeaveOnce() throws IOException, InterruptedException {
        int scripts = 0;
        for (Map.Entry<String, Fault> fault : faults().entrySet()) {
            assertEquals(3, requestsOf(fault.getValue(), Method.DELETE, Lane.CANCEL), fault.getKey());
            assertEquals(3, requestsOf(fault.getValue(), Method.GET, Lane.QUERY), fault.getKey());
            scripts += 2;
        }
        Invariants.checked(ONCE, scripts);
    }

    /** The server closes a connection that lies idle in the pool: the next post goes on a new one, once. */
    @Test
    void connectionsThatTheServerCloses() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = client(server, CALL_MS)) {
            Outcomes outcomes = new Outcomes();
            int sends = 20;
            int answered = 0;
            for (int i = 0; i < sends; i++) {
                server.then(exchange -> {
                    exchange.readBody();
                    exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                    return false;
                });
                client.send(i, Lane.PLACE, call(Method.POST), outcomes);
                answered += outcomes.await(i).equals("200") ? 1 : 0;
            }
            assertTrue(server.requests() <= sends, "more posts than sends");
            assertTrue(answered <= server.requests(), "more answers than posts");
            Figures.put("sendsToClosedConnections", sends);
            Figures.put("answered", answered);
        }
    }

    /** Nobody listens: nothing was handed over, and the caller may know it. */
    @Test
    void refusedConnection() throws IOException, InterruptedException {
        ScriptedServer server = new ScriptedServer();
        try (VenueClient client = client(server, CALL_MS)) {
            server.close();
            Outcomes outcomes = new Outcomes();
            client.send(1, Lane.PLACE, call(Method.POST), outcomes);
            assertEquals("BROKEN", outcomes.await(1));
            assertEquals(0, server.requests());
        }
    }

    /** The same scripts against the library as it comes: some of them show more posts than calls. */
    @Test
    void theDefaultsOfTheLibraryPostMoreOften() throws IOException {
        Map<String, Integer> posts = new LinkedHashMap<>();
        for (Map.Entry<String, Fault> fault : faults().entrySet()) {
            if (!fault.getKey().equals("endless body")) {
                posts.put(fault.getKey(), postsOfDefaults(fault.getValue().step()));
            }
        }
        assertEquals(3, posts.get("lost answer"), posts::toString);
        assertEquals(3, posts.get("reset after the body"), posts::toString);
        assertEquals(3, posts.get("503, retry at once"), posts::toString);
        assertEquals(3, posts.get("408"), posts::toString);
        assertEquals(3, posts.get("307"), posts::toString);
        assertEquals(3, posts.get("308"), posts::toString);
        long tooMany = posts.values().stream().filter(count -> count > 2).count();
        Figures.put("scriptsThatTheDefaultsPostTwice", tooMany);
    }

    /** Two calls: the pooled connection, and the fault on it. */
    private static int postsOfDefaults(Step fault) throws IOException {
        OkHttpClient client = new OkHttpClient.Builder()
                .callTimeout(Duration.ofMillis(CALL_MS))
                .build();
        try (ScriptedServer server = new ScriptedServer()) {
            server.then(answering(200, "", "{}"));
            server.then(fault);
            for (int i = 0; i < 2; i++) {
                Request request = new Request.Builder()
                        .url("http://127.0.0.1:" + server.port() + "/order")
                        .post(RequestBody.create(BODY, MediaType.get("application/json")))
                        .build();
                try (Response response = client.newCall(request).execute()) {
                    response.body().bytes();
                } catch (IOException e) {
                    // Some faults end in one; the posts are what is counted.
                }
            }
            return count(server, "POST");
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
