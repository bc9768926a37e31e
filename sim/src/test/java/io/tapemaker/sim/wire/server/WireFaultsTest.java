package io.tapemaker.sim.wire.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@Proof(
        id = "wire.faults",
        milestone = Milestone.M5,
        kind = ProofKind.SIM,
        title = "Each scripted fault is seen on the wire, counted, and leaves the venue in the state that it says")
class WireFaultsTest {

    private static ServerKit with(String fault) throws IOException, InterruptedException {
        ServerKit kit = new ServerKit(1);
        JsonNode faults = kit.admin("POST", "/faults", fault);
        assertTrue(faults.isArray() && faults.size() == 1, faults.toString());
        return kit;
    }

    private static void assertHappened(ServerKit kit, int times) throws IOException, InterruptedException {
        assertEquals(
                times, kit.admin("GET", "/faults", "").get(0).path("happened").asInt());
    }

    private static int posts(ServerKit kit) throws IOException, InterruptedException {
        return kit.admin("GET", "/counts", "").path("POST /order").asInt();
    }

    /** Posts until the connection breaks or an answer comes; after the fault a post works again. */
    private static void assertBroken(ServerKit kit, int openAfter) throws IOException, InterruptedException {
        assertThrows(IOException.class, () -> kit.place(kit.kit.alice(), 4_000));
        for (int i = 0; i < 200 && kit.open(kit.kit.alice()) != openAfter; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertEquals(openAfter, kit.open(kit.kit.alice()));
        assertHappened(kit, 1);
        assertEquals(1, posts(kit));
        assertEquals(200, kit.place(kit.kit.alice(), 4_100).statusCode());
        assertEquals(openAfter + 1, kit.open(kit.kit.alice()));
        assertEquals(2, posts(kit));
    }

    @Test
    void requestsAreLostComeLateOrLoseTheirAnswer() throws IOException, InterruptedException {
        try (ServerKit kit = with("{\"kind\":\"LOSE_REQUEST\",\"method\":\"POST\"}")) {
            assertBroken(kit, 0);
        }
        try (ServerKit kit = with("{\"kind\":\"LOSE_ANSWER\",\"method\":\"POST\"}")) {
            assertBroken(kit, 1);
        }
        try (ServerKit kit = with("{\"kind\":\"LATE_REQUEST\",\"path\":\"/order\",\"millis\":300}")) {
            assertBroken(kit, 1);
        }
    }

    @Test
    void aLateRequestIsAbsentFirst() throws IOException, InterruptedException {
        try (ServerKit kit = with("{\"kind\":\"LATE_REQUEST\",\"path\":\"/order\",\"millis\":2000}")) {
            assertThrows(IOException.class, () -> kit.place(kit.kit.alice(), 4_000));
            assertEquals(0, kit.open(kit.kit.alice()));
        }
    }

    private static HttpResponse<String> impatient(ServerKit kit, String path) throws IOException, InterruptedException {
        return kit.http.send(
                HttpRequest.newBuilder(kit.exchange(path))
                        .timeout(Duration.ofMillis(200))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void delaysAndSlowBodies() throws IOException, InterruptedException {
        for (String kind : List.of("DELAY_REQUEST", "DELAY_ANSWER", "SLOW_BODY")) {
            try (ServerKit kit = with("{\"kind\":\"" + kind + "\",\"path\":\"/time\",\"millis\":1500,\"times\":2}")) {
                assertThrows(HttpTimeoutException.class, () -> impatient(kit, "/time"));
                assertEquals(10, kit.get("/time").body().length());
                assertHappened(kit, 2);
                // Negative control: the third is as fast as any other.
                assertEquals(200, kit.get("/time").statusCode());
                assertHappened(kit, 2);
            }
        }
    }

    @Test
    void garbagePagesAndStatuses() throws IOException, InterruptedException {
        try (ServerKit kit = with("{\"kind\":\"GARBAGE\",\"path\":\"/order\"}")) {
            HttpResponse<String> answer = kit.place(kit.kit.alice(), 4_000);
            assertEquals(200, answer.statusCode());
            assertThrows(AssertionError.class, () -> ServerKit.json(answer.body()));
            assertEquals(1, kit.open(kit.kit.alice()));
        }
        for (boolean reaches : new boolean[] {false, true}) {
            String fault = "{\"kind\":\"PAGE\",\"path\":\"/order\",\"status\":520,\"reaches\":" + reaches + "}";
            try (ServerKit kit = with(fault)) {
                HttpResponse<String> answer = kit.place(kit.kit.alice(), 4_000);
                assertEquals(520, answer.statusCode());
                assertTrue(answer.body().startsWith("<!DOCTYPE html>"));
                assertEquals(reaches ? 1 : 0, kit.open(kit.kit.alice()));
            }
        }
        String busy = "{\"kind\":\"STATUS\",\"path\":\"/order\",\"status\":429,\"retryAfter\":3,\"text\":"
                + "\"{\\\"error\\\":\\\"Too Many Requests\\\"}\",\"skip\":1,\"times\":2}";
        try (ServerKit kit = with(busy)) {
            assertEquals(200, kit.place(kit.kit.alice(), 4_000).statusCode());
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer = kit.place(kit.kit.alice(), 4_000);
                assertEquals(429, answer.statusCode());
                assertEquals("3", answer.headers().firstValue("Retry-After").orElse(""));
                assertEquals("{\"error\":\"Too Many Requests\"}", answer.body());
            }
            assertEquals(200, kit.place(kit.kit.alice(), 4_000).statusCode());
            assertEquals(2, kit.open(kit.kit.alice()));
            assertHappened(kit, 2);
            assertEquals(4, posts(kit));
        }
    }

    @Test
    void aWindowEndsByItselfOrIsTakenAway() throws IOException, InterruptedException {
        try (ServerKit kit = with("{\"kind\":\"STATUS\",\"status\":425,\"times\":0,\"forMs\":3000}")) {
            assertEquals(425, kit.get("/time").statusCode());
            int status = 425;
            for (int i = 0; i < 200 && status != 200; i++) {
                TimeUnit.MILLISECONDS.sleep(50);
                status = kit.get("/time").statusCode();
            }
            assertEquals(200, status);
            kit.admin("POST", "/faults", "[{\"kind\":\"STATUS\",\"status\":503,\"times\":0}]");
            assertEquals(503, kit.get("/time").statusCode());
            assertEquals(0, kit.admin("DELETE", "/faults", "").size());
            assertEquals(200, kit.get("/time").statusCode());
        }
    }

    @Test
    void connectionsToTheUserChannelDropAndStall() throws IOException, InterruptedException {
        try (ServerKit kit = with("{\"kind\":\"DROP_USER\"}")) {
            UserClient client = UserClient.of(kit, kit.kit.alice(), List.of());
            kit.place(kit.kit.alice(), 4_000);
            assertTrue(client.next().startsWith("end "));
            UserClient again = UserClient.of(kit, kit.kit.alice(), List.of());
            kit.place(kit.kit.alice(), 4_100);
            assertEquals("PLACEMENT 0.41", again.word());
            assertEquals(1, kit.admin("POST", "/drop-users", "").path("dropped").asInt());
            assertTrue(again.next().startsWith("end "));
        }
        try (ServerKit kit = with("{\"kind\":\"STALL_USER\",\"millis\":3000}")) {
            UserClient client = UserClient.of(kit, kit.kit.alice(), List.of());
            kit.place(kit.kit.alice(), 4_000);
            client.ping();
            assertEquals("PLACEMENT 0.4", client.word());
        }
        try (ServerKit kit = with("{\"kind\":\"FREEZE_USER\",\"millis\":1500}")) {
            UserClient client = UserClient.of(kit, kit.kit.alice(), List.of());
            kit.place(kit.kit.alice(), 4_000);
            client.say("PING");
            assertEquals("PLACEMENT 0.4", client.word());
            assertEquals("PONG", client.next());
        }
    }

    private static List<String> heard(String fault) throws IOException, InterruptedException {
        try (ServerKit kit = with(fault)) {
            UserClient client = UserClient.of(kit, kit.kit.alice(), List.of());
            for (long priceE4 : new long[] {4_000, 4_100, 4_200}) {
                kit.place(kit.kit.alice(), priceE4);
            }
            List<String> words = new java.util.ArrayList<>();
            String word = "";
            while (!word.equals("PLACEMENT 0.42")) {
                word = client.word();
                words.add(word);
            }
            assertNull(client.next(20));
            assertHappened(kit, 1);
            return words;
        }
    }

    @Test
    void framesAreLostDoubledAndSwapped() throws IOException, InterruptedException {
        assertEquals(List.of("PLACEMENT 0.41", "PLACEMENT 0.42"), heard("{\"kind\":\"LOSE_FRAME\"}"));
        assertEquals(
                List.of("PLACEMENT 0.4", "PLACEMENT 0.41", "PLACEMENT 0.41", "PLACEMENT 0.42"),
                heard("{\"kind\":\"DUPLICATE_FRAME\",\"path\":\"order\",\"skip\":1}"));
        assertEquals(
                List.of("PLACEMENT 0.41", "PLACEMENT 0.4", "PLACEMENT 0.42"),
                heard("{\"kind\":\"SWAP_FRAMES\",\"millis\":60000}"));
        try (ServerKit kit = with("{\"kind\":\"SWAP_FRAMES\",\"millis\":100}")) {
            UserClient client = UserClient.of(kit, kit.kit.alice(), List.of());
            kit.place(kit.kit.alice(), 4_000);
            assertEquals("PLACEMENT 0.4", client.word());
        }
    }

    @Test
    void aScriptThatIsNoneIsRefusedInOneLine() throws IOException, InterruptedException {
        try (ServerKit kit = new ServerKit(1)) {
            for (String bad : List.of(
                    "{}",
                    "{\"kind\":\"X\"}",
                    "{\"kind\":\"PAGE\",\"when\":1}",
                    "{\"kind\":\"PAGE\",\"millis\":-1}",
                    "[1]")) {
                String error = kit.admin("POST", "/faults", bad).path("error").asText();
                assertTrue(error.startsWith("fault: ") && !error.contains("\n"), bad + ": " + error);
            }
            assertEquals(0, kit.admin("GET", "/faults", "").size());
            Figures.put("kinds", FaultKind.values().length);
        }
    }
}
