package io.tapemaker.executor.tape;

/** A replay of EXECUTIONS makes something else than what is on the tape. */
public final class ExecutorDivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says where, and what is different. */
    public ExecutorDivergedException(long sequence, String what) {
        super("EXECUTIONS record " + sequence + ": " + what);
    }
}
