package io.tapemaker.engine.app;

/** The engine did not do what the operator asked for. */
final class OperatorRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OperatorRefusedException(String why) {
        super(why);
    }
}
