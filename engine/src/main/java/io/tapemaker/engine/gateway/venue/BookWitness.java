package io.tapemaker.engine.gateway.venue;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks over HTTP for the books of a market, on threads of its own. What does not fit its queue is not answered. */
public final class BookWitness implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 1_000;

    private final VenueRest rest;
    private final ThreadPoolExecutor threads;

    /** Over this connection, which is closed with it. */
    public BookWitness(VenueRest rest) {
        this.rest = rest;
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "book-witness");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Asks for the books of these tokens; the answer comes on another thread. */
    public void ask(List<String> tokens, Consumer<VenueRest.Answer> answered) {
        String body = tokens.stream()
                .map(token -> "{\"token_id\":\"" + token + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        try {
            threads.execute(() -> answered.accept(rest.post("/books", body)));
        } catch (RejectedExecutionException e) {
            // Closed, or a venue that is slow: the engine asks again, and believes nobody meanwhile.
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        rest.close();
    }
}
