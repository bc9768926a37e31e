package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.risk.KillTrigger;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.codecs.ExecutorStatusDecoder;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LinkState;

/** Sets and opens the kill latch, tells the executor, and cancels everything in the very event that sets it. */
final class KillDesk {

    private final RewardBehaviour behaviour;
    private final LogicContext context;
    private final ProfitMarks marks;

    KillDesk(RewardBehaviour behaviour, ProfitMarks marks) {
        this.behaviour = behaviour;
        this.context = behaviour.context();
        this.marks = marks;
    }

    /** Looks at everything that sets the latch, before the record is handled. */
    void beforeRecord(long nowNs) {
        TradingState state = behaviour.state();
        int bits = marks.reached() | (state.executorPresent ? state.watchdogs.check(nowNs) : 0);
        boolean changes = bits != 0 || state.kill.conditions() != 0;
        if (changes && state.kill.conditions(bits, state.watchdogs.detail(), nowNs)) {
            announceLatch();
        }
        cancelAllIfDue();
    }

    /** Marks to the market. A loss limit that this reaches sets the latch at once, before anything is decided. */
    void mark(long nowNs) {
        marks.mark(nowNs);
        TradingState state = behaviour.state();
        int bits = marks.reached();
        if (bits != 0 && state.kill.conditions(state.kill.conditions() | bits, 0, nowNs)) {
            announceLatch();
            cancelAllIfDue();
        }
    }

    /** Sets the latch, if it is open. */
    void trip(KillTrigger trigger, long detail) {
        if (behaviour.state().kill.trip(trigger, detail, context.nowNs())) {
            announceLatch();
            cancelAllIfDue();
        }
    }

    /** The operator re-arms; refused while the executor's latch is set or what tripped ours still holds. */
    void rearm() {
        TradingState state = behaviour.state();
        KillTrigger trigger = state.kill.trigger();
        if (trigger == KillTrigger.DRAWDOWN) {
            // The operator has seen the loss, which would else hold for ever.
            state.drawdown.forget();
            state.kill.conditions(state.kill.conditions() & ~trigger.bit(), 0, context.nowNs());
        }
        switch (state.kill.rearm()) {
            case REARMED -> {
                if (trigger != null) {
                    context.commands.kill(trigger, KillPhase.REARMED);
                }
                behaviour.queueAll();
            }
            case NOT_LATCHED, EXECUTOR_NOT_ARMED, CONDITION_HOLDS -> context.counters.add(EngineCounter.REARMS_REFUSED);
        }
    }

    /** A sign of life of the executor, which may say that its own latch is set. */
    void onExecutor(ExecutorStatusDecoder status) {
        TradingState state = behaviour.state();
        boolean mightPlace = state.kill.mayPlace();
        state.watchdogs.executorSeen(context.nowNs());
        boolean isUp = status.userStreamRaw() == LinkState.UP.value();
        boolean turned = state.userStreamDown == isUp;
        state.userStreamDown = !isUp;
        if (isUp) {
            state.watchdogs.userStreamSeen(context.nowNs());
        }
        if (state.kill.executorArmed(status.armed() != 0, context.nowNs())) {
            announceLatch();
            cancelAllIfDue();
        }
        if (turned || state.kill.mayPlace() != mightPlace) {
            behaviour.queueAll();
        }
    }

    private void announceLatch() {
        KillTrigger trigger = behaviour.state().kill.trigger();
        if (trigger != null) {
            context.commands.kill(trigger, KillPhase.LATCHED);
        }
        behaviour.queueAll();
    }

    private void cancelAllIfDue() {
        TradingState state = behaviour.state();
        if (state.kill.takeCancelAll(state.orders.openCount(), context.nowNs())) {
            behaviour.cancelAll(CancelReason.KILL_SWITCH);
        }
    }
}
