package io.tapemaker.sim.world;

import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.sim.venue.CancelAnswer;
import io.tapemaker.sim.venue.HeartbeatAnswer;
import io.tapemaker.sim.venue.OrderAnswer;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderStatus;
import io.tapemaker.sim.venue.OrderTerms;
import io.tapemaker.sim.venue.OrderType;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.Refusal;
import io.tapemaker.sim.venue.RefusalKind;
import io.tapemaker.sim.venue.Reply;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TradeView;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the executor asks of the venue, as calls of its account, and what comes back, as the executor hears of it. */
final class VenueCalls {

    /** So long after a market got another grid everybody knows it. */
    private static final long GRID_KNOWN_NS = 70_000_000_000L;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;

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

    VenueCalls(Surroundings around, Tokens tokens, int account) {
        this.around = around;
        this.tokens = tokens;
        this.account = account;
    }

    private long nowNs() {
        return around.scheduler().nowNs();
    }

    static String id(Uint256 orderId) {
        return "0x" + orderId.toHex();
    }

    private static Uint256 word(String id) {
        return Uint256.of(new BigInteger(id.substring(2), 16));
    }

    /** Posts an order, exactly as it was intended. */
    VenueAnswer post(SimVenue venue, OrderIntent intent) {
        PlaceRequest request = intent.request();
        PlaceRequest.Terms terms = request.terms();
        OrderRequest order = new OrderRequest(
                id(intent.orderId()),
                account,
                tokens.of(request.asset().tokenId().toString()),
                request.side(),
                intent.draft().fields().amounts(),
                new OrderTerms(terms.hasEnd() ? OrderType.GTD : OrderType.GTC, terms.postOnly(), terms.expirationS()));
        Reply<OrderAnswer> reply = venue.placeOrder(account, order, nowNs());
        OrderAnswer answer = reply.refusal() == null ? reply.body() : null;
        Refusal why = answer == null ? reply.refusal() : answer.refusal();
        int market = order.token().market();
        around.checks()
                .require(
                        Invariant.ORDERS_ARE_WELL_FORMED,
                        why == null || !isMistake(why.kind(), market),
                        () -> "order " + intent.key() + " is turned away: " + why);
        if (why == null) {
            boolean delayed = answer != null && answer.status().equals("delayed");
            return posted(new VenueAnswer.Post.Accepted(intent.orderId(), false, delayed));
        }
        return posted(
                why.kind() == RefusalKind.DUPLICATED
                        ? new VenueAnswer.Post.Duplicated()
                        : new VenueAnswer.Post.Rejected(refused(why.kind()), why.message()));
    }

    private static VenueAnswer posted(VenueAnswer.Post post) {
        return new VenueAnswer.Posted(List.of(post));
    }

    private boolean isMistake(RefusalKind kind, int market) {
        boolean otherGrid = kind == RefusalKind.TICK_SIZE && nowNs() - tokens.gridChangedNs(market) > GRID_KNOWN_NS;
        return otherGrid || MISTAKES.contains(kind);
    }

    /** Asks anything but a post. */
    VenueAnswer ask(SimVenue venue, VenueRequest request) {
        if (request instanceof VenueRequest.Cancel cancel) {
            List<String> ids = cancel.orderIds().stream().map(VenueCalls::id).toList();
            return cancelled(
                    ids.size() == 1
                            ? venue.cancelOrder(account, ids.get(0), nowNs())
                            : venue.cancelOrders(account, ids, nowNs()));
        } else if (request instanceof VenueRequest.CancelAll) {
            return cancelled(venue.cancelAll(account, nowNs()));
        } else if (request instanceof VenueRequest.Beat beat) {
            HeartbeatAnswer answer = venue.heartbeat(account, beat.heartbeatId(), nowNs());
            return beaten(answer);
        } else if (request instanceof VenueRequest.LookUp lookUp) {
            OrderView view = venue.order(account, id(lookUp.orderId()), nowNs());
            return view == null ? new VenueAnswer.Absent() : new VenueAnswer.Found(facts(venue, view));
        } else if (request instanceof VenueRequest.OpenOrders page) {
            return openOrders(venue, page.cursor());
        } else if (request instanceof VenueRequest.Trades page) {
            return trades(venue, page.afterS(), page.cursor());
        } else if (request instanceof VenueRequest.Ask ask) {
            return answer(ask.question());
        }
        throw new IllegalArgumentException("nobody asks " + request);
    }

    private VenueAnswer answer(VenueRequest.Question question) {
        return switch (question) {
            case TIME -> new VenueAnswer.Time(nowNs() / SECOND_NS);
            case VERSION -> new VenueAnswer.Version(SimPolicy.VENUE_VERSION);
            case CLOSED_ONLY -> new VenueAnswer.ClosedOnly(false);
            case GEOBLOCK -> new VenueAnswer.Geo(false, "IE", "");
        };
    }

    private static VenueAnswer beaten(HeartbeatAnswer answer) {
        Refusal why = answer.refusal();
        if (why == null) {
            return new VenueAnswer.Beat(answer.heartbeatId());
        }
        return why.kind() == RefusalKind.HEARTBEAT_ID ? new VenueAnswer.WrongBeat(answer.heartbeatId()) : refusal(why);
    }

    private static VenueAnswer refusal(Refusal why) {
        return new VenueAnswer.Refusal(refused(why.kind()), why.retryAfterNs() / NS_PER_MS, why.message());
    }

    private static VenueAnswer cancelled(Reply<CancelAnswer> reply) {
        Refusal why = reply.refusal();
        if (why != null) {
            return refusal(why);
        }
        List<VenueAnswer.NotCancelled> not = new ArrayList<>();
        reply.body().notCancelled().forEach((id, reason) -> not.add(new VenueAnswer.NotCancelled(word(id), reason)));
        return new VenueAnswer.Cancelled(
                reply.body().cancelled().stream().map(VenueCalls::word).toList(), not);
    }

    private VenueAnswer openOrders(SimVenue venue, String cursor) {
        Page<OrderView> page =
                venue.openOrders(account, RowFilter.ALL, cursor, nowNs()).body();
        List<OrderFacts> orders =
                page.data().stream().map(view -> facts(venue, view)).toList();
        return new VenueAnswer.OpenOrders(orders, next(page));
    }

    private VenueAnswer trades(SimVenue venue, long afterS, String cursor) {
        RowFilter filter = new RowFilter(null, null, null, afterS * SECOND_NS, Long.MAX_VALUE);
        Page<TradeView> page = venue.trades(account, filter, cursor, nowNs()).body();
        List<TradeFacts> trades =
                page.data().stream().map(trade -> facts(venue, trade)).toList();
        return new VenueAnswer.Trades(trades, next(page));
    }

    private static @Nullable String next(Page<?> page) {
        return page.nextCursor().equals(Page.END) ? null : page.nextCursor();
    }

    OrderFacts facts(SimVenue venue, OrderView view) {
        OrderRequest request = view.request();
        return new OrderFacts(
                word(request.orderId()),
                Tokens.market(venue, request.token()),
                Tokens.token(venue, request.token()),
                request.side(),
                new OrderFacts.Sizes(request.priceE4(), request.sizeE6(), view.matchedE6()),
                status(view.status()));
    }

    private static OrderFacts.Status status(OrderStatus status) {
        return switch (status) {
            case LIVE -> OrderFacts.Status.LIVE;
            case DELAYED -> OrderFacts.Status.DELAYED;
            case MATCHED -> OrderFacts.Status.MATCHED;
            case INVALID -> OrderFacts.Status.INVALID;
            case CANCELED, CANCELED_MARKET_RESOLVED -> OrderFacts.Status.CANCELLED;
        };
    }

    TradeFacts facts(SimVenue venue, TradeView trade) {
        List<TradeFacts.Part> parts = new ArrayList<>();
        for (TradeView.Maker maker : trade.makers()) {
            if (maker.account() == account) {
                parts.add(new TradeFacts.Part(
                        word(maker.orderId()),
                        Tokens.token(venue, maker.token()),
                        maker.side(),
                        maker.priceE4(),
                        maker.sizeE6(),
                        false));
            }
        }
        return new TradeFacts(
                trade.id(), FillStatus.valueOf(trade.status().name()), parts, trade.matchedNs() / SECOND_NS);
    }

    private static Refused refused(RefusalKind kind) {
        return switch (kind) {
            case ENGINE_RESTARTING -> Refused.RESTARTING;
            case POST_ONLY_MODE -> Refused.POST_ONLY_MODE;
            case CANCEL_ONLY -> Refused.CANCEL_ONLY;
            case TRADING_DISABLED -> Refused.DISABLED;
            case RATE_LIMITED -> Refused.RATE_LIMITED;
            case BANNED, CLOSED_ONLY -> Refused.BLOCKED;
            case MARKET_NOT_READY -> Refused.MARKET_CLOSED;
            case TICK_SIZE -> Refused.TICK;
            case MIN_SIZE, MARKETABLE_MIN -> Refused.MIN_SIZE;
            case BALANCE -> Refused.BALANCE;
            case EXPIRATION -> Refused.EXPIRATION;
            case POST_ONLY_CROSSES -> Refused.CROSSES;
            default -> Refused.INVALID;
        };
    }
}
