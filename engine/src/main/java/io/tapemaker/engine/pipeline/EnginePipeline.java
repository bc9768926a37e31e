package io.tapemaker.engine.pipeline;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.TimeoutBlockingWaitStrategy;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.tapemaker.engine.config.ProcessSettings;
import io.tapemaker.engine.status.StatusBoard;
import io.tapemaker.journal.chronicle.Durability;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.record.RecordSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ring between the gateways and the one engine thread. A failure of the engine thread is fatal: it handles
 * nothing more, and every gateway that publishes learns of it.
 */
public final class EnginePipeline implements AutoCloseable {

    private static final long IDLE_MS = 5;
    private static final long SYNC_INTERVAL_NS = 5_000_000L;
    private static final long FULL_RING_PARK_NS = 20_000L;
    private static final long DRAIN_SECONDS = 60;

    private final Disruptor<EventSlot> disruptor;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final EngineHandler handler;
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    private final EngineLoop loop;
    private final StatusBoard board;

    /** What stopped the engine thread, and where the tape stood then. */
    private record Failure(long inboundSequence, Throwable cause) {}

    /** A pipeline whose state nobody asks for. */
    public EnginePipeline(ProcessSettings settings, EngineLoop loop) {
        this(settings, loop, new StatusBoard());
    }

    /** A pipeline that shows its state on this board. */
    public EnginePipeline(ProcessSettings settings, EngineLoop loop, StatusBoard board) {
        this.loop = loop;
        this.board = board;
        disruptor = new Disruptor<>(
                EventSlot::new,
                settings.ringSlots(),
                EnginePipeline::engineThread,
                ProducerType.MULTI,
                waitOf(settings));
        disruptor.setDefaultExceptionHandler(new StopOnFailure());
        handler = new EngineHandler(!settings.durability().equals(Durability.PROCESS_CRASH));
        disruptor.handleEventsWith(handler);
    }

    private static Thread engineThread(Runnable work) {
        Thread thread = new Thread(work, "engine");
        thread.setDaemon(true);
        return thread;
    }

    private static WaitStrategy waitOf(ProcessSettings settings) {
        return switch (settings.waitStrategy()) {
            case BLOCKING -> new TimeoutBlockingWaitStrategy(IDLE_MS, TimeUnit.MILLISECONDS);
            case YIELDING -> new YieldingWaitStrategy();
            case SPINNING -> new BusySpinWaitStrategy();
        };
    }

    /**
     * Starts the engine thread and waits until it runs: the ring counts the backlog of running consumers only, so a
     * drain that overtook the thread's start would leave everything that was published unhandled, without a word.
     *
     * @throws EngineFailedException if it does not start
     */
    public void start() {
        disruptor.start();
        await(started, "start");
        failIfEngineFailed();
    }

    private void await(CountDownLatch latch, String what) {
        try {
            if (!latch.await(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                fail(new IllegalStateException(
                        "the engine thread did not " + what + " within " + DRAIN_SECONDS + " s"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    /**
     * Publishes one event; waits while the ring is full.
     *
     * @param encode writes the record into the slot, on the calling thread
     * @throws EngineFailedException if the engine thread has failed
     */
    public void publish(Consumer<RecordBuffer> encode) {
        RingBuffer<EventSlot> ring = disruptor.getRingBuffer();
        long sequence = claim(ring);
        RecordBuffer record = ring.get(sequence).record();
        // A claimed slot has to be published whatever happens; the engine thread passes an empty one over.
        record.length(0);
        boolean encoded = false;
        try {
            encode.accept(record);
            encoded = true;
        } finally {
            if (!encoded) {
                record.length(0);
            }
            ring.publish(sequence);
        }
    }

    /**
     * Asks the engine thread to show its state on the board, behind what was published before: an empty slot, which
     * wakes it under every wait strategy and costs the events nothing.
     *
     * @throws EngineFailedException if the engine thread has failed
     */
    public void askForStatus() {
        publish(slot -> {});
    }

    /** Where the engine thread shows its state. */
    public StatusBoard board() {
        return board;
    }

    private long claim(RingBuffer<EventSlot> ring) {
        while (true) {
            failIfEngineFailed();
            try {
                return ring.tryNext();
            } catch (InsufficientCapacityException full) {
                LockSupport.parkNanos(FULL_RING_PARK_NS);
            }
        }
    }

    private void fail(Throwable cause) {
        failure.compareAndSet(null, new Failure(loop.lastSequence(), cause));
    }

    /**
     * Throws if the engine thread has failed.
     *
     * @throws EngineFailedException with where the tape stands and why
     */
    public void failIfEngineFailed() {
        Failure known = failure.get();
        if (known != null) {
            throw new EngineFailedException(known.inboundSequence(), known.cause());
        }
    }

    /**
     * Waits until the engine thread has handled everything that was published, and stops it.
     *
     * @throws EngineFailedException if it failed
     */
    public void drain() {
        try {
            disruptor.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            disruptor.halt();
            fail(e);
        }
        // A halt does not wait, and the thread may be at a sync: the journals are closed after it has ended.
        await(stopped, "stop");
        long unhandled = disruptor.getCursor() - disruptor.getSequenceValueFor(handler);
        if (unhandled != 0) {
            fail(new IllegalStateException(unhandled + " events were not handled"));
        }
        failIfEngineFailed();
    }

    @Override
    public void close() {
        disruptor.halt();
    }

    /** Runs on the engine thread. What it does at the end of a batch makes records durable and changes none. */
    private final class EngineHandler implements EventHandler<EventSlot> {

        private final boolean groupCommit;
        private long lastSyncNs = System.nanoTime();

        EngineHandler(boolean groupCommit) {
            this.groupCommit = groupCommit;
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onShutdown() {
            stopped.countDown();
        }

        @Override
        public void onEvent(EventSlot slot, long sequence, boolean endOfBatch) {
            if (failure.get() != null) {
                return;
            }
            if (slot.record().length() != 0) {
                handle(slot.record());
            } else {
                loop.show(board);
            }
            slot.shrinkIfLarge();
            if (groupCommit && endOfBatch && System.nanoTime() - lastSyncNs > SYNC_INTERVAL_NS) {
                sync();
            }
        }

        private void handle(RecordBuffer record) {
            loop.onEvent(record);
            if (RecordFrame.source(record.buffer()) == RecordSource.OPERATOR.code()) {
                board.journaled(RecordFrame.sourcePosition(record.buffer()), RecordFrame.sequence(record.buffer()));
            }
        }

        @Override
        public void onTimeout(long sequence) {
            if (groupCommit && failure.get() == null) {
                sync();
            }
        }

        private void sync() {
            loop.sync();
            lastSyncNs = System.nanoTime();
        }
    }

    private final class StopOnFailure implements ExceptionHandler<EventSlot> {

        @Override
        public void handleEventException(Throwable e, long sequence, EventSlot slot) {
            fail(e);
        }

        @Override
        public void handleOnStartException(Throwable e) {
            fail(e);
        }

        @Override
        public void handleOnShutdownException(Throwable e) {
            fail(e);
        }
    }
}
