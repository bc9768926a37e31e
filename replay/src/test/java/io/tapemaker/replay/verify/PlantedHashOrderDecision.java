package io.tapemaker.replay.verify;

import io.tapemaker.engine.domain.v1.quoting.BandQuotes;
import io.tapemaker.engine.domain.v1.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteDecision;
import io.tapemaker.engine.domain.v1.quoting.QuoteInputs;
import java.util.HashSet;
import java.util.Set;

/** A planted fault: iterates a set of objects that hash by identity, which is another order in every process. */
final class PlantedHashOrderDecision implements QuoteDecision {

    private static final int CANDIDATES = 50;
    private static final long HUNDREDTH_E6 = 10_000;

    private final BandQuotes honest = new BandQuotes();

    /** Hashes by identity, as everything does that says nothing else. */
    private static final class Candidate {

        private final long size;

        Candidate(long size) {
            this.size = size;
        }
    }

    @Override
    public void decide(QuoteInputs inputs, DesiredQuotes out) {
        honest.decide(inputs, out);
        Set<Candidate> candidates = new HashSet<>();
        for (int i = 0; i < CANDIDATES; i++) {
            candidates.add(new Candidate(i * HUNDREDTH_E6));
        }
        long chosen = candidates.iterator().next().size;
        for (int token = 0; token < DesiredQuotes.TOKENS; token++) {
            if (out.priceE4(token) != 0) {
                out.quote(token, out.priceE4(token), out.sizeE6(token) + chosen);
            }
        }
    }

    /** The reading process with the same fault in it. */
    static final class Child {

        private Child() {}

        /** Verifies the directory that the first argument names. */
        public static void main(String[] args) {
            PlantedChildren.verify(args[0], new PlantedHashOrderDecision());
        }
    }
}
