package io.tapemaker.executor.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.net.Backoff;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.user-channel",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "The user channel says who we are first, pings, notices silence, and connects again whatever happened")
class UserChannelTest {

    private static final String HELLO = "{\"auth\":{\"apiKey\":\"k\"},\"type\":\"user\"}";
    private static final long LONGEST_S = 60;

    private final MockWebServer server = new MockWebServer();

    /** What the server saw, in its order. */
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

    /** What the channel said, in its order. */
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private final BlockingQueue<WebSocket> sockets = new LinkedBlockingQueue<>();
    private final AtomicInteger hellos = new AtomicInteger();
    private @Nullable UserChannel channel;

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

    private final UserChannel.Listener listener = new UserChannel.Listener() {
        @Override
        public void up() {
            said.add("up");
        }

        @Override
        public void frame(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (!text.equals("PONG")) {
                said.add(text);
            }
        }

        @Override
        public void down(String why) {
            said.add("down: " + why);
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

    private static MockResponse upgrade(WebSocketListener venue) {
        return new MockResponse.Builder().webSocketUpgrade(venue).build();
    }

    private void connect(long silentMs) {
        int port = server.getPort();
        VenueHosts hosts = VenueHosts.loopback(new VenueHosts.Ports(port, port, port));
        UserChannel.Timing timing = new UserChannel.Timing(20, silentMs, 5_000, 2, 4);
        UserChannel.Hello hello = () -> {
            hellos.incrementAndGet();
            return HELLO;
        };
        channel = new UserChannel(hosts, hello, timing, bound -> 0, listener);
        channel.start();
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        String next = queue.poll(LONGEST_S, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    private WebSocket socket() throws InterruptedException {
        WebSocket socket = sockets.poll(LONGEST_S, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("no connection");
        }
        return socket;
    }

    @Test
    void framesAndReconnect() throws InterruptedException {
        server.enqueue(upgrade(new Venue(true)));
        server.enqueue(upgrade(new Venue(true)));
        server.enqueue(upgrade(new Venue(true)));
        connect(60_000);
        WebSocket first = socket();
        assertEquals(HELLO, next(arrived), "before anything else");
        assertEquals("up", next(said));
        first.send("[{\"event_type\":\"order\"}]");
        first.send(ByteString.encodeUtf8("two"));
        assertEquals("[{\"event_type\":\"order\"}]", next(said));
        assertEquals("two", next(said));
        first.close(1_001, "restart");
        assertEquals("down: closed with 1001", next(said));
        assertEquals("up", next(said));
        assertEquals(HELLO, next(arrived), "and again");
        WebSocket second = socket();
        second.close(1_000, null);
        assertEquals("down: closed with 1000", next(said));
        assertEquals("up", next(said));
        RecordedRequest request = server.takeRequest();
        assertEquals("/ws/user", request.getTarget());
        assertNull(request.getHeaders().get("Sec-WebSocket-Extensions"), "no compression");
    }

    /** One that upgrades and then says nothing, not even PONG, is left; one that answers pings is not. */
    @Test
    void silence() throws InterruptedException {
        server.enqueue(upgrade(new Venue(false)));
        server.enqueue(upgrade(new Venue(true)));
        connect(200);
        assertEquals("up", next(said));
        assertEquals("down: silent", next(said));
        assertEquals("up", next(said));
        socket();
        WebSocket second = socket();
        assertNull(said.poll(1, TimeUnit.SECONDS), "it stays");
        second.send("x");
        assertEquals("x", next(said));
    }

    @Test
    void refusals() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(401).build());
        server.enqueue(new MockResponse.Builder()
                .code(307)
                .addHeader("Location", "/elsewhere")
                .build());
        server.enqueue(new MockResponse.Builder().code(503).build());
        server.enqueue(new MockResponse.Builder().code(200).body("{}").build());
        server.enqueue(upgrade(new Venue(true)));
        connect(60_000);
        for (String expected : List.of("down: HTTP 401", "down: HTTP 307", "down: HTTP 503", "down: HTTP 200", "up")) {
            assertEquals(expected, next(said));
        }
        assertEquals(5, server.getRequestCount());
        assertEquals(1, hellos.get(), "who we are is said to nobody but the venue");
    }

    @Test
    void aFrameWithoutEnd() throws InterruptedException {
        server.enqueue(upgrade(new Venue(true)));
        server.enqueue(upgrade(new Venue(true)));
        connect(60_000);
        assertEquals("up", next(said));
        String large = "x".repeat(1 << 20);
        WebSocket first = socket();
        for (int i = 0; i < 12; i++) {
            first.send(large);
            assertEquals(large, next(said), "many large ones are none too large");
        }
        first.send("x".repeat((int) UserChannel.MAX_FRAME_BYTES + 1));
        assertEquals("down: IOException", next(said));
        assertEquals("up", next(said));
    }

    @Test
    void closedMeansQuiet() throws InterruptedException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return upgrade(new Venue(true));
            }
        });
        connect(60_000);
        assertEquals("up", next(said));
        UserChannel closing = channel;
        channel = null;
        if (closing != null) {
            closing.close();
        }
        assertNull(said.poll(1, TimeUnit.SECONDS));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void backoff() {
        Backoff least = new Backoff(500, 30_000, bound -> 0);
        Backoff most = new Backoff(500, 30_000, bound -> bound - 1);
        long[] whole = {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000};
        for (long wholeMs : whole) {
            assertEquals(wholeMs / 2, least.nextMs());
            assertEquals(wholeMs, most.nextMs());
        }
        least.reset();
        assertEquals(250, least.nextMs());
        for (int i = 0; i < 100; i++) {
            assertTrue(most.nextMs() <= 30_000);
        }
        assertThrows(IllegalArgumentException.class, () -> new Backoff(1, 2, bound -> 0));
        assertThrows(IllegalArgumentException.class, () -> new Backoff(10, 9, bound -> 0));
    }
}
