package io.tapemaker.executor.run;

import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.profile.AssetRoute;
import io.tapemaker.executor.venue.polymarket.LaneLimits;
import io.tapemaker.executor.venue.polymarket.Requests;
import io.tapemaker.executor.venue.polymarket.VenueClient;
import io.tapemaker.executor.venue.polymarket.VenueHosts;
import io.tapemaker.journal.types.Decimals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the venue everything that has to be true before a live run. Sends no order and no cancel. */
public final class Doctor {

    private static final long ANSWER_MS = 8_000;
    private static final int MONEY_DECIMALS = 6;

    private final Policy policy;
    private final VenueHosts venue;
    private final LiveSecrets secrets;

    /** One that has these at hand. */
    public Doctor(Policy policy, VenueHosts venue, LiveSecrets secrets) {
        this.policy = policy;
        this.venue = venue;
        this.secrets = secrets;
    }

    /**
     * One thing that was looked at.
     *
     * @param problem with its mend, null if it is well
     * @param said what was seen
     */
    public record Finding(String what, @Nullable String problem, String said) {

        /** Whether it is well. */
        public boolean isOk() {
            return problem == null;
        }
    }

    /** Everything, in a fixed order. */
    public List<Finding> look() throws InterruptedException {
        Requests requests = new Requests(
                keys -> {
                    throw new IllegalStateException("the doctor posts nothing");
                },
                policy.wallet().signatureType());
        List<Finding> findings = new ArrayList<>();
        try (VenueClient client = new VenueClient(venue, secrets.headers(), () -> false, LaneLimits.standard())) {
            Questions questions = new Questions(client, requests);
            Preflight preflight = new Preflight(questions, Clock.systemUTC());
            findings.add(new Finding("clock", preflight.skew(), "within 10 s of the venue's"));
            findings.add(new Finding("geoblock", preflight.place(), "orders may be placed from here"));
            findings.add(new Finding("account", preflight.account(), "not closed-only"));
            findings.add(new Finding("version", preflight.version(), "2"));
            findings.add(balance(questions));
            for (AllowedMarket market : policy.markets()) {
                findings.add(market(questions, market));
            }
        }
        return findings;
    }

    private static Finding balance(Questions questions) throws InterruptedException {
        VenueAnswer answer = questions.ask(new VenueRequest.Balance(null), ANSWER_MS);
        if (!(answer instanceof VenueAnswer.Balance balance)) {
            return new Finding("balance", "the venue does not say it (" + Preflight.kind(answer) + ")", "");
        }
        String said = Decimals.format(balance.balanceE6(), MONEY_DECIMALS) + " dollars";
        if (balance.balanceE6() <= 0) {
            return new Finding("balance", "the wallet holds no dollars; fund it", said);
        }
        return new Finding(
                "balance",
                balance.leastAllowanceE6() < balance.balanceE6()
                        ? "an exchange may not take all of it; set the allowances with the wallet's owner"
                        : null,
                said);
    }

    private Finding market(Questions questions, AllowedMarket market) throws InterruptedException {
        String what = "market " + market.conditionId();
        VenueAnswer answer = questions.ask(new VenueRequest.MarketTerms(market.conditionId()), ANSWER_MS);
        VenueAnswer.MarketTerms terms = answer instanceof VenueAnswer.MarketTerms said ? said : null;
        AssetRoute route = AssetRoute.choose(
                io.tapemaker.executor.profile.VenueProfile.builtIn(),
                policy.exchanges().of(market.listing()).chainId(),
                new PlaceRequest.Asset(market.conditionId(), market.tokens().first()),
                new AssetRoute.PolicyWord(
                        market.listing().version().text(), market.listing().negRisk()),
                terms);
        if (route instanceof AssetRoute.Chosen chosen) {
            boolean same = chosen.exchange().equals(policy.exchanges().of(market.listing()));
            return new Finding(
                    what,
                    same ? null : "the policy's exchange is not the profile's; correct it",
                    "orders can be signed");
        }
        return new Finding(what, route instanceof AssetRoute.None none ? none.why() : "no exchange", "");
    }
}
