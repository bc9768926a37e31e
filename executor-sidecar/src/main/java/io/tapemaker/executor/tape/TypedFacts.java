package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import java.util.List;

/** Orders, trades and news of the user channel in a form of their own, where the venue's bytes are not at hand. */
public final class TypedFacts {

    private static final int OF_ORDER = 1;
    private static final int OF_TRADE = 2;
    private static final int UNREADABLE = 3;

    private TypedFacts() {}

    /** The bytes of a frame's news. */
    public static byte[] write(List<UserNews> news) {
        Typed.Out out = new Typed.Out();
        out.list(news, each -> news(each, out));
        return out.bytes();
    }

    private static void news(UserNews news, Typed.Out out) {
        if (news instanceof UserNews.OfOrder order) {
            order(order.order(), out.code(OF_ORDER).flag(order.cancelled()));
        } else if (news instanceof UserNews.OfTrade trade) {
            trade(trade.trade(), out.code(OF_TRADE));
        } else if (news instanceof UserNews.Unreadable unreadable) {
            out.code(UNREADABLE).text(unreadable.why());
        }
    }

    /**
     * The news of these bytes.
     *
     * @throws IllegalArgumentException if they are none
     */
    public static List<UserNews> read(byte[] bytes) {
        Typed.In in = new Typed.In(bytes);
        return in.list(() -> news(in));
    }

    private static UserNews news(Typed.In in) {
        return switch (in.code()) {
            case OF_ORDER -> {
                boolean cancelled = in.flag();
                yield new UserNews.OfOrder(order(in), cancelled);
            }
            case OF_TRADE -> new UserNews.OfTrade(trade(in));
            case UNREADABLE -> new UserNews.Unreadable(in.text());
            default -> throw new IllegalArgumentException("no such news");
        };
    }

    static void order(OrderFacts order, Typed.Out out) {
        out.word(order.orderId())
                .word(order.conditionId().value())
                .word(order.tokenId().value());
        out.code(order.side().code());
        out.number(order.sizes().priceE4())
                .number(order.sizes().originalE6())
                .number(order.sizes().matchedE6());
        out.text(order.status().name());
    }

    static OrderFacts order(Typed.In in) {
        return new OrderFacts(
                in.word(),
                new ConditionId(in.word()),
                new TokenId(in.word()),
                side(in.code()),
                new OrderFacts.Sizes(in.number(), in.number(), in.number()),
                OrderFacts.Status.valueOf(in.text()));
    }

    static void trade(TradeFacts trade, Typed.Out out) {
        out.text(trade.id()).text(trade.status().name()).number(trade.matchTimeS());
        out.list(trade.parts(), part -> out.word(part.orderId())
                .word(part.tokenId().value())
                .code(part.side().code())
                .number(part.priceE4())
                .number(part.sizeE6())
                .flag(part.taker()));
    }

    static TradeFacts trade(Typed.In in) {
        String id = in.text();
        FillStatus status = FillStatus.valueOf(in.text());
        long matchTimeS = in.number();
        List<TradeFacts.Part> parts = in.list(() -> new TradeFacts.Part(
                in.word(), new TokenId(in.word()), side(in.code()), in.number(), in.number(), in.flag()));
        return new TradeFacts(id, status, parts, matchTimeS);
    }

    static Side side(int code) {
        Side side = Side.ofCode(code);
        if (side == null) {
            throw new IllegalArgumentException("no side " + code);
        }
        return side;
    }

    static TickSize tick(int code) {
        TickSize tick = TickSize.ofCode(code);
        if (tick == null) {
            throw new IllegalArgumentException("no grid " + code);
        }
        return tick;
    }
}
