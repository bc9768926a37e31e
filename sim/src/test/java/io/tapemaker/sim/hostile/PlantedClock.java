package io.tapemaker.sim.hostile;

import net.bytebuddy.asm.Advice;

/** Pieces of code that make the executor's steady clock unsteady. */
@SuppressWarnings("UnusedVariable") // What is assigned here is a variable of the method that the code is put into.
final class PlantedClock {

    private PlantedClock() {}

    /** Of SteadyClock.advance: a jump counts in full. */
    static final class JumpsCount {

        private JumpsCount() {}

        @Advice.OnMethodEnter
        static void enter(
                @Advice.Argument(0) long toNs,
                @Advice.FieldValue("eventNs") long eventNs,
                @Advice.FieldValue(value = "steadyNs", readOnly = false) long steadyNs) {
            if (eventNs != 0 && toNs > eventNs) {
                steadyNs += toNs - eventNs;
            }
        }
    }

    /** Of SteadyClock.nowNs: a day is over at noon. */
    static final class TwiceAsFast {

        private TwiceAsFast() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) long steadyNs) {
            steadyNs *= 2;
        }
    }
}
