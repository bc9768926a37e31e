package io.tapemaker.executor.run;

import io.tapemaker.executor.domain.OrderDraft;
import io.tapemaker.executor.domain.PolicyGate;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Caps;
import io.tapemaker.executor.policy.Intent;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.profile.AssetRoute;
import io.tapemaker.executor.profile.VenueProfile;
import org.jspecify.annotations.Nullable;

/**
 * What the core calls: every rule of the policy, and then the exchange, for which policy, token and venue
 * have to agree. Pure.
 */
final class FilePolicyGate implements PolicyGate {

    /** Whether a market is neg-risk or of another version does not change, so what the venue said holds for a while. */
    private static final long TERMS_NS = 600_000_000_000L;

    private final Policy policy;
    private final io.tapemaker.executor.policy.PolicyGate rules;
    private final VenueProfile venue;

    FilePolicyGate(Policy policy, VenueProfile venue) {
        this.policy = policy;
        this.rules = new io.tapemaker.executor.policy.PolicyGate(policy);
        this.venue = venue;
    }

    @Override
    public Verdict judge(Question question) {
        PlaceRequest request = question.request();
        Intent intent = new Intent(request.key(), question.stamp(), policy.sha256(), question.commandTimeNs());
        io.tapemaker.executor.policy.PolicyGate.Outcome outcome =
                rules.judge(request, intent, ownBook(question), question.nowNs());
        Candidate candidate = outcome.candidate();
        AllowedMarket market = policy.market(request.asset().conditionId());
        if (candidate == null || market == null || !outcome.verdict().allowed()) {
            return new Verdict.Refused(outcome.verdict().text().replace('\n', ';'));
        }
        String why = routeProblem(candidate, market, question.terms());
        return why == null ? new Verdict.Allowed(draft(candidate, market)) : new Verdict.Refused(why);
    }

    private static @Nullable OwnBook ownBook(Question question) {
        VenueAnswer.Book book = question.book();
        return book == null
                ? null
                : new OwnBook(
                        book.tokenId(),
                        book.bestBidE4(),
                        book.bestAskE4(),
                        book.tick(),
                        book.negRisk(),
                        question.bookTimeNs());
    }

    private @Nullable String routeProblem(
            Candidate candidate, AllowedMarket market, VenueAnswer.@Nullable MarketTerms terms) {
        AssetRoute.PolicyWord word = new AssetRoute.PolicyWord(
                market.listing().version().text(), market.listing().negRisk());
        AssetRoute route = AssetRoute.choose(
                venue, candidate.domain().chainId(), candidate.request().asset(), word, terms);
        if (route instanceof AssetRoute.Chosen chosen) {
            return chosen.exchange().equals(candidate.domain())
                    ? null
                    : "the policy's exchange is not that of venue profile " + venue.version();
        }
        return route instanceof AssetRoute.None none ? none.why() : "no exchange was chosen";
    }

    private OrderDraft draft(Candidate candidate, AllowedMarket market) {
        long groupE6 = 0;
        for (Caps.Group group : policy.caps().groups()) {
            if (group.name().equals(market.eventGroup())) {
                groupE6 = group.notionalCapE6();
            }
        }
        return new OrderDraft(
                candidate.domain(), candidate.fields(), market.eventGroup(), market.notionalCapE6(), groupE6);
    }

    @Override
    public boolean lists(PlaceRequest.Asset asset) {
        AllowedMarket market = policy.market(asset.conditionId());
        return market != null && market.has(asset.tokenId());
    }

    @Override
    public long bookMaxAgeNs() {
        return policy.limits().book().maxAgeNs();
    }

    @Override
    public long termsMaxAgeNs() {
        return TERMS_NS;
    }
}
