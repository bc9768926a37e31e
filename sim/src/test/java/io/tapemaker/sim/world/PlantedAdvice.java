package io.tapemaker.sim.world;

import io.tapemaker.engine.domain.risk.DailyLoss;
import io.tapemaker.engine.domain.risk.KillTrigger;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.TickSize;
import net.bytebuddy.asm.Advice;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/** Pieces of code that planted faults put into methods. They are copied there and name only what is public. */
@SuppressWarnings("UnusedVariable") // What is assigned here is a variable of the method that the code is put into.
final class PlantedAdvice {

    private PlantedAdvice() {}

    /** Of Market.changeTick: the first grid is the only one. */
    static final class FirstGridOnly {

        private FirstGridOnly() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean skip(@Advice.FieldValue("tickSize") @Nullable TickSize known) {
            return known != null;
        }
    }

    /** Of OrderTable.enterEpoch: orders are numbered from one in each session. */
    static final class NumbersBeginAnew {

        private NumbersBeginAnew() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.FieldValue(value = "lastNumber", readOnly = false) long lastNumber) {
            lastNumber = 0;
        }
    }

    /** Of TradingState.onNewSession: nothing has been lost today. */
    static final class LossForgotten {

        private LossForgotten() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.FieldValue("dailyLoss") DailyLoss loss) {
            StateWriter nothing = new StateWriter();
            new DailyLoss(0).write(nothing);
            loss.read(new StateReader(nothing.toByteArray()));
        }
    }

    /** Of DecisionQueue.get: the order of a hash table whose keys have no hash code of their own. */
    static final class HashOrder {

        private HashOrder() {}

        @Advice.OnMethodEnter
        static void enter(
                @Advice.This Object queue,
                @Advice.FieldValue("queued") IntArrayList queued,
                @Advice.Argument(value = 0, readOnly = false) int index) {
            if ((System.identityHashCode(queue) & 1) != 0) {
                index = queued.size() - 1 - index;
            }
        }
    }

    /** Of Watchdogs.check: the user stream may be silent. */
    static final class SilentUserStream {

        private SilentUserStream() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) int bits) {
            bits &= ~KillTrigger.USER_STREAM.bit();
        }
    }

    /** Of BookKeeper.apply: now and then a change is dropped. */
    static final class DropsOne {

        private DropsOne() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean skip(@Advice.FieldValue("eventTimeNs") long nowNs) {
            return nowNs / 1_000 % 10 == 0;
        }
    }
}
