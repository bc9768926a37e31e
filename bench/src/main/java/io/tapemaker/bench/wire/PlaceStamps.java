package io.tapemaker.bench.wire;

import io.tapemaker.executor.run.ExecutorProcess;
import io.tapemaker.executor.tape.ExecutorStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * When the executor was where with each input that it synced and sent something for: ns of {@link System#nanoTime},
 * which counts alike in all processes of a Linux machine.
 */
final class PlaceStamps implements ExecutorProcess.Watch {

    private final List<Stamps> inputs = new ArrayList<>();
    private long before;
    private long last;
    private long readNanos;
    private long decidedNanos;
    private long durableNanos;

    /**
     * Of one input.
     *
     * @param before sequence of the last record before it on EXECUTIONS
     * @param last of the last record that was made of it
     * @param read a command was taken from the tail
     * @param decided it was allowed, and its intent is on the tape
     * @param durable the intent is synced and the tape's end anchored
     * @param handed its order is signed, and handed to the connection
     */
    record Stamps(long before, long last, long read, long decided, long durable, long handed) {

        private static Stamps of(String line) {
            long[] numbers = Arrays.stream(line.split(" ", -1))
                    .mapToLong(Long::parseLong)
                    .toArray();
            return new Stamps(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
        }

        private String line() {
            return before + " " + last + " " + read + " " + decided + " " + durable + " " + handed;
        }
    }

    @Override
    public void at(ExecutorStep step, long lastSequence) {
        long nanos = System.nanoTime();
        switch (step) {
            case BEFORE_INPUT -> {
                before = lastSequence;
                readNanos = nanos;
                durableNanos = 0;
            }
            case BEFORE_SYNC -> decidedNanos = nanos;
            case AFTER_SYNC -> {
                durableNanos = nanos;
                last = lastSequence;
            }
            case AFTER_SEND -> {
                if (durableNanos != 0) {
                    inputs.add(new Stamps(before, last, readNanos, decidedNanos, durableNanos, nanos));
                    durableNanos = 0;
                }
            }
            case AFTER_INPUT, AFTER_OUTPUT, BEFORE_SEND -> {}
        }
    }

    void write(Path file) throws IOException {
        Files.write(file, inputs.stream().map(Stamps::line).toList(), StandardCharsets.US_ASCII);
    }

    /** By the last record that was made of each input. */
    static TreeMap<Long, Stamps> read(Path file) throws IOException {
        TreeMap<Long, Stamps> inputs = new TreeMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            Stamps stamps = Stamps.of(line);
            inputs.put(stamps.last(), stamps);
        }
        return inputs;
    }
}
