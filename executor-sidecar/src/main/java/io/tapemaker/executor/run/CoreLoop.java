package io.tapemaker.executor.run;

import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.tape.ExecutorRunner;
import io.tapemaker.journal.codecs.OperatorWord;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The core's one thread: what came in, the commands, the engine's signs of life, and the time. */
final class CoreLoop {

    /** How long a way out may take; the venue itself cancels after ten seconds without a beat. */
    static final long LEAVE_MS = 20_000;

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long TICK_MS = 100;
    private static final long ALIVE_MS = 250;
    private static final long ANCHOR_MS = 1_000;
    private static final long IDLE_MS = 2;
    private static final int BATCH = 64;

    private final Parts parts;
    private final ExecutorRunner runner;
    private final Clock clock;
    private final Beat tick = new Beat(TICK_MS);
    private final Beat alive = new Beat(ALIVE_MS);
    private final Beat anchor = new Beat(ANCHOR_MS);
    private long watermark;

    /** What turns in it. */
    record Parts(ExecutorRunner runner, Inbox inbox, CommandFeed feed, LoopControl control, HeadFile head) {}

    CoreLoop(Parts parts, Clock clock) {
        this.parts = parts;
        this.runner = parts.runner();
        this.clock = clock;
        this.watermark = parts.feed().inboundDurable();
    }

    /** Gives the core an input now. */
    void take(ExecutorInput input) {
        runner.on(nowNs(), input);
    }

    private long nowNs() {
        Instant now = clock.instant();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), NS_PER_SECOND), now.getNano());
    }

    void turnUntil(StopRequest stop) throws InterruptedException {
        while (!stop.isWanted()) {
            boolean busy = commands();
            turn(busy ? 0 : IDLE_MS);
            signsOfLife();
        }
    }

    /** Cancels everything through the core; whether the venue has shown that nothing is open. */
    boolean leave() throws InterruptedException {
        take(new ExecutorInput.Word(OperatorWord.LEAVE, "executor", "the process was asked to stop"));
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LEAVE_MS);
        while (runner.core().isSweeping() && System.nanoTime() < endNanos) {
            turn(IDLE_MS);
        }
        anchor();
        return !runner.core().isSweeping();
    }

    private void turn(long waitMs) throws InterruptedException {
        Inbox.Event event = parts.inbox().poll(waitMs);
        for (int i = 0; event != null && i < BATCH; i++) {
            event.happen(runner, nowNs());
            event = parts.inbox().poll(0);
        }
        if (event != null) {
            event.happen(runner, nowNs());
        }
        if (tick.isDue()) {
            take(new ExecutorInput.Tick(nowNs()));
            parts.control().show(runner, parts.feed().lastRead());
        }
        if (anchor.isDue()) {
            anchor();
        }
    }

    private boolean commands() {
        int told = 0;
        ExecutorInput.Seen seen = parts.feed().next();
        while (seen != null) {
            take(seen);
            // Answers, kills and ticks come in between, however many commands there are.
            seen = ++told < BATCH ? parts.feed().next() : null;
        }
        return told > 0;
    }

    private void signsOfLife() {
        if (!alive.isDue()) {
            return;
        }
        long now = parts.feed().inboundDurable();
        if (now != watermark) {
            watermark = now;
            take(new ExecutorInput.Alive(now, parts.feed().sessionEpoch()));
        }
    }

    /** Makes the tape durable and remembers how far it goes. */
    void anchor() {
        runner.sync();
        parts.head().anchor(runner.lastSequence(), runner.lastChecksum());
    }

    /** Something that is done every so often. */
    private static final class Beat {

        private final long everyNanos;
        private long dueNanos = System.nanoTime();

        Beat(long everyMs) {
            everyNanos = TimeUnit.MILLISECONDS.toNanos(everyMs);
        }

        boolean isDue() {
            long now = System.nanoTime();
            if (now - dueNanos < 0) {
                return false;
            }
            dueNanos = now + everyNanos;
            return true;
        }
    }
}
