package io.tapemaker.sim.world;

import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.sim.workload.SeededRandom;
import org.jspecify.annotations.Nullable;

/** What a power loss does to the two journals, and what the next start makes of it: as on a real disk. */
final class ModelledTape {

    private static final int MEAN_RECORD = 512;

    private final ModelledJournal inbound;
    private final ModelledJournal commands;

    /** Records of INBOUND that went while it shows that some did, 0 for none; of COMMANDS the same. */
    private long inboundTorn;

    private long commandsTorn;
    private long durableBefore;
    private boolean lostPower;

    /** Cut, and not on the tape yet: a note on the disk, which survives everything. */
    private @Nullable TapeCutFacts noted;

    ModelledTape(ModelledJournal inbound, ModelledJournal commands) {
        this.inbound = inbound;
        this.commands = commands;
    }

    /**
     * Each journal loses everything behind a point of its own at or above its watermark. Nobody writes any more. A file
     * whose end never got to the disk shows no trace of what is missing.
     *
     * @return the last record of INBOUND that is left
     */
    long powerOff(SeededRandom random) {
        lostPower = true;
        durableBefore = inbound.durableSequence();
        inboundTorn += lose(inbound, random);
        commandsTorn += lose(commands, random);
        return inbound.lastSequence();
    }

    private static long lose(ModelledJournal journal, SeededRandom random) {
        long last = journal.lastSequence();
        long durable = journal.durableSequence();
        long kept = random.percent(50) ? durable : random.between(durable, last);
        boolean shows = random.percent(50);
        if (kept < last) {
            journal.cutBehind(kept);
        }
        return shows ? last - kept : 0;
    }

    /**
     * Makes the tape whole, as a start does before anything else; null if it sees nothing that was lost, neither now
     * nor before a start that did not journal it.
     */
    @Nullable
    TapeCutFacts mend() {
        if (lostPower) {
            lostPower = false;
            TapeCutFacts found = cut();
            noted = found == null ? noted : found;
        }
        return noted;
    }

    /** The record of the cut is durably on the tape. */
    void journaled() {
        noted = null;
    }

    private @Nullable TapeCutFacts cut() {
        long inboundLost = inboundTorn;
        long commandsLost = commandsTorn;
        inboundTorn = 0;
        commandsTorn = 0;
        long before = commands.lastSequence();
        long caused = lastCausedUpTo(inbound.lastSequence());
        if (caused < before) {
            commands.cutBehind(caused);
        }
        if (inboundLost == 0 && commandsLost == 0 && caused == before) {
            return null;
        }
        return new TapeCutFacts(
                inbound.lastSequence(),
                durableBefore,
                caused,
                before - caused,
                inboundLost * MEAN_RECORD,
                (commandsLost + before - caused) * MEAN_RECORD);
    }

    /** The last command whose cause is there. */
    private long lastCausedUpTo(long inboundSequence) {
        RecordBuffer command = new RecordBuffer();
        long last = 0;
        try (JournalTailer tailer = commands.openTailer()) {
            while (tailer.poll(command) && RecordFrame.sourcePosition(command.buffer()) <= inboundSequence) {
                last = RecordFrame.sequence(command.buffer());
            }
        }
        return last;
    }
}
