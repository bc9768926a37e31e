package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.book.SyncCause;
import io.tapemaker.engine.domain.regime.RegimeInputs;
import io.tapemaker.engine.domain.regime.RegimeReason;
import io.tapemaker.engine.domain.risk.RewardBudgetState;
import io.tapemaker.engine.domain.signals.MarketSignals;

/** Finds what stands against quoting a market as usual, and brings its regime up to date. */
final class RegimeReasons {

    /** From E4 dollars per root second to E6 dollars per root minute. */
    private static final double TO_E6_PER_ROOT_MINUTE = 100 * Math.sqrt(60);

    private final InForce inForce;

    RegimeReasons(InForce inForce) {
        this.inForce = inForce;
    }

    /** Looks again. */
    void update(Market market, MarketDesk desk, boolean cushionGone, long nowNs) {
        RegimeInputs in = desk.regimeInputs;
        in.set(RegimeReason.KILL_LATCHED, !inForce.state().kill.mayPlace());
        in.set(RegimeReason.RESOLVED, market.resolved());
        in.set(RegimeReason.DISABLED, !desk.terms.enabled());
        in.set(RegimeReason.OPERATOR_LEFT, desk.wish.left());
        in.set(RegimeReason.OPERATOR_PAUSED, inForce.state().paused);
        in.set(RegimeReason.OPERATOR_FLATTEN, desk.wish.flatten());
        boolean tickChanging = isTickChanging(market);
        in.set(RegimeReason.TICK_CHANGING, tickChanging);
        in.set(RegimeReason.BOOK_NOT_IN_SYNC, !tickChanging && !market.inSync());
        in.set(RegimeReason.STALE_ASSET, inForce.state().watchdogs.marketStale(market.index(), nowNs));
        MarketSignals signals = desk.signals;
        in.set(RegimeReason.USER_STREAM, inForce.state().userStreamDown);
        in.set(RegimeReason.JUMP, signals.isJump());
        in.set(RegimeReason.SWEEP, signals.isSweep());
        in.set(RegimeReason.CUSHION_GONE, cushionGone);
        in.set(RegimeReason.QUARANTINED, desk.failedTrades.quarantined(nowNs));
        in.set(RegimeReason.REWARD_STOP, desk.budget.state() == RewardBudgetState.STOP);
        in.set(RegimeReason.REWARD_DOWNSIZE, desk.budget.state() == RewardBudgetState.DOWNSIZE);
        in.set(RegimeReason.INVENTORY_LIMIT, isAtLimit(market));
        in.volatility((long) (signals.volatilityE4() * TO_E6_PER_ROOT_MINUTE));
        desk.regime.update(in, nowNs);
    }

    private boolean isAtLimit(Market market) {
        long inventoryE6 = inForce.state().positions.of(market.index()).inventoryE6(true);
        return inventoryE6 != 0
                && Math.abs(inventoryE6)
                        >= inForce.state().settings.risk().exposure().market().maxSharesE6();
    }

    private static boolean isTickChanging(Market market) {
        for (int slot = 0; slot < Market.MAX_ASSETS; slot++) {
            OrderBook book = market.book(slot);
            if (book != null && !book.inSync() && book.cause() == SyncCause.TICK_SIZE_CHANGED) {
                return true;
            }
        }
        return market.tickSize() == null && market.inSync();
    }
}
