package io.tapemaker.engine.gateway.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.market-channel",
        milestone = Milestone.M7,
        kind = ProofKind.UNIT,
        title = "The market channel follows every token, hands bytes over as they came, notices a frozen socket, and"
                + " asks for a wanted book until it comes")
class MarketChannelTest {

    private static final long LONGEST_S = 60;
    private static final Timing QUICK = new Timing(20, 150, 2_000, 2, 20, 60);
    private static final Timing PATIENT = new Timing(20, 60_000, 2_000, 2, 20, 60);

    private final MockWebServer server = new MockWebServer();

    /** What the server was told, pings left out. */
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

    /** What the channel handed over, answers to pings left out. */
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private final BlockingQueue<WebSocket> sockets = new LinkedBlockingQueue<>();
    private @Nullable MarketChannel channel;

    private final class Venue extends WebSocketListener {

        private final boolean answersPings;

        Venue(boolean answersPings) {
            this.answersPings = answersPings;
        }

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            sockets.add(webSocket);
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            if (!text.equals("PING")) {
                arrived.add(text);
            } else if (answersPings) {
                webSocket.send("PONG");
            }
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            webSocket.close(code, reason);
        }
    }

    private final MarketInputs inputs = new MarketInputs() {
        @Override
        public void frame(int connection, byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (!text.equals("PONG")) {
                said.add(connection + " " + text);
            }
        }

        @Override
        public void link(int connection, LinkState state) {
            said.add(connection + " " + state);
        }
    };

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    }

    @AfterEach
    void stop() {
        if (channel != null) {
            channel.close();
        }
        server.close();
    }

    private void serve(boolean answersPings) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .webSocketUpgrade(new Venue(answersPings))
                        .build();
            }
        });
    }

    private void follow(Timing timing, int tokensPerConnection, List<List<String>> markets) {
        MarketHosts hosts = MarketHosts.of("loopback", server.getPort());
        channel = new MarketChannel(hosts, markets, tokensPerConnection, timing, bound -> 0, inputs);
        channel.start();
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        String text = queue.poll(LONGEST_S, TimeUnit.SECONDS);
        return text == null ? "nothing" : text;
    }

    private WebSocket socket() throws InterruptedException {
        WebSocket socket = sockets.poll(LONGEST_S, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("nobody connected");
        }
        return socket;
    }

    private static String subscription(String tokens) {
        return "{\"assets_ids\":[" + tokens + "],\"type\":\"market\",\"custom_feature_enabled\":true}";
    }

    @Test
    void framesComeAsTheyWereSent() throws InterruptedException {
        serve(true);
        follow(PATIENT, 10, List.of(List.of("11", "12")));
        assertEquals("1 UP", next(said));
        assertEquals(subscription("\"11\",\"12\""), next(arrived));
        String frame = "[ {\"event_type\" : \"price_change\", \"q\":\"\u00e9\u20ac\"} ]\n";
        socket().send(frame);
        assertEquals("1 " + frame, next(said));
    }

    @Test
    void aBrokenConnectionIsMadeAgain() throws InterruptedException {
        serve(true);
        follow(PATIENT, 10, List.of(List.of("11", "12")));
        for (int i = 0; i < 3; i++) {
            assertEquals("1 UP", next(said));
            assertEquals(subscription("\"11\",\"12\""), next(arrived));
            assertTrue(socket().close(1_001, "going away"));
            assertEquals("1 DOWN", next(said));
        }
    }

    @Test
    void aConnectionThatAnswersNoPingIsFrozen() throws InterruptedException {
        serve(false);
        follow(QUICK, 10, List.of(List.of("11", "12")));
        assertEquals("1 UP", next(said));
        assertEquals("1 DOWN", next(said));
        assertEquals("1 UP", next(said));
        serve(true);
        assertEquals("1 DOWN", next(said));
        assertEquals("1 UP", next(said));
        // The control: with answers to its pings, and nothing else, it stays.
        assertNull(said.poll(3 * QUICK.silentMs(), TimeUnit.MILLISECONDS));
    }

    @Test
    void tokensOfAMarketShareAConnection() throws InterruptedException {
        serve(true);
        follow(PATIENT, 5, List.of(List.of("1", "2"), List.of("3", "4"), List.of("5", "6")));
        Set<String> subscriptions = new TreeSet<>(List.of(next(arrived), next(arrived)));
        assertEquals(
                new TreeSet<>(Set.of(subscription("\"1\",\"2\",\"3\",\"4\""), subscription("\"5\",\"6\""))),
                subscriptions);
        assertEquals(new TreeSet<>(Set.of("1 UP", "2 UP")), new TreeSet<>(List.of(next(said), next(said))));
    }

    @Test
    void aWantedBookIsAskedForUntilItComes() throws InterruptedException {
        serve(true);
        follow(PATIENT, 10, List.of(List.of("11", "12")));
        assertEquals("1 UP", next(said));
        next(arrived);
        MarketChannel open = channel;
        if (open == null) {
            throw new AssertionError();
        }
        open.want("12");
        open.want("12");
        open.want("99");
        for (int i = 0; i < 2; i++) {
            assertEquals("{\"operation\":\"unsubscribe\",\"assets_ids\":[\"12\"]}", next(arrived));
            assertEquals("{\"operation\":\"subscribe\",\"assets_ids\":[\"12\"]}", next(arrived));
        }
        WebSocket venue = socket();
        venue.send("{\"event_type\":\"price_change\",\"asset_id\":\"12\"}");
        assertEquals("{\"operation\":\"unsubscribe\",\"assets_ids\":[\"12\"]}", next(arrived));
        assertEquals("{\"operation\":\"subscribe\",\"assets_ids\":[\"12\"]}", next(arrived));
        venue.send("{\"event_type\":\"book\",\"asset_id\":\"12\",\"bids\":[],\"asks\":[]}");
        next(said);
        next(said);
        // What was on its way when the book came: one more pair at most.
        int more = 0;
        while (arrived.poll(PATIENT.againMs(), TimeUnit.MILLISECONDS) != null) {
            more++;
        }
        assertTrue(more <= 2, "still asked for");
        assertNull(arrived.poll(5 * PATIENT.againMs(), TimeUnit.MILLISECONDS));
    }

    @Test
    void aMessageWithoutAnEndBreaksTheConnection() throws InterruptedException {
        serve(true);
        follow(PATIENT, 10, List.of(List.of("11", "12")));
        assertEquals("1 UP", next(said));
        WebSocket venue = socket();
        venue.send("x".repeat((int) MarketConnection.MAX_FRAME_BYTES));
        assertEquals("1 DOWN", next(said));
        assertEquals("1 UP", next(said));
    }

    @Test
    void hostsAreOneOfTwoSets() {
        assertEquals(
                HttpUrl.get("https://ws-subscriptions-clob.polymarket.com/ws/market"),
                MarketHosts.of("polymarket", null).channel());
        assertTrue(MarketHosts.of("polymarket", null).isReal());
        assertEquals(
                HttpUrl.get("http://127.0.0.1:81/ws/market"),
                MarketHosts.of("loopback", 81).channel());
        assertThrows(IllegalArgumentException.class, () -> MarketHosts.of("polymarket", 81));
        assertThrows(IllegalArgumentException.class, () -> MarketHosts.of("loopback", null));
        assertThrows(IllegalArgumentException.class, () -> MarketHosts.of("loopback", 65_536));
        assertThrows(IllegalArgumentException.class, () -> MarketHosts.of("elsewhere", 81));
        List<List<String>> many = IntStream.range(0, 64)
                .mapToObj(market -> List.of("1" + market, "2" + market))
                .toList();
        assertThrows(IllegalArgumentException.class, () -> follow(PATIENT, 2, many));
    }
}
