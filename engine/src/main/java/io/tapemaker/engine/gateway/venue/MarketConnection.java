package io.tapemaker.engine.gateway.venue;

import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.net.Backoff;
import io.tapemaker.journal.net.DirectSockets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the market channel and the tokens it follows: connects, subscribes, pings, and connects again when
 * it is down or frozen. It hands frames over as they came, on the socket's own thread, so a ring that is full slows the
 * venue down instead of filling the memory.
 */
final class MarketConnection {

    /** Bytes that may come in before a whole frame is among them. */
    static final long MAX_FRAME_BYTES = 8L << 20;

    private static final String PING = "PING";
    private static final int NORMAL_CLOSE = 1_000;
    private static final String WHOLE_BOOK = "\"bids\"";

    private final ReentrantLock lock = new ReentrantLock();
    private final int number;
    private final List<String> tokens;
    private final Parts parts;
    private final DirectSockets sockets = DirectSockets.bounded(MAX_FRAME_BYTES);
    private final OkHttpClient client;
    private final Backoff backoff;

    /** Books that were asked for, and when. */
    private final Map<String, Long> wantedNanos = new TreeMap<>();

    private @Nullable WebSocket socket;
    private long generation;
    private boolean open;
    private long heardNanos;
    private boolean closed;

    /**
     * What connections share.
     *
     * @param client without sockets of its own
     * @param jitter a number from 0 up to and without its argument, by chance
     */
    record Parts(
            MarketHosts hosts,
            OkHttpClient client,
            ScheduledExecutorService thread,
            Timing timing,
            LongUnaryOperator jitter,
            MarketInputs inputs) {}

    MarketConnection(int number, List<String> tokens, Parts parts) {
        this.number = number;
        this.tokens = List.copyOf(tokens);
        this.parts = parts;
        this.client = parts.client().newBuilder().socketFactory(sockets).build();
        this.backoff = new Backoff(parts.timing().minWaitMs(), parts.timing().maxWaitMs(), parts.jitter());
    }

    void start() {
        later(this::connect, 0);
        later(this::beat, parts.timing().pingMs());
    }

    private void locked(Runnable task) {
        lock.lock();
        try {
            task.run();
        } finally {
            lock.unlock();
        }
    }

    private void connect() {
        if (closed) {
            return;
        }
        generation++;
        heardNanos = System.nanoTime();
        Request request = new Request.Builder().url(parts.hosts().channel()).build();
        socket = client.newWebSocket(request, new Frames(generation));
    }

    private void beat() {
        if (closed) {
            return;
        }
        WebSocket current = socket;
        if (current != null && open) {
            if (elapsedMs(heardNanos) > parts.timing().silentMs()) {
                lost(generation);
            } else {
                current.send(PING);
                askAgain(current);
            }
        }
        later(this::beat, parts.timing().pingMs());
    }

    private static long elapsedMs(long sinceNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
    }

    private void askAgain(WebSocket on) {
        for (Map.Entry<String, Long> wanted : wantedNanos.entrySet()) {
            if (elapsedMs(wanted.getValue()) >= parts.timing().againMs()) {
                wanted.setValue(System.nanoTime());
                resubscribe(on, wanted.getKey());
            }
        }
    }

    private void opened(long of, WebSocket on) {
        if (of != generation || closed) {
            return;
        }
        open = true;
        heardNanos = System.nanoTime();
        wantedNanos.clear();
        parts.inputs().link(number, LinkState.UP);
        on.send("{\"assets_ids\":" + list(tokens) + ",\"type\":\"market\",\"custom_feature_enabled\":true}");
    }

    /** The engine needs a fresh book of a token of this connection. */
    void want(String token) {
        locked(() -> {
            WebSocket current = socket;
            if (current != null && open && wantedNanos.putIfAbsent(token, System.nanoTime()) == null) {
                resubscribe(current, token);
            }
        });
    }

    private static void resubscribe(WebSocket on, String token) {
        for (String operation : List.of("unsubscribe", "subscribe")) {
            on.send("{\"operation\":\"" + operation + "\",\"assets_ids\":" + list(List.of(token)) + "}");
        }
    }

    private static String list(List<String> tokens) {
        return "[\"" + String.join("\",\"", tokens) + "\"]";
    }

    private void heard(long of, String text, byte[] frame) {
        if (of != generation || closed) {
            return;
        }
        heardNanos = System.nanoTime();
        backoff.reset();
        if (!wantedNanos.isEmpty() && text.contains(WHOLE_BOOK)) {
            wantedNanos.keySet().removeIf(text::contains);
        }
        parts.inputs().frame(number, frame);
    }

    private void lost(long of) {
        if (of != generation || closed) {
            return;
        }
        generation++;
        boolean wasOpen = open;
        open = false;
        WebSocket current = socket;
        socket = null;
        if (current != null) {
            current.cancel();
        }
        if (wasOpen) {
            parts.inputs().link(number, LinkState.DOWN);
        }
        later(this::connect, backoff.nextMs());
    }

    private void later(Runnable task, long delayMs) {
        try {
            ScheduledFuture<?> unused = parts.thread().schedule(() -> locked(task), delayMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: nothing is to be done any more.
        }
    }

    /** Hangs up and says nothing more. */
    void close() {
        locked(() -> {
            closed = true;
            WebSocket current = socket;
            if (current != null) {
                current.close(NORMAL_CLOSE, null);
                current.cancel();
            }
        });
    }

    /** What the library says, with the connection that it is about. */
    private final class Frames extends WebSocketListener {

        private final long of;

        Frames(long of) {
            this.of = of;
        }

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            locked(() -> opened(of, webSocket));
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            sockets.delivered();
            locked(() -> heard(of, text, text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public void onMessage(WebSocket webSocket, ByteString bytes) {
            sockets.delivered();
            locked(() -> heard(of, bytes.utf8(), bytes.toByteArray()));
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            webSocket.close(NORMAL_CLOSE, null);
            locked(() -> lost(of));
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
            locked(() -> lost(of));
        }
    }
}
