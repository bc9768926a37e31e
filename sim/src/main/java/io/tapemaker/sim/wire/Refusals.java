package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.sim.venue.AccountFacts;
import io.tapemaker.sim.venue.Refusal;
import io.tapemaker.sim.venue.RefusalKind;
import java.util.Locale;

/** Refusals of whole requests, with the headers that go with them. */
final class Refusals {

    private static final long SECOND = 1_000_000_000L;
    private static final String RETRY_AFTER = "Retry-After";

    private Refusals() {}

    static WireAnswer answer(Refusal refusal) {
        if (refusal.kind() == RefusalKind.ENGINE_RESTARTING) {
            return WireAnswer.empty(refusal.httpStatus());
        }
        ObjectNode body = Json.object().put("error", refusal.message());
        if (refusal.kind() == RefusalKind.POST_ONLY_MODE) {
            body.put("code", refusal.kind().code()).put("retry_after_seconds", seconds(refusal.retryAfterNs()));
        }
        WireAnswer answer = WireAnswer.of(refusal.httpStatus(), body);
        return refusal.retryAfterNs() > 0
                ? answer.with(RETRY_AFTER, Long.toString(seconds(refusal.retryAfterNs())))
                : answer;
    }

    /** The answer with what is left of the token bucket. */
    static WireAnswer withBucket(WireAnswer answer, AccountFacts facts, AccountFacts.Bucket bucket) {
        String tier = facts.tier().name();
        return answer.with("Poly-RateLimit-Remaining", Long.toString(bucket.left()))
                .with("Poly-RateLimit-Reset", Long.toString(seconds(bucket.fullInNs())))
                .with("Poly-RateLimit-Tier", tier.charAt(0) + tier.substring(1).toLowerCase(Locale.ROOT));
    }

    private static long seconds(long ns) {
        return (ns + SECOND - 1) / SECOND;
    }
}
