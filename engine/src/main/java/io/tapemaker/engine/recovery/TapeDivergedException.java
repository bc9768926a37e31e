package io.tapemaker.engine.recovery;

/** INBOUND leads to other commands than those on the tape. */
public final class TapeDivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long commandSequence;
    private final long causeSequence;

    TapeDivergedException(long commandSequence, long causeSequence, String difference) {
        super("command " + commandSequence + ", caused by INBOUND record " + causeSequence + ": " + difference);
        this.commandSequence = commandSequence;
        this.causeSequence = causeSequence;
    }

    /** COMMANDS sequence of the first command that differs. */
    public long commandSequence() {
        return commandSequence;
    }

    /** INBOUND sequence of the record at which the replay saw it. */
    public long causeSequence() {
        return causeSequence;
    }
}
