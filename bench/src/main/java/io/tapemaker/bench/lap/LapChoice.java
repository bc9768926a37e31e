package io.tapemaker.bench.lap;

import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.journal.chronicle.Durability;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is measured over the whole tape, each with what it is compared to. Baselines come before what names
 * them.
 */
public enum LapChoice {
    TOKENS("Jackson tokens, bare", null),
    DECODE("decode", TOKENS),
    SHA1("SHA-1 of every book, bare", null),
    BOOKS("decode + books, hashes off", DECODE),
    BOOKS_SAMPLED("decode + books, 1 hash in 16", BOOKS),
    BOOKS_HASHED("decode + books, every hash", BOOKS),
    LOGIC("decode + books + decide, hashes off", BOOKS),
    BARE_APPEND("Chronicle append, bare", null),
    APPEND("journal append", BARE_APPEND),
    FLOOR("floor: bare tokens + bare append", null),
    STEP_OFF("whole step, hashes off", FLOOR),
    STEP_SAMPLED("whole step, 1 hash in 16", FLOOR),
    STEP_HASHED("whole step, every hash", FLOOR),
    STEP_BAND_OFF("step of behaviour version 1, hashes off", STEP_OFF),
    STEP_BAND_HASHED("step of behaviour version 1, every hash", STEP_HASHED),
    STEP_SYNCED("whole step, every hash, synced each 1000", FLOOR),
    REPLAY_OFF("replay, hashes off", STEP_OFF),
    REPLAY_SAMPLED("replay, 1 hash in 16", STEP_SAMPLED),
    REPLAY_HASHED("replay, every hash", STEP_HASHED);

    private static final int SAMPLE_INTERVAL = 16;
    private static final String EVERY = "every";
    private static final String SAMPLED = "sample-" + SAMPLE_INTERVAL;
    private static final String OFF = "off";

    private final String label;
    private final @Nullable LapChoice baseline;

    LapChoice(String label, @Nullable LapChoice baseline) {
        this.label = label;
        this.baseline = baseline;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }

    /** What it is compared to, null for nothing. */
    public @Nullable LapChoice baseline() {
        return baseline;
    }

    /** A lap over this tape. */
    public Lap over(BenchTape tape) {
        return switch (this) {
            case TOKENS -> new TokenLap(tape);
            case DECODE -> new DecodeLap(tape);
            case SHA1 -> new Sha1Lap(tape);
            case BOOKS -> new BooksLap(tape, HashPolicy.OFF);
            case BOOKS_SAMPLED -> new BooksLap(tape, HashPolicy.sample(SAMPLE_INTERVAL));
            case BOOKS_HASHED -> new BooksLap(tape, HashPolicy.EVERY);
            case LOGIC -> new LogicLap(MemoryTape.of(tape, OFF));
            case BARE_APPEND -> new FloorLap(tape, false);
            case APPEND -> new AppendLap(tape);
            case FLOOR -> new FloorLap(tape, true);
            case STEP_OFF -> new StepLap(tape, OFF, Durability.PROCESS_CRASH);
            case STEP_SAMPLED -> new StepLap(tape, SAMPLED, Durability.PROCESS_CRASH);
            case STEP_HASHED -> new StepLap(tape, EVERY, Durability.PROCESS_CRASH);
            case STEP_BAND_OFF -> StepLap.ofBand(tape, OFF, Durability.PROCESS_CRASH);
            case STEP_BAND_HASHED -> StepLap.ofBand(tape, EVERY, Durability.PROCESS_CRASH);
            case STEP_SYNCED -> new StepLap(tape, EVERY, Durability.groupCommit(Durability.DEFAULT_GROUP));
            case REPLAY_OFF -> ReplayLap.of(MemoryTape.of(tape, OFF));
            case REPLAY_SAMPLED -> ReplayLap.of(MemoryTape.of(tape, SAMPLED));
            case REPLAY_HASHED -> ReplayLap.of(MemoryTape.of(tape, EVERY));
        };
    }
}
