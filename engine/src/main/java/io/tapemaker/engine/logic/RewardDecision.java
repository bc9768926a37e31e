package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.quoting.Constraint;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.quoting.EditChoice;
import io.tapemaker.engine.domain.quoting.Explainer;
import io.tapemaker.engine.domain.quoting.Explanation;
import io.tapemaker.engine.domain.quoting.QuoteInputs;
import io.tapemaker.engine.domain.quoting.QuoteSearch;
import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.engine.domain.regime.RegimeMachine;
import io.tapemaker.engine.domain.regime.RegimeReason;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What one decision of behaviour version 2 was made of and came to. Reused: read it before the next one. */
public final class RewardDecision {

    private final QuoteInputs inputs;
    private final DesiredQuotes wanted;
    private final DesiredQuotes target;
    private final EditChoice edits;
    private Constraint constraint = Constraint.REGIME;
    private Regime regime = Regime.HALTED;
    private @Nullable RegimeReason reason;

    RewardDecision(QuoteInputs inputs, DesiredQuotes wanted, DesiredQuotes target, EditChoice edits) {
        this.inputs = inputs;
        this.wanted = wanted;
        this.target = target;
        this.edits = edits;
    }

    void made(Constraint standsAgainst, RegimeMachine machine) {
        constraint = standsAgainst;
        regime = machine.regime();
        reason = machine.reason();
    }

    /** What went into the search; stale unless {@link #isSearched}. */
    public QuoteInputs inputs() {
        return inputs;
    }

    /** Whether the regime let the search run. */
    public boolean isSearched() {
        return regime.placesOrders() && constraint != Constraint.REGIME;
    }

    /** What stands against quotes, {@link Constraint#NONE} if there are some. */
    public Constraint constraint() {
        return constraint;
    }

    /** The market's regime. */
    public Regime regime() {
        return regime;
    }

    /** What demands the regime, null for NORMAL. */
    public @Nullable RegimeReason reason() {
        return reason;
    }

    /** The best quotes. */
    public DesiredQuotes wanted() {
        return wanted;
    }

    /** The quotes that are to stand: those that live or those that are wanted, whichever is worth more. */
    public DesiredQuotes target() {
        return target;
    }

    /** Hands out keys and values in a fixed order; costs two more searches. */
    public void describe(BiConsumer<String, String> lines) {
        lines.accept("regime", word(regime));
        lines.accept("regime.reason", reason == null ? "none" : word(reason));
        if (!isSearched()) {
            return;
        }
        Explanation explanation = new Explanation();
        new Explainer(new QuoteSearch()).explain(inputs, explanation, new DesiredQuotes());
        explanation.describe(lines);
        lines.accept("edit.bid", word(edits.bidReason()));
        lines.accept("edit.ask", word(edits.askReason()));
    }

    private static String word(Enum<?> constant) {
        return constant.name();
    }
}
