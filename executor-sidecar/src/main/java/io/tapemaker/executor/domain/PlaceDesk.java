package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.OrderHasher;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.types.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a place, whose order never changes: latch, epoch, age, watermark, gates; the policy on the decoded
 * order; the caps; the intent. Signing and sending are the shell's, behind the synced intent and another look at the
 * latch.
 */
final class PlaceDesk {

    /** A place that is older than this when it is read is not sent. */
    static final long TTL_NS = 2 * Kernel.SECOND_NS;

    private static final long NS_PER_MS = 1_000_000L;

    private final Kernel kernel;
    private final OrderLife life;
    private final OrderHasher hasher;
    private final Gates gates;
    private final Alarms alarms;
    private final Witnesses witnesses;
    private final MessageRate rate = new MessageRate();
    private @Nullable PolicyInForce policy;
    private Uint256 policyHash = Uint256.ZERO;
    private long unreadUpTo;

    /** Until then the venue takes no orders, by its own word; steady time. */
    private long heldUntilNs;

    /** What may stand before any place, whatever it is. */
    interface Gates {

        /** One line, null if nothing does. */
        @Nullable
        String refusal();

        /** The engine's newest session. */
        int sessionEpoch();
    }

    PlaceDesk(Kernel kernel, OrderLife life, OrderHasher hasher, Gates gates, Alarms alarms, Witnesses witnesses) {
        this.kernel = kernel;
        this.life = life;
        this.hasher = hasher;
        this.gates = gates;
        this.alarms = alarms;
        this.witnesses = witnesses;
    }

    void start(PolicyInForce inForce, Uint256 hash, long lastUnread) {
        policy = inForce;
        policyHash = hash;
        unreadUpTo = lastUnread;
    }

    /** A place command with an id that has not been seen. */
    void place(ExecutorInput.Seen seen, EngineCommand.Place place) {
        PlaceRequest request = place.request();
        PolicyInForce inForce = policy;
        if (inForce != null && inForce.gate().lists(request.asset())) {
            witnesses.want(request.asset());
        }
        String why = refusal(seen, place);
        if (why != null) {
            refuse(request, seen.sequence(), why);
            return;
        }
        judge(seen, place);
    }

    private @Nullable String refusal(ExecutorInput.Seen seen, EngineCommand.Place place) {
        String gate = gates.refusal();
        if (gate != null) {
            return gate;
        }
        if (kernel.steadyNs() < heldUntilNs) {
            return "the venue has asked to wait";
        }
        if (isOfAnotherSession(place.request())) {
            return "of session " + place.request().key().epoch() + ", and " + gates.sessionEpoch() + " is in force";
        }
        if (isTooOld(seen, place)) {
            return "too old";
        }
        if (!seen.knowledge().safe()) {
            return "its cause does not survive a power loss yet";
        }
        return life.isInDoubt(place.request().asset().conditionId()) ? "an order of this market is in doubt" : null;
    }

    private boolean isOfAnotherSession(PlaceRequest request) {
        return request.key().epoch() != gates.sessionEpoch();
    }

    private boolean isTooOld(ExecutorInput.Seen seen, EngineCommand.Place place) {
        return seen.sequence() <= unreadUpTo || seen.knowledge().engineTimeNs() - place.decidedNs() > TTL_NS;
    }

    private void judge(ExecutorInput.Seen seen, EngineCommand.Place place) {
        PlaceRequest request = place.request();
        PolicyInForce inForce = policy;
        if (inForce == null) {
            refuse(request, seen.sequence(), "no policy is in force");
            return;
        }
        OrderFields.Stamp stamp = IntentStamp.of(request.key(), kernel.nowNs());
        PolicyGate.Verdict verdict = inForce.gate()
                .judge(new PolicyGate.Question(
                        request,
                        stamp,
                        place.decidedNs(),
                        witnesses.books().book(request.asset().tokenId()),
                        witnesses.books().readNs(request.asset().tokenId()),
                        witnesses.terms().terms(request.asset().conditionId()),
                        kernel.nowNs()));
        if (verdict instanceof PolicyGate.Verdict.Refused refused) {
            refuse(request, seen.sequence(), refused.why());
        } else if (verdict instanceof PolicyGate.Verdict.Allowed allowed) {
            reserve(seen, request, allowed.draft(), inForce.limits());
        }
    }

    private void reserve(ExecutorInput.Seen seen, PlaceRequest request, OrderDraft draft, CapLimits limits) {
        String cap = kernel.caps.refusal(request, draft, kernel.steadyNs());
        if (cap == null && !rate.allows(kernel.steadyNs(), limits.messagesPerSecond())) {
            cap = "more than " + limits.messagesPerSecond() + " orders within a second";
        }
        if (cap != null) {
            refuse(request, seen.sequence(), cap);
            return;
        }
        Uint256 orderId = hasher.orderId(draft.domain(), draft.fields());
        TrackedOrder order = new TrackedOrder(new OrderIntent(request, seen.sequence(), draft, orderId, policyHash));
        kernel.orders.add(order);
        kernel.caps.reserve(order);
        rate.sent(kernel.steadyNs());
        kernel.out().intent(order.intent);
        kernel.ask(new VenueRequest.Post(List.of(request.key())), Flight.Purpose.POST, request.key());
    }

    private void refuse(PlaceRequest request, long sequence, String why) {
        kernel.orders.refuse(request);
        kernel.report(ExecutionKind.REJECTED, request.key(), sequence, why);
    }

    /** The answer to the post of this order. */
    void answered(TrackedOrder order, VenueAnswer answer) {
        if (answer instanceof VenueAnswer.Refusal refusal) {
            hold(refusal);
            rejected(order, refusal.cause(), refusal.text());
        } else if (answer instanceof VenueAnswer.Posted posted && posted.posts().size() == 1) {
            posted(order, posted.posts().get(0));
        } else {
            life.inDoubt(order, answer instanceof VenueAnswer.Unknown unknown ? unknown.why() : "another answer");
        }
    }

    /** What is refused whatever it says is not tried again before the time that the venue asks for, or a second. */
    private void hold(VenueAnswer.Refusal refusal) {
        switch (refusal.cause()) {
            case RATE_LIMITED, RESTARTING, CANCEL_ONLY, DISABLED -> {
                long waitNs = refusal.waitMs() > 0 ? refusal.waitMs() * NS_PER_MS : Kernel.SECOND_NS;
                heldUntilNs = Math.max(heldUntilNs, kernel.steadyNs() + waitNs);
            }
            default -> {
                // It was about this order.
            }
        }
    }

    private void posted(TrackedOrder order, VenueAnswer.Post post) {
        if (post instanceof VenueAnswer.Post.Accepted accepted) {
            if (accepted.orderId().equals(order.intent.orderId())) {
                life.live(order);
            } else {
                alarms.otherHash(order);
                life.inDoubt(order, "accepted as 0x" + accepted.orderId().toHex());
            }
        } else if (post instanceof VenueAnswer.Post.Rejected rejected) {
            rejected(order, rejected.cause(), rejected.text());
        } else if (post instanceof VenueAnswer.Post.Duplicated) {
            life.inDoubt(order, "Duplicated: an earlier send has arrived");
        } else if (post instanceof VenueAnswer.Post.Unclear unclear) {
            life.inDoubt(order, unclear.why());
        }
    }

    private void rejected(TrackedOrder order, Refused cause, String text) {
        if (cause == Refused.VERSION_MISMATCH || cause == Refused.UNAUTHORISED || cause == Refused.BLOCKED) {
            alarms.refusedBySignature(order, cause);
        }
        if (order.mayArrive()) {
            life.end(order, ExecutionKind.REJECTED, cause + " " + text);
        }
    }

    void write(StateBytes out) {
        out.put(policyHash);
        out.put(unreadUpTo);
        out.put(heldUntilNs);
        rate.write(out);
    }
}
