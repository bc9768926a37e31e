package io.tapemaker.replay.verify;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.engine.recovery.CommandComparison;
import io.tapemaker.engine.recovery.TapeDivergedException;
import io.tapemaker.engine.recovery.TapeReplay;
import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.MarketFrameDecoder;
import io.tapemaker.journal.codecs.StateHashDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.snapshot.SnapshotPoint;
import io.tapemaker.replay.tape.ShortText;
import io.tapemaker.replay.tape.TapeDirectory;

/** One pass over a tape: drives logic with INBOUND and compares the commands with COMMANDS. */
final class ComparedReplay implements CommandSink, AutoCloseable {

    private static final long PROGRESS_INTERVAL = 1_024;

    private final TapeDirectory tape;
    private final Progress progress;
    private final JournalTailer inbound;
    private final JournalTailer commands;
    private final CommandComparison comparison;
    private BusinessLogic logic;
    private TapeReplay replay;

    private long frames;
    private long stateHashes;
    private long firstEventTimeNs;
    private long lastEventTimeNs;
    private int inboundChecksum;
    private long commandsSequence;
    private int commandsChecksum = RecordChain.seedOf(JournalKind.COMMANDS);
    private long missingCause;
    private String missingText = "";

    ComparedReplay(TapeDirectory tape, BusinessLogic logic, Progress progress) {
        this.tape = tape;
        this.progress = progress;
        this.inbound = tape.tail(JournalKind.INBOUND);
        this.commands = tape.tail(JournalKind.COMMANDS);
        this.comparison = new CommandComparison(commands, this::onMissing);
        this.logic = logic;
        this.replay = new TapeReplay(inbound, logic);
    }

    /** Goes on with other logic, which stands at the same place of the tape. */
    void goOnWith(BusinessLogic other) {
        logic = other;
        replay = new TapeReplay(inbound, other);
    }

    /** Passes over what a snapshot has seen. */
    boolean skipTo(SnapshotPoint point) {
        return replay.skipTo(point.inboundSequence(), point.inboundChecksum())
                && comparison.skipTo(point.commandsSequence(), point.commandsChecksum());
    }

    /** Handles every record up to and including this sequence. */
    void runTo(long sequence) {
        while (logic.lastSequence() < sequence) {
            if (!step()) {
                throw VerifyFailure.corrupt("INBOUND: record " + (logic.lastSequence() + 1)
                        + " was read before and is not there any more; last good sequence " + logic.lastSequence());
            }
        }
    }

    private boolean step() {
        long before = logic.lastSequence();
        try {
            if (replay.step(this) == 0) {
                return false;
            }
        } catch (VerifyFailure e) {
            throw e;
        } catch (CorruptRecordException e) {
            throw VerifyFailure.corrupt(String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            throw VerifyFailure.corrupt("INBOUND: record " + (before + 1) + " is sound and cannot be handled (" + e
                    + "); replay it with the build that wrote it; last good sequence " + before);
        }
        RecordBuffer record = replay.record();
        inboundChecksum = RecordFrame.checksum(record.buffer());
        lastEventTimeNs = RecordFrame.eventTimeNs(record.buffer());
        if (firstEventTimeNs == 0) {
            firstEventTimeNs = lastEventTimeNs;
        }
        if (RecordFrame.templateId(record.buffer()) == MarketFrameDecoder.TEMPLATE_ID) {
            frames++;
        }
        if (logic.lastSequence() % PROGRESS_INTERVAL == 0) {
            progress.replayed(logic.lastSequence());
        }
        return true;
    }

    @Override
    public void onCommand(RecordBuffer command, int epoch) {
        long missingBefore = comparison.beyondCount();
        try {
            comparison.onCommand(command, epoch);
        } catch (TapeDivergedException e) {
            throw diverged(
                    e.commandSequence(), e.causeSequence(), ShortText.of(command), textOnTape(e.commandSequence()));
        }
        if (comparison.beyondCount() == missingBefore) {
            commandsSequence = RecordFrame.sequence(command.buffer());
            commandsChecksum = RecordFrame.checksum(command.buffer());
            if (RecordFrame.templateId(command.buffer()) == StateHashDecoder.TEMPLATE_ID) {
                stateHashes++;
            }
        }
    }

    private void onMissing(RecordBuffer command, int epoch) {
        if (missingCause == 0) {
            missingCause = RecordFrame.sourcePosition(command.buffer());
            missingText = ShortText.of(command);
        }
    }

    /**
     * Says that INBOUND ended at this sequence when it was audited. What the tape lacks may only be what its very
     * last record caused: a crash between the two journals leaves that, and nothing else does.
     */
    void end(long last) {
        try {
            comparison.end();
        } catch (TapeDivergedException e) {
            boolean writtenSince = e.causeSequence() > last && inbound.poll(new RecordBuffer());
            if (!writtenSince) {
                throw diverged(
                        e.commandSequence(), e.causeSequence(), "no such command", textOnTape(e.commandSequence()));
            }
        }
        if (missing() > 0 && missingCause != last) {
            throw diverged(commandsSequence + 1, missingCause, missingText, "no such command: COMMANDS ends before it");
        }
    }

    private VerifyFailure diverged(long command, long cause, String expected, String found) {
        Divergence divergence = new Divergence(command, cause, causeText(cause), expected, found);
        return VerifyFailure.diverged(
                "command " + command + " is not what INBOUND record " + cause + " leads to; 'why' and 'diff' show more",
                divergence);
    }

    private String causeText(long cause) {
        RecordBuffer record = tape.find(JournalKind.INBOUND, cause);
        return record == null ? "no such record" : ShortText.of(record);
    }

    private String textOnTape(long command) {
        RecordBuffer record = tape.find(JournalKind.COMMANDS, command);
        return record == null ? "no such command" : ShortText.of(record);
    }

    /** Whether a snapshot of this place must name this point. */
    boolean standsAt(SnapshotPoint point) {
        return logic.lastSequence() == point.inboundSequence()
                && inboundChecksum == point.inboundChecksum()
                && commandsSequence == point.commandsSequence()
                && commandsChecksum == point.commandsChecksum();
    }

    BusinessLogic logic() {
        return logic;
    }

    long compared() {
        return comparison.compared();
    }

    /** Commands that the tape lacks at its end. */
    long missing() {
        return comparison.beyondCount();
    }

    /** The pass in figures, if it began at genesis. */
    VerifyFigures.Genesis figures(long elapsedNs) {
        return new VerifyFigures.Genesis(
                logic.lastSequence(),
                frames,
                comparison.compared(),
                comparison.beyondCount(),
                stateHashes,
                lastEventTimeNs - firstEventTimeNs,
                elapsedNs);
    }

    @Override
    public void close() {
        try (inbound) {
            commands.close();
        }
    }
}
