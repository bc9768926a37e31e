package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.quoting.Lean;
import io.tapemaker.engine.domain.regime.RegimeInputs;
import io.tapemaker.engine.domain.regime.RegimeMachine;
import io.tapemaker.engine.domain.rewards.RewardDay;
import io.tapemaker.engine.domain.risk.FailedTrades;
import io.tapemaker.engine.domain.risk.RewardBudget;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.settings.MarketFacts;
import io.tapemaker.engine.domain.settings.MarketTerms;
import io.tapemaker.engine.domain.signals.MarketSignals;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Everything that is kept of one market beside its books, orders and position. */
final class MarketDesk {

    final MarketSignals signals;
    final RegimeMachine regime;
    final RegimeInputs regimeInputs = new RegimeInputs();
    final RewardDay rewards = new RewardDay();
    final RewardBudget budget;
    final FailedTrades failedTrades;

    /** The facts of the settings, null for a market that is not listed. */
    final @Nullable MarketFacts facts;

    final MarketTerms terms;

    /** What a venue that can be asked says of the books; no part of the state before one was asked. */
    final MarketWitness witness = new MarketWitness();

    /** What the operator wants of the market. */
    MarketWish wish = MarketWish.NONE;

    /** Something happened that has not been decided upon. */
    boolean dirty;

    /** The others' touch and twice the fair value as of the last decision, in E4. */
    long decidedBidE4;

    long decidedAskE4;
    long decidedFairX2E4;
    long decidedAtNs;

    /** Where each side's live order has been pulled to. */
    final Lean bidLean = new Lean();

    final Lean askLean = new Lean();

    /** When to look again though nothing happens. */
    long lookAgainAtNs = Long.MAX_VALUE;

    /** What the budget has been told of today's reward and of the cost of fills, in E6 dollars. */
    long bookedRewardE6;

    long bookedCostE6;

    MarketDesk(DecisionSettings settings, @Nullable MarketFacts facts) {
        this.facts = facts;
        terms = facts == null ? settings.terms() : facts.terms();
        signals = new MarketSignals(settings.signals());
        regime = new RegimeMachine(settings.regimes());
        budget = new RewardBudget(settings.risk().rewards());
        failedTrades = new FailedTrades(settings.risk().failedTrades());
        if (facts != null && facts.gameStartNs() != 0) {
            regimeInputs.gameStartNs(facts.gameStartNs());
        }
        if (facts != null && facts.endNs() != 0) {
            regimeInputs.endNs(facts.endNs());
        }
    }

    /**
     * Goes on where another desk of the market stood. What was measured in windows and rings of another shape is
     * measured anew; what limits and regimes stand on is kept.
     */
    void takeOver(MarketDesk old, DecisionSettings settings, DecisionSettings oldSettings) {
        if (settings.signals().equals(oldSettings.signals())) {
            StateCopy.copy(old.signals::write, signals::read);
        }
        if (settings.risk().rewards().equals(oldSettings.risk().rewards())) {
            StateCopy.copy(old.budget::write, budget::read);
        }
        if (settings.risk().failedTrades().equals(oldSettings.risk().failedTrades())) {
            StateCopy.copy(old.failedTrades::write, failedTrades::read);
        }
        StateCopy.copy(old.regime::write, regime::read);
        StateCopy.copy(old.witness::write, witness::read);
        StateCopy.copy(old.rewards::write, rewards::read);
        StateCopy.copy(old::writeOwn, this::readOwn);
        if (!settings.signals().equals(oldSettings.signals())) {
            bookedCostE6 = 0;
        }
    }

    /** The books begin anew: what was decided on the old ones says nothing. */
    void onNewSession() {
        decidedBidE4 = 0;
        decidedAskE4 = 0;
        decidedFairX2E4 = 0;
        bidLean.clear();
        askLean.clear();
        dirty = true;
    }

    void write(StateWriter out) {
        signals.write(out);
        regime.write(out);
        rewards.write(out);
        budget.write(out);
        failedTrades.write(out);
        writeOwn(out);
    }

    private void writeOwn(StateWriter out) {
        wish.write(out);
        out.putBoolean(dirty);
        out.putLong(decidedBidE4);
        out.putLong(decidedAskE4);
        out.putLong(decidedFairX2E4);
        out.putLong(decidedAtNs);
        bidLean.write(out);
        askLean.write(out);
        out.putLong(lookAgainAtNs);
        out.putLong(bookedRewardE6);
        out.putLong(bookedCostE6);
    }

    void read(StateReader in) {
        signals.read(in);
        regime.read(in);
        rewards.read(in);
        budget.read(in);
        failedTrades.read(in);
        readOwn(in);
    }

    private void readOwn(StateReader in) {
        wish = MarketWish.read(in);
        dirty = in.getBoolean();
        decidedBidE4 = in.getLong();
        decidedAskE4 = in.getLong();
        decidedFairX2E4 = in.getLong();
        decidedAtNs = in.getLong();
        bidLean.read(in);
        askLean.read(in);
        lookAgainAtNs = in.getLong();
        bookedRewardE6 = in.getLong();
        bookedCostE6 = in.getLong();
    }
}
