package io.tapemaker.replay.verify;

import io.tapemaker.engine.domain.quoting.Constraint;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.quoting.QuoteInputs;
import io.tapemaker.engine.logic.QuotePlanner;

/** A planted fault: reads the wall clock, so two runs over the same input differ. */
final class PlantedClockDecision implements QuotePlanner {

    private static final int SIZES = 50;
    private static final long HUNDREDTH_E6 = 10_000;

    private final QuotePlanner honest = QuotePlanner.search();

    @Override
    public Constraint plan(QuoteInputs inputs, DesiredQuotes wanted) {
        Constraint constraint = honest.plan(inputs, wanted);
        long now = System.nanoTime() / 1_000 % SIZES;
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            if (wanted.wants(place)) {
                wanted.want(place, wanted.priceE4(place), wanted.sizeE6(place) + now * HUNDREDTH_E6);
            }
        }
        return constraint;
    }

    /** The reading process with the same fault in it. */
    static final class Child {

        private Child() {}

        /** Verifies the directory that the first argument names. */
        public static void main(String[] args) {
            PlantedChildren.verify(args[0], new PlantedClockDecision());
        }
    }
}
