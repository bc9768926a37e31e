package io.tapemaker.bench.tape;

import io.tapemaker.sim.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a tape comes from, in a form that can be given to another JVM: {@code recording:FILE} or
 * {@code workload:SEED,MINUTES,MARKETS,RATEPERCENT}.
 *
 * @param text the form
 */
public record TapeSource(String text) {

    /** What is measured where nothing else is named: about 30,000 frames of 20 markets. */
    public static final TapeSource DEFAULT_WORKLOAD = new TapeSource("workload:7,10,20,500");

    private static final String RECORDING = "recording:";
    private static final String WORKLOAD = "workload:";
    private static final String USUAL_RECORDING = "recordings/synthetic-tape-seed7.jsonl.gz";

    /** A recording. */
    public static TapeSource recording(Path file) {
        return new TapeSource(RECORDING + file.toAbsolutePath());
    }

    /** The usual recording if it lies in this folder, else the default workload. */
    public static TapeSource usual(Path shared) {
        Path file = shared.resolve(USUAL_RECORDING);
        return Files.isRegularFile(file) ? recording(file) : DEFAULT_WORKLOAD;
    }

    /**
     * Loads the tape.
     *
     * @throws IllegalArgumentException if the text is of neither form
     */
    public BenchTape load() {
        if (text.startsWith(RECORDING)) {
            return BenchTape.ofRecording(Path.of(text.substring(RECORDING.length())));
        }
        if (!text.matches(WORKLOAD + "[0-9]{1,9}(,[0-9]{1,9}){3}")) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "tape '%s': name recording:FILE or workload:SEED,MINUTES,MARKETS,RATEPERCENT", text));
        }
        String[] numbers = text.substring(WORKLOAD.length()).split(",", -1);
        return BenchTape.ofWorkload(new Workload(
                Long.parseLong(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]),
                Integer.parseInt(numbers[3])));
    }
}
