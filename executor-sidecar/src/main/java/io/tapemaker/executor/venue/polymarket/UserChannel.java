package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.journal.net.Backoff;
import io.tapemaker.journal.net.DirectSockets;
import io.tapemaker.journal.net.SystemProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The venue's user channel: connects, says who we are, pings, and connects again when it is down or silent. It hands
 * over frames as they came and keeps none. What was missed while it was down is not sent again by the venue: whoever
 * hears {@code up} fetches open orders and trades.
 *
 * <p>Silence means that not even the answers to pings come. A channel that answers pings and brings nothing else is
 * told from a quiet one by whoever knows what should have come.
 */
public final class UserChannel implements AutoCloseable {

    /** Hears of the channel, always on its one thread. */
    public interface Listener {

        /** Connected, and who we are has been said. Everything has to be fetched anew. */
        void up();

        /** A frame as it came; answers to pings are frames too. */
        void frame(byte[] bytes);

        /** Down; it connects again by itself. Said once for each {@link #up} and each attempt that failed. */
        void down(String why);
    }

    /**
     * Who we are, as the venue's first message wants it: full of secrets, asked for at each connection, kept nowhere.
     */
    @FunctionalInterface
    public interface Hello {

        /** {@code {"auth":{"apiKey":..,"secret":..,"passphrase":..},"type":"user"}} */
        String text();
    }

    /** Intervals in milliseconds. */
    public record Timing(long pingMs, long silentMs, long connectMs, long minWaitMs, long maxWaitMs) {

        /** A ping each 10 s as the venue wants it, silent after three of them unanswered. */
        public static final Timing STANDARD = new Timing(10_000, 30_000, 5_000, 500, 30_000);
    }

    /** Bytes that may come in before a whole frame is among them. */
    static final long MAX_FRAME_BYTES = 8L << 20;

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final String PING = "PING";
    private static final int NORMAL_CLOSE = 1_000;

    private final VenueHosts hosts;
    private final Hello hello;
    private final Timing timing;
    private final Backoff backoff;
    private final Listener listener;
    private final DirectSockets sockets = DirectSockets.bounded(MAX_FRAME_BYTES);
    private final OkHttpClient client;
    private final ScheduledExecutorService thread;

    private @Nullable WebSocket socket;
    private long generation;
    private boolean open;
    private long heardNs;
    private boolean closed;

    /** @param jitter a number from 0 up to and without its argument, by chance */
    public UserChannel(VenueHosts hosts, Hello hello, Timing timing, LongUnaryOperator jitter, Listener listener) {
        SystemProxy.refuse(System.getProperties());
        this.hosts = hosts;
        this.hello = hello;
        this.timing = timing;
        this.backoff = new Backoff(timing.minWaitMs(), timing.maxWaitMs(), jitter);
        this.listener = listener;
        this.client = LaneClient.base(hosts, sockets)
                .addInterceptor(UserChannel::uncompressed)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(Duration.ofMillis(timing.connectMs()))
                .readTimeout(Duration.ofMillis(timing.connectMs()))
                .writeTimeout(Duration.ofMillis(timing.connectMs()))
                .build();
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread worker = new Thread(task, "user-channel");
            worker.setDaemon(true);
            return worker;
        });
    }

    /** Without compression, which would let a few bytes become a frame beyond any bound. */
    private static Response uncompressed(Interceptor.Chain chain) throws IOException {
        Request plain = chain.request().newBuilder().removeHeader(EXTENSIONS).build();
        return chain.proceed(plain).newBuilder().removeHeader(EXTENSIONS).build();
    }

    /** Begins to connect. Called once. */
    public void start() {
        later(this::connect, 0);
        later(this::ping, timing.pingMs());
    }

    private void connect() {
        if (closed) {
            return;
        }
        generation++;
        heardNs = System.nanoTime();
        Request request = new Request.Builder().url(hosts.userChannel()).build();
        socket = client.newWebSocket(request, new Frames(generation));
    }

    private void ping() {
        if (closed) {
            return;
        }
        WebSocket current = socket;
        if (current != null && open) {
            long silentNs = System.nanoTime() - heardNs;
            if (silentNs > TimeUnit.MILLISECONDS.toNanos(timing.silentMs())) {
                lost(generation, "silent");
            } else {
                current.send(PING);
            }
        }
        later(this::ping, timing.pingMs());
    }

    private void opened(long of, WebSocket on) {
        if (of != generation || closed) {
            return;
        }
        open = true;
        heardNs = System.nanoTime();
        on.send(hello.text());
        listener.up();
    }

    private void heard(long of, byte[] frame) {
        if (of != generation || closed) {
            return;
        }
        heardNs = System.nanoTime();
        backoff.reset();
        listener.frame(frame);
    }

    private void lost(long of, String why) {
        if (of != generation || closed) {
            return;
        }
        generation++;
        open = false;
        WebSocket current = socket;
        socket = null;
        if (current != null) {
            current.cancel();
        }
        listener.down(why);
        later(this::connect, backoff.nextMs());
    }

    private void later(Runnable task, long delayMs) {
        try {
            ScheduledFuture<?> unused = thread.schedule(() -> guarded(task), delayMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: nothing is to be done any more.
        }
    }

    /** The executor would keep what a listener throws to itself. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }

    /** Hangs up and says nothing more. */
    @Override
    public void close() {
        later(
                () -> {
                    closed = true;
                    WebSocket current = socket;
                    if (current != null) {
                        current.close(NORMAL_CLOSE, null);
                        current.cancel();
                    }
                    thread.shutdown();
                    client.dispatcher().executorService().shutdown();
                    client.connectionPool().evictAll();
                },
                0);
    }

    /** Brings what the library says onto the channel's thread, with the connection that it is about. */
    private final class Frames extends WebSocketListener {

        private final long of;

        Frames(long of) {
            this.of = of;
        }

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            later(() -> opened(of, webSocket), 0);
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            sockets.delivered();
            byte[] frame = text.getBytes(StandardCharsets.UTF_8);
            later(() -> heard(of, frame), 0);
        }

        @Override
        public void onMessage(WebSocket webSocket, ByteString bytes) {
            sockets.delivered();
            byte[] frame = bytes.toByteArray();
            later(() -> heard(of, frame), 0);
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            webSocket.close(NORMAL_CLOSE, null);
            later(() -> lost(of, "closed with " + code), 0);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
            String why = response == null ? failure.getClass().getSimpleName() : "HTTP " + response.code();
            later(() -> lost(of, why), 0);
        }
    }
}
