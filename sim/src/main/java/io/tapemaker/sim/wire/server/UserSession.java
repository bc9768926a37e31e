package io.tapemaker.sim.wire.server;

import io.tapemaker.sim.wire.WireAccount;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** One connection to the user channel: a queue of frames and a thread that sends them. */
final class UserSession {

    /** A reader that is so far behind is cut off. */
    private static final int MOST_WAITING = 100_000;

    private static final long SEND_SECONDS = 30;
    private static final long STALL_STEP_MS = 5;

    private final Session session;
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Set<String> markets = ConcurrentHashMap.newKeySet();
    private final Thread writer;
    private volatile @Nullable WireAccount account;
    private volatile boolean allMarkets;
    private volatile boolean frozen;
    private volatile boolean closed;
    private volatile long silentUntilNanos = System.nanoTime();
    private @Nullable String held;
    private long heldUntilNanos;

    UserSession(Session session, String name) {
        this.session = session;
        this.writer = new Thread(this::write, "venue-user-" + name);
        writer.setDaemon(true);
    }

    void start() {
        writer.start();
    }

    /** Whose connection it is, null before it has said so. */
    @Nullable
    WireAccount account() {
        return account;
    }

    void open(WireAccount owner, boolean all) {
        allMarkets = all;
        account = owner;
    }

    Set<String> markets() {
        return markets;
    }

    boolean follows(String market) {
        return allMarkets || markets.contains(market);
    }

    /** Sends a frame after those before it; called with the venue held. */
    synchronized void offer(String frame) {
        enqueue(frame);
        release();
    }

    /** Sends it after the next one, or after that time if there is none. */
    synchronized void hold(String frame, long millis) {
        release();
        held = frame;
        heldUntilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Sends what was held and never overtaken. */
    synchronized void releaseStale() {
        if (held != null && System.nanoTime() - heldUntilNanos >= 0) {
            release();
        }
    }

    private void release() {
        String late = held;
        held = null;
        if (late != null) {
            enqueue(late);
        }
    }

    private void enqueue(String frame) {
        if (!frames.offer(frame)) {
            drop();
        }
    }

    /** Sends nothing for a while. */
    void silence(long millis, boolean pongsToo) {
        frozen = pongsToo;
        silentUntilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private boolean isSilent() {
        return System.nanoTime() - silentUntilNanos < 0;
    }

    void pong() {
        if (isSilent() && frozen) {
            enqueue("PONG");
        } else {
            send("PONG");
        }
    }

    /** Breaks the connection without a word. */
    void drop() {
        closed = true;
        session.disconnect();
        writer.interrupt();
    }

    /** Closes it as the protocol says. */
    void close(int code, String reason) {
        closed = true;
        session.close(code, reason, Callback.NOOP);
        writer.interrupt();
    }

    /** It is gone. */
    void ended() {
        closed = true;
        writer.interrupt();
    }

    private void write() {
        try {
            while (!closed) {
                String frame = frames.take();
                while (isSilent()) {
                    TimeUnit.MILLISECONDS.sleep(STALL_STEP_MS);
                }
                send(frame);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String frame) {
        try {
            synchronized (session) {
                Callback.Completable sent = new Callback.Completable();
                session.sendText(frame, sent);
                sent.get(SEND_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException | IllegalStateException broken) {
            ended();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
