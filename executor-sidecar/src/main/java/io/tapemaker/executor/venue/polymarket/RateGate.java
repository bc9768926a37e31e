package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.decode.HttpAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands before each call with the budget of the venue's rate, and hears what the venue says of it in each answer. Only
 * places are ever held. Any thread.
 */
final class RateGate {

    private static final int MAX_DIGITS = 9;

    private final LongSupplier nanos;
    private final RateBudget budget;
    private int placesUnderWay;
    private int cancelsUnderWay;

    /** @param nanos a clock that does not jump */
    RateGate(LongSupplier nanos) {
        this.nanos = nanos;
        this.budget = new RateBudget(RateTier.STANDARD, nanos.getAsLong());
    }

    /** Takes room for a call: 0 if it may leave, else how long until there is some, in ns. */
    synchronized long enter(Lane lane, int orders) {
        if (lane == Lane.PLACE) {
            if (!budget.tryPlaces(orders, nanos.getAsLong())) {
                return Math.max(1, budget.placesWaitNs(orders, nanos.getAsLong()));
            }
            placesUnderWay += orders;
        } else if (lane == Lane.CANCEL) {
            budget.cancels(orders, nanos.getAsLong());
            cancelsUnderWay += orders;
        }
        return 0;
    }

    /** A call that entered is over, with these headers; null if it was not answered. */
    synchronized void leave(Lane lane, int orders, HttpAnswer.@Nullable Headers said) {
        placesUnderWay -= lane == Lane.PLACE ? orders : 0;
        cancelsUnderWay -= lane == Lane.CANCEL ? orders : 0;
        if (said == null || lane != Lane.PLACE && lane != Lane.CANCEL) {
            return;
        }
        RateTier tier = said.rateTier() == null ? null : RateTier.ofHeader(said.rateTier());
        if (tier != null) {
            budget.tier(tier, nanos.getAsLong());
        }
        Long left = whole(said.rateRemaining());
        if (left != null && lane == Lane.PLACE) {
            // What is under way was taken here, and may not have reached the bucket there.
            budget.placesLeft(left - placesUnderWay, nanos.getAsLong());
        } else if (left != null) {
            budget.cancelsLeft(left - cancelsUnderWay, nanos.getAsLong());
        }
    }

    /** A whole number, which may be a debt; null for anything else. */
    private static @Nullable Long whole(@Nullable String text) {
        boolean isOne = text != null && text.length() <= MAX_DIGITS && text.matches("-?[0-9]+");
        return isOne ? Long.valueOf(text) : null;
    }
}
