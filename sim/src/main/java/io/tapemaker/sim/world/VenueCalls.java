package io.tapemaker.sim.world;

import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.sim.venue.OrderAnswer;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.Refusal;
import io.tapemaker.sim.venue.RefusalKind;
import io.tapemaker.sim.venue.Reply;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.UserEvent;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the executor of a world asks of the venue; its orders have to be such that the venue takes them. */
final class VenueCalls {

    /** So long after a market got another grid everybody knows it. */
    private static final long GRID_KNOWN_NS = 70_000_000_000L;

    /** What the venue turns away whatever else happens; a grid that changes meanwhile is no such thing. */
    private static final Set<RefusalKind> MISTAKES = EnumSet.of(
            RefusalKind.BAD_PAYLOAD,
            RefusalKind.NOT_OWNER,
            RefusalKind.MIN_SIZE,
            RefusalKind.MARKETABLE_MIN,
            RefusalKind.BALANCE,
            RefusalKind.EXPIRATION,
            RefusalKind.POST_ONLY_TYPE,
            RefusalKind.TOO_MANY,
            RefusalKind.RATE_LIMITED);

    private final Surroundings around;
    private final Tokens tokens;
    private final int account;
    private final VenueAnswers answers;

    VenueCalls(Surroundings around, Tokens tokens, int account) {
        this.around = around;
        this.tokens = tokens;
        this.account = account;
        this.answers = new VenueAnswers(tokens, account);
    }

    private long nowNs() {
        return around.scheduler().nowNs();
    }

    static String id(Uint256 orderId) {
        return VenueAnswers.id(orderId);
    }

    /** Posts an order, exactly as it was intended. */
    VenueAnswer post(SimVenue venue, OrderIntent intent) {
        OrderRequest order = answers.order(intent);
        Reply<OrderAnswer> reply = venue.placeOrder(account, order, nowNs());
        Refusal why = VenueAnswers.refusal(reply);
        int market = order.token().market();
        around.checks()
                .require(
                        Invariant.ORDERS_ARE_WELL_FORMED,
                        why == null || !isMistake(why.kind(), market),
                        () -> "order " + intent.key() + " is turned away: " + why);
        return VenueAnswers.posted(intent, reply);
    }

    private boolean isMistake(RefusalKind kind, int market) {
        boolean otherGrid = kind == RefusalKind.TICK_SIZE && nowNs() - tokens.gridChangedNs(market) > GRID_KNOWN_NS;
        return otherGrid || MISTAKES.contains(kind);
    }

    /** Asks anything but a post. */
    VenueAnswer ask(SimVenue venue, VenueRequest request) {
        return answers.ask(venue, request, nowNs());
    }

    /** What an event of the user stream says, null if it says nothing to an executor. */
    @Nullable
    UserNews news(SimVenue venue, UserEvent event) {
        return answers.news(venue, event);
    }
}
