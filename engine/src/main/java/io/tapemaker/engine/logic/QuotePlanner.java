package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.quoting.Constraint;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.quoting.QuoteInputs;
import io.tapemaker.engine.domain.quoting.QuoteSearch;

/** Plans the quotes of one market: a pure function of the inputs. Called on the engine thread. */
@FunctionalInterface
public interface QuotePlanner {

    /**
     * Plans.
     *
     * @param wanted filled with the orders wanted
     * @return what stands against quotes, {@link Constraint#NONE} if there are some
     */
    Constraint plan(QuoteInputs inputs, DesiredQuotes wanted);

    /** The exact search. */
    static QuotePlanner search() {
        return new QuoteSearch()::computeDesiredQuotes;
    }
}
