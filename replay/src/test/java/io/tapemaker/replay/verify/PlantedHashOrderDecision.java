package io.tapemaker.replay.verify;

import io.tapemaker.engine.domain.quoting.Constraint;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.quoting.QuoteInputs;
import io.tapemaker.engine.logic.QuotePlanner;
import java.util.HashSet;
import java.util.Set;

/** A planted fault: iterates a set of objects that hash by identity, which is another order in every process. */
final class PlantedHashOrderDecision implements QuotePlanner {

    private static final int CANDIDATES = 50;
    private static final long HUNDREDTH_E6 = 10_000;

    private final QuotePlanner honest = QuotePlanner.search();

    /** Hashes by identity, as everything does that says nothing else. */
    private static final class Candidate {

        private final long size;

        Candidate(long size) {
            this.size = size;
        }
    }

    @Override
    public Constraint plan(QuoteInputs inputs, DesiredQuotes wanted) {
        Constraint constraint = honest.plan(inputs, wanted);
        Set<Candidate> candidates = new HashSet<>();
        for (int i = 0; i < CANDIDATES; i++) {
            candidates.add(new Candidate(i * HUNDREDTH_E6));
        }
        long chosen = candidates.iterator().next().size;
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            if (wanted.wants(place)) {
                wanted.want(place, wanted.priceE4(place), wanted.sizeE6(place) + chosen);
            }
        }
        return constraint;
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
