package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.policy.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The closed list of rules, and the verdict of all of them. */
public final class Rules {

    /** Every rule there is; the order is that of verdicts. */
    public static final List<Rule> ALL = List.of(
            new PolicyIsThisOne(),
            new IntentIsOfTheRequest(),
            new CommandIsFresh(),
            new MarketIsAllowed(),
            new TokenIsOfTheMarket(),
            new ExchangeIsPinned(),
            new MakerIsPinned(),
            new SignerIsPinned(),
            new SignatureTypeIsPinned(),
            new TokenIsSignedAsAsked(),
            new SideIsSignedAsAsked(),
            new AmountsAreExact(),
            new StampIsOfTheIntent(),
            new SaltIsInRange(),
            new TimestampIsPast(),
            new NothingIsMarked(),
            new PriceIsOnTheGrid(),
            new TickIsTheMarkets(),
            new PriceIsInTheBand(),
            new SizeIsWhole(),
            new SizeIsInLimits(),
            new NotionalIsInLimits(),
            new NotionalFitsTheMarket(),
            new OrderIsPostOnly(),
            new OrderHasAnEnd(),
            new LifeIsInLimits(),
            new BookIsWitnessed(),
            new BookIsFresh(),
            new BookAgreesOnTheExchange(),
            new BookIsNotCrossed(),
            new PriceIsNearTheBook());

    private Rules() {}

    /** Asks every rule, so that a refusal names all that is wrong. */
    public static Verdict judge(Policy policy, Candidate order) {
        return judge(ALL, policy, order);
    }

    /** As {@link #judge(Policy, Candidate)} with other rules; for tests that show what a missing rule lets through. */
    static Verdict judge(List<Rule> rules, Policy policy, Candidate order) {
        List<Verdict.Violation> violations = new ArrayList<>();
        for (Rule rule : rules) {
            String objection = rule.objection(policy, order);
            if (objection != null) {
                violations.add(new Verdict.Violation(rule.name(), objection));
            }
        }
        return violations.isEmpty() ? Verdict.ALLOWED : new Verdict(violations);
    }
}
