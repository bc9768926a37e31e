package io.tapemaker.sim.world;

import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalKind;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The disk under both journals, and the points at which it or the process that writes to it fails. */
final class ModelledDisk {

    private Consumer<FaultKind> told = kind -> {};
    private @Nullable StepPoint armed;
    private long passesLeft;
    private boolean full;
    private boolean processDead;
    private boolean powerGone;
    private boolean unsyncedCommands;

    /** Who is told of each failure. */
    void told(Consumer<FaultKind> listener) {
        told = listener;
    }

    /** Fails once, after this point has been passed so many times. */
    void arm(StepPoint point, long passes) {
        armed = point;
        passesLeft = passes;
    }

    /** Nothing fails any more. */
    void heal() {
        armed = null;
        full = false;
    }

    /** There is no room, or there is again. */
    void full(boolean isFull) {
        full = isFull;
    }

    /** Another process opens the journals. */
    void newProcess() {
        processDead = false;
    }

    /** The process that wrote is gone: it syncs nothing at the end. */
    void processDied() {
        processDead = true;
    }

    /** Whether nothing more comes of the process. */
    boolean isProcessDead() {
        return processDead;
    }

    /** Whether the process died because the power went. Asked once. */
    boolean takePowerGone() {
        boolean gone = powerGone;
        powerGone = false;
        return gone;
    }

    void beforeAppend(JournalKind kind) {
        if (full) {
            processDead = true;
            told.accept(FaultKind.DISK_FULL);
            throw new JournalFailedException(kind + ": no space left");
        }
        boolean inbound = kind == JournalKind.INBOUND;
        pass(inbound ? StepPoint.INBOUND_REFUSED : StepPoint.COMMAND_REFUSED);
        if (!inbound) {
            pass(StepPoint.BEFORE_COMMAND);
        }
    }

    void afterAppend(JournalKind kind) {
        boolean inbound = kind == JournalKind.INBOUND;
        unsyncedCommands |= !inbound;
        pass(inbound ? StepPoint.AFTER_INBOUND : StepPoint.AFTER_COMMAND);
        pass(inbound ? StepPoint.DARK_AFTER_INBOUND : StepPoint.DARK_AFTER_COMMAND);
    }

    void beforeSync() {
        pass(StepPoint.SYNC_REFUSED);
        if (unsyncedCommands) {
            pass(StepPoint.DARK_BEFORE_SYNC);
            unsyncedCommands = false;
        }
    }

    private void pass(StepPoint point) {
        if (armed != point || passesLeft-- > 0) {
            return;
        }
        armed = null;
        processDead = true;
        powerGone = point.kind == FaultKind.POWER_LOST;
        told.accept(point.kind);
        if (point.kind == FaultKind.DISK_FAILED) {
            throw new JournalFailedException("modelled disk: " + point);
        }
        throw new EngineCrashException(point);
    }
}
