package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.regime.RegimeMachine;
import io.tapemaker.engine.domain.regime.RegimeReason;
import io.tapemaker.journal.codecs.CancelReason;

/** What a cancel names as its reason when a regime takes quotes away. */
final class TakeAway {

    private TakeAway() {}

    static CancelReason reason(RegimeMachine machine) {
        RegimeReason reason = machine.reason();
        if (reason == null) {
            return CancelReason.NOT_WANTED;
        }
        return switch (reason) {
            case KILL_LATCHED -> CancelReason.KILL_SWITCH;
            case RESOLVED -> CancelReason.MARKET_RESOLVED;
            case BOOK_NOT_IN_SYNC, STALE_ASSET -> CancelReason.BOOK_NOT_IN_SYNC;
            case TICK_CHANGING -> CancelReason.TICK_SIZE_CHANGED;
            case OPERATOR_PAUSED -> CancelReason.PAUSED;
            case DISABLED, OPERATOR_LEFT -> CancelReason.NOT_WANTED;
            default -> CancelReason.REGIME;
        };
    }
}
