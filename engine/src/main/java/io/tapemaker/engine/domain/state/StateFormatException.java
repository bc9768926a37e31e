package io.tapemaker.engine.domain.state;

/**
 * The bytes are not a state that {@link StateWriter} wrote: cut, with a value out of its range, or with bytes left
 * over.
 */
public final class StateFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * At an offset of the state's bytes.
     *
     * @param what what was found there and what should have been
     */
    public StateFormatException(int offset, String what) {
        super("state, byte " + offset + ": " + what);
    }
}
