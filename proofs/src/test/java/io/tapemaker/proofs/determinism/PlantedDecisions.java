package io.tapemaker.proofs.determinism;

import io.tapemaker.engine.domain.v1.quoting.BandQuotes;
import io.tapemaker.engine.domain.v1.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteCause;
import io.tapemaker.engine.domain.v1.quoting.QuoteDecision;
import io.tapemaker.engine.domain.v1.quoting.QuoteInputs;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Decisions that are not pure, as they would slip in: most of what they decide is right. */
final class PlantedDecisions {

    private static final long ONE_SHARE_E6 = 1_000_000L;
    private static final long MICROSECOND_NS = 1_000L;
    private static final int OBJECTS = 8;

    private PlantedDecisions() {}

    /** Sizes a quote by the wall clock. */
    static QuoteDecision wallClock() {
        return sizedBy(() -> System.nanoTime() / MICROSECOND_NS % 2 == 0);
    }

    /** Sizes a quote by what comes first out of a set without an order. */
    static QuoteDecision unorderedIteration() {
        return sizedBy(() -> {
            Set<Object> candidates = new HashSet<>();
            Object wanted = new Object();
            candidates.add(wanted);
            for (int i = 1; i < OBJECTS; i++) {
                candidates.add(new Object());
            }
            int place = 0;
            for (Object candidate : candidates) {
                if (candidate == wanted) {
                    break;
                }
                place++;
            }
            return place % 2 == 0;
        });
    }

    /** The same wiring with nothing planted. */
    static QuoteDecision pure() {
        return sizedBy(() -> false);
    }

    private static QuoteDecision sizedBy(BooleanSupplier larger) {
        BandQuotes shipped = new BandQuotes();
        return (QuoteInputs inputs, DesiredQuotes out) -> {
            shipped.decide(inputs, out);
            if (out.cause() == QuoteCause.QUOTED && larger.getAsBoolean()) {
                for (int token = 0; token < DesiredQuotes.TOKENS; token++) {
                    if (out.priceE4(token) != 0) {
                        out.quote(token, out.priceE4(token), out.sizeE6(token) + ONE_SHARE_E6);
                    }
                }
            }
        };
    }
}
