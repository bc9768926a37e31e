package io.tapemaker.replay.verify;

import io.tapemaker.engine.domain.v1.quoting.BandQuotes;
import io.tapemaker.engine.domain.v1.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteDecision;
import io.tapemaker.engine.domain.v1.quoting.QuoteInputs;

/** A planted fault: reads the wall clock, so two runs over the same input differ. */
final class PlantedClockDecision implements QuoteDecision {

    private static final int SIZES = 50;
    private static final long HUNDREDTH_E6 = 10_000;

    private final BandQuotes honest = new BandQuotes();

    @Override
    public void decide(QuoteInputs inputs, DesiredQuotes out) {
        honest.decide(inputs, out);
        long now = System.nanoTime() / 1_000 % SIZES;
        for (int token = 0; token < DesiredQuotes.TOKENS; token++) {
            if (out.priceE4(token) != 0) {
                out.quote(token, out.priceE4(token), out.sizeE6(token) + now * HUNDREDTH_E6);
            }
        }
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
