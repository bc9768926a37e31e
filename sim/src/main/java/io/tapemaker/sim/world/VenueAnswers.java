package io.tapemaker.sim.world;

import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.sim.frames.BookSide;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.CancelAnswer;
import io.tapemaker.sim.venue.HeartbeatAnswer;
import io.tapemaker.sim.venue.MarketBoard;
import io.tapemaker.sim.venue.MarketState;
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
import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.sim.venue.UserEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an executor asks, as calls of its account at the simulated venue, and what comes back, as it hears of it. */
public final class VenueAnswers {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;

    private final Tokens tokens;
    private final int account;

    /** @param account in whose name everything is asked */
    public VenueAnswers(Tokens tokens, int account) {
        this.tokens = tokens;
        this.account = account;
    }

    static String id(Uint256 orderId) {
        return "0x" + orderId.toHex();
    }

    private static Uint256 word(String id) {
        return Uint256.of(new BigInteger(id.substring(2), 16));
    }

    /** The order of an intent, exactly as it was intended. */
    OrderRequest order(OrderIntent intent) {
        PlaceRequest request = intent.request();
        PlaceRequest.Terms terms = request.terms();
        return new OrderRequest(
                id(intent.orderId()),
                account,
                tokens.of(request.asset().tokenId().toString()),
                request.side(),
                intent.draft().fields().amounts(),
                new OrderTerms(terms.hasEnd() ? OrderType.GTD : OrderType.GTC, terms.postOnly(), terms.expirationS()));
    }

    /** Posts the order of an intent. */
    public VenueAnswer post(SimVenue venue, OrderIntent intent, long nowNs) {
        return posted(intent, venue.placeOrder(account, order(intent), nowNs));
    }

    /** Why an order was turned away, null if it was not. */
    static @Nullable Refusal refusal(Reply<OrderAnswer> reply) {
        return reply.refusal() == null ? reply.body().refusal() : reply.refusal();
    }

    /** What the venue said to a post. */
    static VenueAnswer posted(OrderIntent intent, Reply<OrderAnswer> reply) {
        Refusal why = refusal(reply);
        if (why == null) {
            boolean delayed = reply.body().status().equals("delayed");
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

    /** Asks anything but a post. */
    public VenueAnswer ask(SimVenue venue, VenueRequest request, long nowNs) {
        if (request instanceof VenueRequest.Cancel cancel) {
            List<String> ids = cancel.orderIds().stream().map(VenueAnswers::id).toList();
            return cancelled(
                    ids.size() == 1
                            ? venue.cancelOrder(account, ids.get(0), nowNs)
                            : venue.cancelOrders(account, ids, nowNs));
        } else if (request instanceof VenueRequest.CancelAll) {
            return cancelled(venue.cancelAll(account, nowNs));
        } else if (request instanceof VenueRequest.Beat beat) {
            return beaten(venue.heartbeat(account, beat.heartbeatId(), nowNs));
        } else if (request instanceof VenueRequest.LookUp lookUp) {
            OrderView view = venue.order(account, id(lookUp.orderId()), nowNs);
            return view == null ? new VenueAnswer.Absent() : new VenueAnswer.Found(facts(venue, view));
        } else if (request instanceof VenueRequest.OpenOrders page) {
            return openOrders(venue, page.cursor(), nowNs);
        } else if (request instanceof VenueRequest.Trades page) {
            return trades(venue, page, nowNs);
        } else if (request instanceof VenueRequest.Ask ask) {
            return answer(ask.question(), nowNs);
        } else if (request instanceof VenueRequest.Book book) {
            return book(venue, book.tokenId());
        } else if (request instanceof VenueRequest.MarketTerms terms) {
            return terms(venue, terms.conditionId());
        }
        throw new IllegalArgumentException("nobody asks " + request);
    }

    private static VenueAnswer answer(VenueRequest.Question question, long nowNs) {
        return switch (question) {
            case TIME -> new VenueAnswer.Time(nowNs / SECOND_NS);
            case VERSION -> new VenueAnswer.Version(SimPolicy.VENUE_VERSION);
            case CLOSED_ONLY -> new VenueAnswer.ClosedOnly(false);
            case GEOBLOCK -> new VenueAnswer.Geo(false, "IE", "");
        };
    }

    private VenueAnswer book(SimVenue venue, TokenId tokenId) {
        TokenRef token = tokens.of(tokenId.toString());
        MarketBoard board = venue.board(token.market());
        BookSide bids = board.book().side(true);
        BookSide asks = board.book().side(false);
        long bidE4 = bids.count() == 0 ? 0 : bids.highestE4();
        long askE4 = asks.count() == 0 ? 0 : asks.lowestE4();
        boolean first = token.isYes();
        return new VenueAnswer.Book(
                tokenId,
                first ? bidE4 : complement(askE4),
                first ? askE4 : complement(bidE4),
                board.book().tick(),
                board.names().negRisk());
    }

    /** An empty side stays one. */
    private static long complement(long priceE4) {
        return priceE4 == 0 ? 0 : Price.complement(priceE4);
    }

    private static VenueAnswer terms(SimVenue venue, ConditionId market) {
        for (int i = 0; i < venue.markets(); i++) {
            MarketNames names = venue.board(i).names();
            if (ConditionId.parse(names.market()).equals(market)) {
                return new VenueAnswer.MarketTerms(
                        market,
                        List.of(TokenId.parse(names.yes()), TokenId.parse(names.no())),
                        venue.board(i).book().tick(),
                        venue.marketFacts(i).setup().minOrderSizeE6(),
                        names.negRisk(),
                        names.protocolV2() ? "v2" : "v1",
                        venue.marketState(i) == MarketState.OPEN);
            }
        }
        return new VenueAnswer.Refusal(Refused.INVALID, 0, "no such market");
    }

    /** What an event of the user stream says, null if it says nothing to an executor. */
    public @Nullable UserNews news(SimVenue venue, UserEvent event) {
        if (event instanceof UserEvent.TradeTold told) {
            return new UserNews.OfTrade(facts(venue, told.trade()));
        } else if (event instanceof UserEvent.OrderTold told) {
            return new UserNews.OfOrder(facts(venue, told.order()), told.news() == UserEvent.OrderNews.CANCELLATION);
        }
        return null;
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
                reply.body().cancelled().stream().map(VenueAnswers::word).toList(), not);
    }

    private VenueAnswer openOrders(SimVenue venue, String cursor, long nowNs) {
        Page<OrderView> page =
                venue.openOrders(account, RowFilter.ALL, cursor, nowNs).body();
        List<OrderFacts> orders =
                page.data().stream().map(view -> facts(venue, view)).toList();
        return new VenueAnswer.OpenOrders(orders, next(page));
    }

    private VenueAnswer trades(SimVenue venue, VenueRequest.Trades asked, long nowNs) {
        RowFilter filter = new RowFilter(null, null, null, asked.afterS() * SECOND_NS, Long.MAX_VALUE);
        Page<TradeView> page =
                venue.trades(account, filter, asked.cursor(), nowNs).body();
        List<TradeFacts> trades =
                page.data().stream().map(trade -> facts(venue, trade)).toList();
        return new VenueAnswer.Trades(trades, next(page));
    }

    private static @Nullable String next(Page<?> page) {
        return page.nextCursor().equals(Page.END) ? null : page.nextCursor();
    }

    private OrderFacts facts(SimVenue venue, OrderView view) {
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

    private TradeFacts facts(SimVenue venue, TradeView trade) {
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
