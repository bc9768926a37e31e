package io.tapemaker.sim.world;

import io.tapemaker.engine.recovery.CommandComparison;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.engine.recovery.TapeDivergedException;
import io.tapemaker.engine.recovery.TapeReplay;
import io.tapemaker.journal.JournalTailer;

/** Decides the whole tape again and compares the commands. */
final class Replayed {

    private Replayed() {}

    /** Returns the number of commands compared. */
    static long check(WorldJournals journals, Surroundings around) {
        try (JournalTailer inbound = journals.inbound().openTailer();
                JournalTailer commands = journals.commands().openTailer()) {
            CommandComparison comparison = new CommandComparison(commands, (command, epoch) -> {});
            String problem = "";
            try {
                new TapeReplay(inbound, LogicFactory.create()).runTo(Long.MAX_VALUE, comparison);
                comparison.end();
            } catch (TapeDivergedException e) {
                problem = String.valueOf(e.getMessage());
            }
            String said = problem;
            boolean whole = comparison.beyondCount() == 0;
            around.checks()
                    .require(
                            Invariant.REPLAY_IS_IDENTICAL,
                            said.isEmpty() && whole,
                            () -> said.isEmpty() ? comparison.beyondCount() + " commands are not on the tape" : said);
            return comparison.compared();
        }
    }
}
