package io.tapemaker.engine.status;

import io.tapemaker.engine.domain.control.BehaviourStatus;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.JournalAppender;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine thread shows what others may know of it. It writes, anybody reads, nobody waits for a lock: what is
 * shown is an immutable object, made only when somebody has asked.
 */
public final class StatusBoard {

    private final BehaviourStatusSource source;
    private volatile @Nullable Shown shown;
    private volatile Word word = new Word(0, 0);

    /** A status and how many were shown before it. */
    private record Shown(EngineStatus status, long number) {}

    /** The operator's last journaled word: its position and its INBOUND sequence. */
    private record Word(long position, long sequence) {}

    /** A board that shows what this source says of the behaviour. */
    public StatusBoard(BehaviourStatusSource source) {
        this.source = source;
    }

    /** A board that shows what the behaviour says of itself. */
    public StatusBoard() {
        this(BusinessLogic::describe);
    }

    /** Shows where the engine stands. On the engine thread, between two events. */
    public void show(BusinessLogic logic, JournalAppender inbound, JournalAppender commands) {
        BehaviourStatus behaviour = new BehaviourStatus();
        source.fill(logic, behaviour);
        EngineStatus status = EngineStatus.of(logic, logic.isPaused(), inbound, commands, behaviour);
        shown = new Shown(status, shownCount() + 1);
    }

    /** Says that a word of the operator is on the tape and was handled. On the engine thread. */
    public void journaled(long position, long inboundSequence) {
        word = new Word(position, inboundSequence);
    }

    /** What was shown last, null for nothing yet. From any thread. */
    public @Nullable EngineStatus latest() {
        Shown last = shown;
        return last == null ? null : last.status();
    }

    /** How often something was shown. From any thread. */
    public long shownCount() {
        Shown last = shown;
        return last == null ? 0 : last.number();
    }

    /**
     * INBOUND sequence of the operator's word of this position, 0 while it is not handled. Words are said one after the
     * other: that of an earlier one is no longer known. From any thread.
     */
    public long sequenceOf(long position) {
        Word last = word;
        return last.position() == position ? last.sequence() : 0;
    }
}
