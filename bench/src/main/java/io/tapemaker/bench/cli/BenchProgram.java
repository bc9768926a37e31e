package io.tapemaker.bench.cli;

import io.tapemaker.bench.BenchMain;

/** Entry point of the bench program. */
public final class BenchProgram {

    private BenchProgram() {}

    /** Runs and exits. */
    public static void main(String[] args) {
        System.exit(BenchMain.run(args));
    }
}
