package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.decode.HttpAnswer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Collects what a client says of its calls: "200", or the kind of the failure. */
final class Outcomes implements VenueListener {

    private static final long LONGEST_S = 60;

    private final Map<Long, BlockingQueue<String>> byTag = new ConcurrentHashMap<>();
    private final Map<Long, HttpAnswer> answers = new ConcurrentHashMap<>();

    private BlockingQueue<String> of(long tag) {
        return byTag.computeIfAbsent(tag, key -> new LinkedBlockingQueue<>());
    }

    @Override
    public void answered(long tag, HttpAnswer answer) {
        answers.put(tag, answer);
        of(tag).add(Integer.toString(answer.status()));
    }

    @Override
    public void failed(long tag, TransportFailure failure) {
        of(tag).add(failure.kind() + (failure.handed() ? " handed" : ""));
    }

    /** Waits for what becomes of a call. */
    String await(long tag) throws InterruptedException {
        String outcome = of(tag).poll(LONGEST_S, TimeUnit.SECONDS);
        return outcome == null ? "nothing" : outcome;
    }

    HttpAnswer.Headers headers(long tag) {
        HttpAnswer answer = answers.get(tag);
        if (answer == null) {
            throw new AssertionError("no answer to " + tag);
        }
        return answer.headers();
    }

    /** Whether more than was awaited came. */
    boolean isQuiet() {
        return byTag.values().stream().allMatch(java.util.Collection::isEmpty);
    }
}
