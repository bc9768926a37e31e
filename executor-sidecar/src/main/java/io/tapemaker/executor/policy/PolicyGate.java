package io.tapemaker.executor.policy;

import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.policy.rule.Rules;
import org.jspecify.annotations.Nullable;

/**
 * The way from a request to something that may be signed: what was judged is handed out, and nothing else, so that no
 * other value can slip in between the verdict and the signature.
 */
public final class PolicyGate {

    /** Stands for the rules where there is no order that they could be asked about. */
    public static final String NO_ORDER = "OrderCanBeMade";

    private final Policy policy;

    /** Judges by this policy for good. */
    public PolicyGate(Policy policy) {
        this.policy = policy;
    }

    /** The policy that it judges by. */
    public Policy policy() {
        return policy;
    }

    /**
     * What became of a request.
     *
     * @param candidate the order that was judged; null if none could be made of the request
     */
    public record Outcome(Verdict verdict, @Nullable Candidate candidate) {}

    /** Makes the order of a request and asks every rule about it. */
    public Outcome judge(PlaceRequest request, Intent intent, @Nullable OwnBook book, long nowNs) {
        Draft draft = Draft.of(policy, request, intent.stamp());
        if (draft == null) {
            return new Outcome(Verdict.noOrder(noOrderReason(request)), null);
        }
        Candidate candidate = new Candidate(request, draft.fields(), draft.domain(), intent, book, nowNs);
        return new Outcome(Rules.judge(policy, candidate), candidate);
    }

    private String noOrderReason(PlaceRequest request) {
        return policy.market(request.asset().conditionId()) == null
                ? "market " + request.asset().conditionId() + " is not listed in the policy"
                : "price " + request.quote().priceE4() + " (E4) and size "
                        + request.quote().sizeE6() + " (E6) make no order on the grid "
                        + request.quote().tick().text();
    }
}
