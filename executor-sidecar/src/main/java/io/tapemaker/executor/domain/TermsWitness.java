package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Uint256;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the venue says of the markets that orders are placed into: one of the sources that decide on the exchange. */
final class TermsWitness {

    /** Markets that are kept; a hostile engine may name any number of them. */
    private static final int MOST = 1_024;

    private static final long AGAIN_NS = 2 * Kernel.SECOND_NS;

    private final Kernel kernel;
    private final TreeMap<Uint256, Said> markets = new TreeMap<>(Hashes.ORDER);
    private long maxAgeNs;

    private static final class Said {
        VenueAnswer.@Nullable MarketTerms terms;
        long readNs;
        long dueNs;
    }

    TermsWitness(Kernel kernel) {
        this.kernel = kernel;
    }

    /** A run begins under a policy that wants terms of this age, or none. */
    void start(long policyMaxAgeNs) {
        maxAgeNs = policyMaxAgeNs;
        markets.clear();
    }

    void want(ConditionId market) {
        if (maxAgeNs > 0 && markets.size() < MOST) {
            markets.computeIfAbsent(market.value(), of -> new Said());
        }
    }

    /** What was said and is not too old, null if nothing is. */
    VenueAnswer.@Nullable MarketTerms terms(ConditionId market) {
        Said said = markets.get(market.value());
        return said == null || kernel.nowNs() - said.readNs > maxAgeNs ? null : said.terms;
    }

    void tick() {
        markets.forEach((market, said) -> {
            if (kernel.nowNs() >= said.dueNs) {
                said.dueNs = kernel.nowNs() + AGAIN_NS;
                kernel.ask(new VenueRequest.MarketTerms(new ConditionId(market)), Flight.Purpose.TERMS, null);
            }
        });
    }

    void answered(Flight flight, VenueAnswer answer) {
        if (!(flight.request() instanceof VenueRequest.MarketTerms request)) {
            return;
        }
        Said said = markets.get(request.conditionId().value());
        if (said != null && answer instanceof VenueAnswer.MarketTerms terms) {
            said.terms = terms;
            said.readNs = flight.sentNs();
            said.dueNs = flight.sentNs() + maxAgeNs / 2;
        }
    }

    void write(StateBytes out) {
        out.put(markets.size());
        markets.forEach((market, said) -> {
            out.put(market);
            out.put(said.readNs);
            out.put(said.dueNs);
            out.put(said.terms != null);
        });
    }
}
