package io.tapemaker.replay.cli;

import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.replay.verify.VerifyChild;
import java.nio.file.Path;

/** Main class of the process in which {@code verify} reads; started by {@code verify} only. */
public final class VerifyProcess {

    private VerifyProcess() {}

    /** Verifies the directory that the first argument names. */
    public static void main(String[] args) {
        System.exit(VerifyChild.run(Path.of(args[0]), LogicFactory::create, System.out));
    }
}
