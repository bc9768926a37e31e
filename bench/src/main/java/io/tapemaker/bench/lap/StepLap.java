package io.tapemaker.bench.lap;

import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.bench.tape.Scratch;
import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.chronicle.Durability;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The whole step on one thread: journal on disk, decode, books, decide, commands on disk, paper answers. */
public final class StepLap implements Lap {

    private final BenchTape tape;
    private final String config;
    private final int behaviourVersion;
    private final Durability durability;
    private @Nullable Path directory;
    private @Nullable StepRig rig;
    private long commands;

    /**
     * @param hashCheck the setting {@code books.hashCheck}
     * @param durability when records are synced; closing is not measured
     */
    public StepLap(BenchTape tape, String hashCheck, Durability durability) {
        this(tape, configOf(hashCheck), BusinessLogic.BEHAVIOUR_VERSION, durability);
    }

    private StepLap(BenchTape tape, String config, int behaviourVersion, Durability durability) {
        this.tape = tape;
        this.config = config;
        this.behaviourVersion = behaviourVersion;
        this.durability = durability;
    }

    /** The same with behaviour version 1, at its defaults. */
    public static StepLap ofBand(BenchTape tape, String hashCheck, Durability durability) {
        return new StepLap(tape, bandConfigOf(hashCheck), StepRig.BAND_VERSION, durability);
    }

    /** The configuration of a session of behaviour version 1: defaults but for the hash check. */
    public static String bandConfigOf(String hashCheck) {
        return "{books: {hashCheck: \"" + hashCheck + "\"}}";
    }

    /**
     * The configuration of a measurement: defaults but for the hash check, and for jumps and sweeps. The synthetic tape
     * has so many that next to no quotes would be looked for.
     */
    public static String configOf(String hashCheck) {
        return "books: {hashCheck: \"" + hashCheck + "\"}\n"
                + "signals: {jump: {moreThan: \"1\"}, sweep: {moreThan: \"1000000\", collapseShare: \"1\"}}\n";
    }

    @Override
    public void prepare() {
        directory = Scratch.create();
        rig = StepRig.onDisk(directory, durability, config, behaviourVersion, tape.firstNs());
    }

    @Override
    public long run() {
        if (rig == null) {
            throw new IllegalStateException("not prepared");
        }
        FeedSink sink = rig.sink();
        tape.play(sink);
        commands = rig.commands();
        return rig.frames();
    }

    @Override
    public void finish() {
        if (rig != null) {
            rig.close();
        }
        if (directory != null) {
            Scratch.remove(directory);
        }
    }

    @Override
    public long commands() {
        return commands;
    }
}
