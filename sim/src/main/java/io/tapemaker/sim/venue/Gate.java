package io.tapemaker.sim.venue;

import io.tapemaker.sim.venue.Agenda.Deed;
import org.jspecify.annotations.Nullable;

/** Which requests the venue looks at: by its mode, then by what the signer has left. */
final class Gate {

    private final Floor floor;
    private VenueMode mode = VenueMode.NORMAL;
    private long restartUntilNs;
    private long postOnlyUntilNs;

    Gate(Floor floor) {
        this.floor = floor;
    }

    VenueMode mode() {
        return mode;
    }

    void mode(VenueMode next, long nowNs) {
        mode = next;
        postOnlyUntilNs = nowNs;
    }

    /** Nothing is answered until then; afterwards post-only mode for a while. */
    void restart(long nowNs, long lengthNs) {
        mode = VenueMode.RESTARTING;
        restartUntilNs = nowNs + lengthNs;
        postOnlyUntilNs = restartUntilNs + floor.rules().delays().postOnlyNs();
        floor.agenda().plan(restartUntilNs, Deed.END_RESTART, "", 0);
        floor.agenda().plan(postOnlyUntilNs, Deed.END_POST_ONLY, "", 0);
    }

    void endRestart(long nowNs) {
        if (mode == VenueMode.RESTARTING && nowNs >= restartUntilNs) {
            mode = VenueMode.POST_ONLY;
        }
    }

    void endPostOnly(long nowNs) {
        if (mode == VenueMode.POST_ONLY && nowNs >= postOnlyUntilNs) {
            mode = VenueMode.NORMAL;
        }
    }

    @Nullable
    Refusal refuseOrders(Account account, int count, long nowNs) {
        return switch (mode) {
            case RESTARTING -> Texts.RESTARTING;
            case DISABLED -> Texts.DISABLED;
            case CANCEL_ONLY -> Texts.CANCEL_ONLY;
            case NORMAL, POST_ONLY -> refuseRate(account.orderBucket(), count, nowNs);
        };
    }

    /** What post-only mode has against one order. */
    @Nullable
    Refusal refuseTaker(OrderRequest order, long nowNs) {
        boolean taker = mode == VenueMode.POST_ONLY && !order.terms().postOnly();
        return taker ? Texts.postOnlyMode(postOnlyUntilNs - nowNs) : null;
    }

    @Nullable
    Refusal refuseCancels(Account account, int count, long nowNs) {
        Refusal closed = refuseAnyCancel();
        return closed == null ? refuseRate(account.cancelBucket(), count, nowNs) : closed;
    }

    /** One token for the request and one for each order taken out, which some tiers may owe. */
    @Nullable
    Refusal refuseCancelAll(Account account, int count, long nowNs) {
        Refusal closed = refuseAnyCancel();
        if (closed != null) {
            return closed;
        }
        RateBucket bucket = account.cancelBucket();
        if (!account.tier().mayOwe()) {
            return refuseRate(bucket, 1 + count, nowNs);
        }
        Refusal empty = refuseRate(bucket, 1, nowNs);
        if (empty == null) {
            bucket.owe(count, nowNs);
        }
        return empty;
    }

    @Nullable
    Refusal refuseHeartbeat() {
        return mode == VenueMode.RESTARTING ? Texts.RESTARTING : null;
    }

    private @Nullable Refusal refuseAnyCancel() {
        return switch (mode) {
            case RESTARTING -> Texts.RESTARTING;
            case DISABLED -> Texts.DISABLED;
            case NORMAL, POST_ONLY, CANCEL_ONLY -> null;
        };
    }

    private static @Nullable Refusal refuseRate(RateBucket bucket, int cost, long nowNs) {
        long waitNs = bucket.take(cost, nowNs);
        return waitNs == 0 ? null : Texts.rateLimited(waitNs);
    }
}
