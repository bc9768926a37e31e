package io.tapemaker.proofs.determinism;

import io.tapemaker.engine.domain.quoting.Constraint;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.logic.QuotePlanner;
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
    static QuotePlanner wallClock() {
        return sizedBy(() -> System.nanoTime() / MICROSECOND_NS % 2 == 0);
    }

    /** Sizes a quote by what comes first out of a set without an order. */
    static QuotePlanner unorderedIteration() {
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
    static QuotePlanner pure() {
        return sizedBy(() -> false);
    }

    private static QuotePlanner sizedBy(BooleanSupplier larger) {
        QuotePlanner shipped = QuotePlanner.search();
        return (inputs, wanted) -> {
            Constraint constraint = shipped.plan(inputs, wanted);
            if (!wanted.isEmpty() && larger.getAsBoolean()) {
                for (int place = 0; place < DesiredQuotes.PLACES; place++) {
                    if (wanted.wants(place)) {
                        wanted.want(place, wanted.priceE4(place), wanted.sizeE6(place) + ONE_SHARE_E6);
                    }
                }
            }
            return constraint;
        };
    }
}
