package io.tapemaker.bench.wire;

import io.tapemaker.executor.tape.ExecutorRunner;
import io.tapemaker.executor.tape.ExecutorStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * When the executor was where with each place that got an intent, in the order of the intents: ns of
 * {@link System#nanoTime}, which counts alike in all processes of a Linux machine.
 */
final class PlaceStamps implements ExecutorRunner.Steps {

    private final List<Stamps> places = new ArrayList<>();
    private long readNanos;
    private long decidedNanos;
    private long durableNanos;

    /**
     * Of one place.
     *
     * @param read the command was taken from the tail
     * @param decided it was allowed, and its intent is on the tape
     * @param durable the intent is synced and the tape's end anchored
     * @param handed its order is signed, and handed to the connection
     */
    record Stamps(long read, long decided, long durable, long handed) {

        private static Stamps of(String line) {
            String[] parts = line.split(" ", -1);
            return new Stamps(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]));
        }

        private String line() {
            return read + " " + decided + " " + durable + " " + handed;
        }
    }

    @Override
    public void at(ExecutorStep step) {
        switch (step) {
            case BEFORE_INPUT -> {
                readNanos = System.nanoTime();
                durableNanos = 0;
            }
            case BEFORE_SYNC -> decidedNanos = System.nanoTime();
            case AFTER_SYNC -> durableNanos = System.nanoTime();
            case AFTER_SEND -> {
                if (durableNanos != 0) {
                    places.add(new Stamps(readNanos, decidedNanos, durableNanos, System.nanoTime()));
                    durableNanos = 0;
                }
            }
            case AFTER_INPUT, AFTER_OUTPUT, BEFORE_SEND -> {}
        }
    }

    void write(Path file) throws IOException {
        Files.write(file, places.stream().map(Stamps::line).toList(), StandardCharsets.US_ASCII);
    }

    static List<Stamps> read(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                .map(Stamps::of)
                .toList();
    }
}
