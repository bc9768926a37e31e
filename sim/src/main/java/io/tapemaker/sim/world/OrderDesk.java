package io.tapemaker.sim.world;

import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.sim.frames.Digests;
import io.tapemaker.sim.venue.CancelAnswer;
import io.tapemaker.sim.venue.OrderAnswer;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderTerms;
import io.tapemaker.sim.venue.OrderType;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Refusal;
import io.tapemaker.sim.venue.RefusalKind;
import io.tapemaker.sim.venue.Reply;
import io.tapemaker.sim.venue.TokenRef;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends orders and cancels, each order once, and finds out what became of those that were not answered: an order is
 * looked up by its hash until it is there, or has been absent for so long that it cannot come any more.
 */
final class OrderDesk {

    /** So long after a market got another grid everybody knows it. */
    private static final long GRID_KNOWN_NS = 70_000_000_000L;

    private static final long LOOK_AGAIN_NS = 1_000_000_000L;

    /** Longer than any message is under way. */
    static final long ABSENT_FOR_GOOD_NS = 30_000_000_000L;

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
    private final Rest rest;
    private final Tokens tokens;
    private final Reports reports;
    private final int account;
    private final TreeMap<Command.OrderKey, Intent> intents = new TreeMap<>();
    private final TreeMap<String, Intent> byOrderId = new TreeMap<>();
    private Consumer<Runnable> fillsFirst = Runnable::run;

    OrderDesk(Surroundings around, Rest rest, Tokens tokens, Reports reports, int account) {
        this.around = around;
        this.rest = rest;
        this.tokens = tokens;
        this.reports = reports;
        this.account = account;
    }

    /** The intents so far. */
    Collection<Intent> intents() {
        return intents.values();
    }

    @Nullable
    Intent byKey(Command.OrderKey key) {
        return intents.get(key);
    }

    @Nullable
    Intent byOrderId(String orderId) {
        return byOrderId.get(orderId);
    }

    /** Whether an order may still get to the venue without our knowing. */
    boolean isAnythingUnderWay() {
        return intents.values().stream().anyMatch(Intent::mayArrive);
    }

    void place(Command.Place place) {
        TokenRef token = tokens.of(place.token());
        String orderId = "0x" + HexFormat.of().formatHex(Digests.sha256("order/" + place.key()));
        Intent intent = new Intent(place, orderId, token.market());
        intents.put(place.key(), intent);
        byOrderId.put(orderId, intent);
        OrderTerms terms = new OrderTerms(
                place.expirationS() == 0 ? OrderType.GTC : OrderType.GTD, place.postOnly(), place.expirationS());
        OrderRequest request =
                OrderRequest.limit(orderId, account, token, place.side(), place.priceE4(), place.sizeE6(), terms);
        around.trace().add("post", around.scheduler().nowNs(), orderId);
        rest.ask(
                venue -> venue.placeOrder(account, request, around.scheduler().nowNs()),
                reply -> posted(intent, reply),
                () -> inDoubt(intent));
    }

    /** An order that must not be sent. */
    void refuse(Command.Place place) {
        reports.order(ExecutionKind.REJECTED, place.key(), place.sequence());
    }

    private void posted(Intent intent, Reply<OrderAnswer> reply) {
        Refusal refusal = reply.refusal();
        OrderAnswer answer = refusal == null ? reply.body() : null;
        Refusal why = answer == null ? refusal : answer.refusal();
        around.checks()
                .require(
                        Invariant.ORDERS_ARE_WELL_FORMED,
                        why == null || !isMistake(why.kind(), intent),
                        () -> "order " + intent.place.key() + " is turned away: " + why);
        if (why != null && why.kind() == RefusalKind.DUPLICATED) {
            inDoubt(intent);
        } else if (why != null) {
            end(intent, ExecutionKind.REJECTED);
        } else {
            live(intent);
        }
    }

    private boolean isMistake(RefusalKind kind, Intent intent) {
        boolean otherGrid = kind == RefusalKind.TICK_SIZE
                && around.scheduler().nowNs() - tokens.gridChangedNs(intent.market) > GRID_KNOWN_NS;
        return otherGrid || MISTAKES.contains(kind);
    }

    private void live(Intent intent) {
        if (intent.mayArrive()) {
            intent.phase = Intent.Phase.LIVE;
            reports.order(ExecutionKind.ACCEPTED, intent.place.key(), intent.place.sequence());
            if (intent.cancelWanted) {
                sendCancel(intent);
            }
        }
    }

    private void inDoubt(Intent intent) {
        if (intent.phase == Intent.Phase.SENDING) {
            intent.phase = Intent.Phase.UNKNOWN;
            reports.order(ExecutionKind.UNKNOWN, intent.place.key(), intent.place.sequence());
        }
        lookUp(intent);
    }

    /** Asks the venue for the order by its hash. */
    void lookUp(Intent intent) {
        if (intent.isOver()) {
            return;
        }
        rest.ask(
                venue -> Optional.ofNullable(
                        venue.order(account, intent.orderId, around.scheduler().nowNs())),
                found -> found.ifPresentOrElse(view -> found(intent, view), () -> absent(intent)),
                () -> lookUp(intent));
    }

    private void found(Intent intent, OrderView view) {
        intent.absentSinceNs = 0;
        if (view.status().isOpen()) {
            live(intent);
        } else {
            // One that was matched in full, too: where a trade of it failed the engine thinks that some of it is left.
            live(intent);
            end(intent, ExecutionKind.CANCELLED);
        }
    }

    private void absent(Intent intent) {
        if (!intent.mayArrive()) {
            return;
        }
        long nowNs = around.scheduler().nowNs();
        if (intent.absentSinceNs == 0) {
            intent.absentSinceNs = nowNs;
        }
        if (nowNs - intent.absentSinceNs >= ABSENT_FOR_GOOD_NS) {
            end(intent, ExecutionKind.ABSENT);
        } else {
            around.scheduler().in(LOOK_AGAIN_NS, () -> lookUp(intent));
        }
    }

    /**
     * The order is over, and this is why. One that rested may have been filled without our hearing of it; the engine
     * gives its room away as soon as it is told, so fills come first.
     */
    void end(Intent intent, ExecutionKind kind) {
        if (intent.isOver()) {
            return;
        }
        boolean rested = kind == ExecutionKind.CANCELLED || kind == ExecutionKind.EXPIRED;
        intent.phase = Intent.Phase.OVER;
        if (rested) {
            fillsFirst.accept(() -> tellEnd(intent, kind));
        } else {
            tellEnd(intent, kind);
        }
    }

    private void tellEnd(Intent intent, ExecutionKind kind) {
        boolean answersCancel = kind == ExecutionKind.CANCELLED && intent.cancelSequence != 0;
        reports.order(kind, intent.place.key(), answersCancel ? intent.cancelSequence : intent.place.sequence());
    }

    /** Who tells of all fills before it does what it is given. */
    void beforeEnds(Consumer<Runnable> fills) {
        fillsFirst = fills;
    }

    void cancel(Command.Cancel cancel) {
        Intent intent = intents.get(cancel.key());
        if (intent == null) {
            reports.order(ExecutionKind.CANCEL_REJECTED, cancel.key(), cancel.sequence());
            return;
        }
        intent.cancelWanted = true;
        intent.cancelSequence = cancel.sequence();
        if (!intent.isOver()) {
            sendCancel(intent);
        }
    }

    private void sendCancel(Intent intent) {
        if (intent.isOver()) {
            return;
        }
        rest.ask(
                venue -> venue.cancelOrder(
                        account, intent.orderId, around.scheduler().nowNs()),
                reply -> cancelled(intent, reply),
                () -> sendCancel(intent));
    }

    private void cancelled(Intent intent, Reply<CancelAnswer> reply) {
        if (reply.refusal() != null) {
            around.scheduler().in(LOOK_AGAIN_NS, () -> sendCancel(intent));
        } else if (reply.body().cancelled().contains(intent.orderId)) {
            end(intent, ExecutionKind.CANCELLED);
        } else if (intent.phase == Intent.Phase.LIVE) {
            // "Already cancelled or matched" says neither, and an order that waits out a delay is no different.
            lookUp(intent);
            around.scheduler().in(LOOK_AGAIN_NS, () -> sendCancel(intent));
        }
        // One that may not have arrived yet is cancelled when it is found.
    }

    /** Everything that was live has been seen to be gone. */
    void allGone(List<Intent> were) {
        for (Intent intent : were) {
            if (intent.phase == Intent.Phase.LIVE) {
                intent.phase = Intent.Phase.OVER;
            }
        }
    }
}
