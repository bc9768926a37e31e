package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import org.jspecify.annotations.Nullable;

/** The policy as the core sees it. A pure function of its arguments. */
public interface PolicyGate {

    /** Makes the order of a request and judges it. */
    Verdict judge(Question question);

    /** Age up to which a witnessed book may be judged by, in ns; 0 if the policy asks for none. */
    long bookMaxAgeNs();

    /** Whether the policy has this asset at all: what it has not is never asked about. */
    default boolean lists(PlaceRequest.Asset asset) {
        return true;
    }

    /** Age up to which the venue's terms of a market may be judged by, in ns; 0 if the policy asks for none. */
    default long termsMaxAgeNs() {
        return 0;
    }

    /**
     * What is judged.
     *
     * @param stamp salt and timestamp that the intent fixes
     * @param commandTimeNs event time of the command
     * @param book the executor's own, null if it has none
     * @param bookTimeNs when that was read
     * @param terms what the venue says of the market, null if it has said nothing lately
     * @param nowNs event time
     */
    record Question(
            PlaceRequest request,
            OrderFields.Stamp stamp,
            long commandTimeNs,
            VenueAnswer.@Nullable Book book,
            long bookTimeNs,
            VenueAnswer.@Nullable MarketTerms terms,
            long nowNs) {}

    /** Yes, with what is to be signed, or no. */
    sealed interface Verdict {

        /** This order may be signed. */
        record Allowed(OrderDraft draft) implements Verdict {}

        /** None may; the reason is one line. */
        record Refused(String why) implements Verdict {}
    }
}
