package io.tapemaker.sim.wire.server;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** The sending end of a WebSocket: a queue of frames, a thread that sends them, and what goes wrong on the way. */
final class SocketLine {

    /** A reader that is so far behind is cut off. */
    private static final int MOST_WAITING = 100_000;

    private static final long SEND_SECONDS = 30;
    private static final long STALL_STEP_MS = 5;

    private final Session session;
    private final BlockingQueue<Waiting> frames = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private volatile boolean frozen;
    private volatile boolean closed;
    private volatile long silentUntilNanos = System.nanoTime();
    private @Nullable String held;
    private long heldUntilNanos;

    /** A frame that is not sent before then. */
    private record Waiting(String frame, long dueNanos) {}

    SocketLine(Session session, String name) {
        this.session = session;
        this.writer = new Thread(this::write, "venue-" + name);
        writer.setDaemon(true);
    }

    void start() {
        writer.start();
    }

    /** Sends a frame after those before it. */
    void offer(String frame) {
        offer(frame, 0);
    }

    /** The same, after that time at the earliest. */
    synchronized void offer(String frame, long millis) {
        enqueue(frame, millis);
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
            enqueue(late, 0);
        }
    }

    private void enqueue(String frame, long millis) {
        if (!frames.offer(new Waiting(frame, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis)))) {
            drop();
        }
    }

    /** Sends a frame with what goes wrong with it; both channels have these. */
    void suffer(String frame, Fault fault, String twin) {
        switch (fault.kind()) {
            case LOSE_FRAME -> {}
            case DUPLICATE_FRAME -> {
                offer(frame);
                offer(twin);
            }
            case SWAP_FRAMES -> hold(frame, fault.millis());
            case DELAY_FRAME -> offer(frame, fault.millis());
            case GARBAGE_FRAME -> offer(garbage(frame, fault));
            case DROP_USER, DROP_MARKET -> drop();
            case STALL_USER, STALL_MARKET, FREEZE_USER, FREEZE_MARKET -> {
                silence(
                        fault.millis(),
                        fault.kind() == FaultKind.FREEZE_USER || fault.kind() == FaultKind.FREEZE_MARKET);
                offer(frame);
            }
            default -> throw new IllegalStateException(fault.kind() + " does not happen to frames");
        }
    }

    private static String garbage(String frame, Fault fault) {
        String text = fault.answer().text();
        return text.isEmpty() ? frame.replaceFirst("\"price\":\"", "\"price\":\"x") : text;
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
            enqueue("PONG", 0);
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
                Waiting next = frames.take();
                while (isSilent() || System.nanoTime() - next.dueNanos() < 0) {
                    TimeUnit.MILLISECONDS.sleep(STALL_STEP_MS);
                }
                send(next.frame());
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
