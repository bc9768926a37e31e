package io.tapemaker.proofs.demo;

/** The demo cannot go on: one line that says why and names the mend. */
final class DemoFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailedException(String line) {
        super(line);
    }
}
