package io.tapemaker.sim.wire.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.sim.wire.WireKit;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@Proof(
        id = "wire.server",
        milestone = Milestone.M5,
        kind = ProofKind.SIM,
        title = "The trading venue on sockets: REST, the user channel, its own time, and nothing left after it stops")
class TradingServerTest {

    private static final String MARKET = WireKit.MARKETS.get(0).market();

    @Test
    void ordersOverASocket() throws IOException, InterruptedException {
        try (ServerKit kit = new ServerKit(1)) {
            assertEquals("\"OK\"", kit.get("/ok").body());
            HttpResponse<String> placed = kit.place(kit.kit.alice(), 4_000);
            assertEquals(200, placed.statusCode(), placed.body());
            assertEquals(
                    "Standard",
                    placed.headers().firstValue("Poly-RateLimit-Tier").orElse(""));
            String id = ServerKit.json(placed.body()).path("orderID").asText();
            assertEquals(1, kit.open(kit.kit.alice()));
            HttpResponse<String> found = kit.ask(kit.kit.alice(), "GET", "/data/order/" + id, "");
            assertEquals("LIVE", ServerKit.json(found.body()).path("status").asText());
            HttpResponse<String> cancelled =
                    kit.ask(kit.kit.alice(), "DELETE", "/order", "{\"orderID\":\"" + id + "\"}");
            assertEquals("{\"canceled\":[\"" + id + "\"],\"not_canceled\":{}}", cancelled.body());
            assertEquals(0, kit.open(kit.kit.alice()));
            assertEquals(404, kit.get("/faults").statusCode());
        }
    }

    @Test
    void theJournalCountsEveryArrival() throws IOException, InterruptedException {
        try (ServerKit kit = new ServerKit(1)) {
            String order = kit.order(kit.kit.alice(), 4_000);
            kit.ask(kit.kit.alice(), "POST", "/order", order);
            kit.ask(kit.kit.alice(), "POST", "/order", order);
            kit.ask(kit.kit.alice(), "DELETE", "/cancel-all", "");
            JsonNode arrivals = kit.admin("GET", "/requests?from=1", "");
            assertEquals(3, arrivals.size());
            assertEquals(arrivals.get(0).path("bodySha256"), arrivals.get(1).path("bodySha256"));
            assertEquals(order.length(), arrivals.get(0).path("bodyLength").asInt());
            assertEquals(3, arrivals.get(2).path("number").asInt());
            assertEquals(
                    ServerKit.json("{\"DELETE /cancel-all\":1,\"POST /order\":2}"), kit.admin("GET", "/counts", ""));
            assertEquals(1, kit.admin("GET", "/requests?from=3", "").size());
            assertTrue(kit.admin("GET", "/requests?from=x", "").has("error"));
        }
    }

    @Test
    void theUserChannelTellsWhatHappensFromNowOn() throws IOException, InterruptedException {
        try (ServerKit kit = new ServerKit(1)) {
            kit.place(kit.kit.alice(), 4_000);
            UserClient all = UserClient.of(kit, kit.kit.alice(), List.of());
            UserClient others = UserClient.of(kit, kit.kit.alice(), List.of("0x1"));
            UserClient bob = UserClient.of(kit, kit.kit.bob(), List.of());
            kit.place(kit.kit.alice(), 4_100);
            assertEquals("PLACEMENT 0.41", all.word());
            others.say("{\"operation\":\"subscribe\",\"markets\":[\"" + MARKET + "\"]}");
            others.ping();
            kit.ask(kit.kit.alice(), "DELETE", "/cancel-all", "");
            for (UserClient client : List.of(all, others)) {
                assertEquals("CANCELLATION 0.4", client.word());
                assertEquals("CANCELLATION 0.41", client.word());
            }
            others.say("{\"operation\":\"unsubscribe\",\"markets\":[\"" + MARKET + "\"]}");
            others.ping();
            kit.place(kit.kit.alice(), 4_200);
            assertEquals("PLACEMENT 0.42", all.word());
            others.ping();
            bob.ping();
            assertEquals(
                    3, kit.admin("GET", "/state", "").path("userConnections").asInt());
        }
    }

    @Test
    void badCredentialsAreShownTheDoor() throws InterruptedException {
        try (ServerKit kit = new ServerKit(1)) {
            UserClient client = new UserClient(kit);
            client.say("nonsense");
            client.say("{\"operation\":\"subscribe\",\"markets\":[\"" + MARKET + "\"]}");
            client.ping();
            String auth = UserClient.auth(kit.kit.alice().account().credentials(), List.of());
            client.say(auth.replace("\"secret\":\"", "\"secret\":\"x"));
            assertEquals("end 1008", client.next());
        }
    }

    /** Nobody asks anything meanwhile: what is due happens by itself, in the venue's own time. */
    @Test
    void theVenueLivesByItself() throws IOException, InterruptedException {
        try (ServerKit kit = new ServerKit(10)) {
            kit.place(kit.kit.alice(), 4_000);
            HttpResponse<String> beat = kit.ask(kit.kit.alice(), "POST", "/v1/heartbeats", "{\"heartbeat_id\":\"\"}");
            assertEquals(200, beat.statusCode(), beat.body());
            UserClient client = UserClient.of(kit, kit.kit.alice(), List.of());
            assertEquals("CANCELLATION 0.4", client.word());
            assertEquals(0, kit.open(kit.kit.alice()));
        }
    }

    @Test
    void outagesAreSwitchedOnFromTheAdminPort() throws IOException, InterruptedException {
        try (ServerKit kit = new ServerKit(1)) {
            kit.admin("POST", "/mode", "{\"mode\":\"CANCEL_ONLY\"}");
            assertEquals(503, kit.place(kit.kit.alice(), 4_000).statusCode());
            kit.admin("POST", "/mode", "{\"mode\":\"NORMAL\"}");
            assertEquals(200, kit.place(kit.kit.alice(), 4_000).statusCode());
            kit.admin("POST", "/geoblock", "{\"blocked\":true,\"country\":\"US\"}");
            assertEquals(403, kit.place(kit.kit.alice(), 4_000).statusCode());
            assertTrue(kit.get("/api/geoblock").body().contains("\"blocked\":true"));
            kit.admin("POST", "/geoblock", "{\"blocked\":false}");
            kit.admin("POST", "/restart", "{\"lengthMs\":60000,\"keepOrders\":false}");
            assertEquals(425, kit.place(kit.kit.alice(), 4_000).statusCode());
            assertEquals(0, kit.open(kit.kit.alice()));
            assertTrue(kit.admin("POST", "/mode", "{\"mode\":\"X\"}").has("error"));
        }
    }

    @Test
    void aStoppedServerIsGone() throws IOException, InterruptedException {
        ServerKit kit = new ServerKit(1);
        UserClient client = UserClient.of(kit, kit.kit.alice(), List.of());
        kit.close();
        assertTrue(client.next().startsWith("end "));
        assertThrows(ConnectException.class, () -> kit.get("/ok"));
        for (int i = 0; i < 200 && threads() > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(0, threads());
        assertNull(client.next(1));
        assertNotNull(kit.server);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("venue-") && thread.isAlive())
                .count();
    }

    /** Many hands at once: the venue takes one call after the other, and nothing is lost. */
    @Test
    void manyClientsAtOnce() throws InterruptedException, IOException {
        try (ServerKit kit = new ServerKit(1)) {
            UserClient client = UserClient.of(kit, kit.kit.alice(), List.of());
            List<String> orders = java.util.stream.LongStream.range(0, 40)
                    .mapToObj(i -> kit.order(kit.kit.alice(), 1_000 + 100 * i))
                    .toList();
            long taken = orders.parallelStream()
                    .filter(order -> {
                        try {
                            return kit.send(kit.kit.own(kit.kit.alice(), "POST", "/order", java.util.Map.of(), order))
                                            .statusCode()
                                    == 200;
                        } catch (IOException | InterruptedException e) {
                            return false;
                        }
                    })
                    .count();
            assertEquals(40, taken);
            assertEquals(40, kit.open(kit.kit.alice()));
            for (int i = 0; i < 40; i++) {
                assertTrue(client.word().startsWith("PLACEMENT"));
            }
            Figures.put("ordersAtOnce", taken);
        }
    }
}
