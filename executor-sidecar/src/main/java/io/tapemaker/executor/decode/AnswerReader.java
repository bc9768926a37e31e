package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.Uint256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer of the venue's REST interface. A pure function of the request, the status, the headers that matter
 * and the bytes: the same record gives the same answer when the executor is replayed. It never throws; whatever leaves
 * a doubt is {@link VenueAnswer.Unknown}, and nothing is accepted, cancelled, absent or empty unless the body says so.
 *
 * <p>Fields that are not known are passed over, those that are needed are not guessed.
 */
public final class AnswerReader {

    /** Ends a list of pages. */
    static final String LAST_PAGE = "LTE=";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int MAX_CURSOR = 256;

    private final TradeReader trades;

    /** @param ours tells the parts of trades that are ours */
    public AnswerReader(Ours ours) {
        this.trades = new TradeReader(ours);
    }

    /** What the answer says of the request. */
    public VenueAnswer read(VenueRequest request, HttpAnswer answer) {
        boolean made = answer.status() == CREATED && request instanceof VenueRequest.Post;
        if (answer.status() != OK && !made) {
            return Refusals.read(request, answer);
        }
        try {
            return done(request, JsonText.parse(answer.body()));
        } catch (Unreadable e) {
            return new VenueAnswer.Unknown(e.why());
        }
    }

    /** What is known of a request that was never answered. */
    public static VenueAnswer unanswered(String why) {
        return new VenueAnswer.Unknown(VenueText.clean(why));
    }

    private VenueAnswer done(VenueRequest request, Json body) throws Unreadable {
        if (request instanceof VenueRequest.Post post) {
            return PostReader.read(post.intents().size(), body);
        }
        if (request instanceof VenueRequest.Cancel cancel) {
            return CancelReader.read(cancel.orderIds(), body);
        }
        if (request instanceof VenueRequest.CancelAll || request instanceof VenueRequest.CancelMarket) {
            return CancelReader.read(null, body);
        }
        if (request instanceof VenueRequest.Beat) {
            return beat(body);
        }
        if (request instanceof VenueRequest.LookUp lookUp) {
            return lookUp(lookUp.orderId(), body);
        }
        if (request instanceof VenueRequest.OpenOrders page) {
            return openOrders(page.cursor(), body);
        }
        if (request instanceof VenueRequest.Trades page) {
            return trades(page.cursor(), body);
        }
        return looked(request, body);
    }

    private static VenueAnswer looked(VenueRequest request, Json body) throws Unreadable {
        if (request instanceof VenueRequest.Scoring scoring) {
            return MarketReader.scoring(scoring.orderIds(), body);
        }
        if (request instanceof VenueRequest.Book book) {
            return MarketReader.book(book.tokenId(), body);
        }
        if (request instanceof VenueRequest.MarketTerms terms) {
            return MarketReader.terms(terms.conditionId(), body);
        }
        if (request instanceof VenueRequest.Balance) {
            return MarketReader.balance(body);
        }
        if (request instanceof VenueRequest.Ask ask) {
            return asked(ask.question(), body);
        }
        if (request instanceof VenueRequest.Rewards page) {
            return RewardReader.page(page, body);
        }
        if (request instanceof VenueRequest.RewardShares) {
            return RewardReader.shares(body);
        }
        throw new Unreadable("an answer to a question that nobody reads");
    }

    private static VenueAnswer beat(Json body) throws Unreadable {
        String next = Fields.of(body).text("heartbeat_id");
        if (next.isEmpty() || next.length() > MAX_CURSOR) {
            throw new Unreadable("heartbeat_id is none");
        }
        return new VenueAnswer.Beat(next);
    }

    private static VenueAnswer lookUp(Uint256 asked, Json body) throws Unreadable {
        if (body instanceof Json.Nil) {
            return new VenueAnswer.Absent();
        }
        OrderFacts order = OrderReader.read(Fields.of(body));
        if (!order.orderId().equals(asked)) {
            throw new Unreadable("another order than was asked for");
        }
        return new VenueAnswer.Found(order);
    }

    private static VenueAnswer openOrders(String cursor, Json body) throws Unreadable {
        Fields fields = Fields.of(body);
        List<OrderFacts> orders = new ArrayList<>();
        for (Json item : fields.items("data")) {
            orders.add(OrderReader.read(Fields.of(item)));
        }
        return new VenueAnswer.OpenOrders(orders, nextCursor(cursor, fields));
    }

    private VenueAnswer trades(String cursor, Json body) throws Unreadable {
        Fields fields = Fields.of(body);
        List<TradeFacts> rows = new ArrayList<>();
        for (Json item : fields.items("data")) {
            rows.add(trades.read(Fields.of(item)));
        }
        return new VenueAnswer.Trades(rows, nextCursor(cursor, fields));
    }

    /** Null on the last page. A page that does not say whether it is the last would make a part look like the whole. */
    static @Nullable String nextCursor(String cursor, Fields fields) throws Unreadable {
        String next = fields.text("next_cursor");
        if (next.equals(LAST_PAGE)) {
            return null;
        }
        boolean cursorLike =
                !next.isEmpty() && next.length() <= MAX_CURSOR && next.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!cursorLike || next.equals(cursor) || next.equals(VenueRequest.FIRST_PAGE)) {
            throw new Unreadable("next_cursor leads nowhere");
        }
        return next;
    }

    private static VenueAnswer asked(VenueRequest.Question question, Json body) throws Unreadable {
        return switch (question) {
            case TIME -> time(body);
            case VERSION -> new VenueAnswer.Version(Fields.of(body).whole("version"));
            case CLOSED_ONLY -> new VenueAnswer.ClosedOnly(Fields.of(body).bool("closed_only"));
            case GEOBLOCK -> geo(Fields.of(body));
        };
    }

    private static VenueAnswer time(Json body) throws Unreadable {
        if (body instanceof Json.Num number) {
            Fields wrapped = Fields.of(new Json.Obj(Collections.singletonMap("time", number)));
            return new VenueAnswer.Time(wrapped.whole("time"));
        }
        throw new Unreadable("not a bare number");
    }

    private static VenueAnswer geo(Fields fields) throws Unreadable {
        String country = fields.text("country");
        String region = fields.textOrEmpty("region");
        return new VenueAnswer.Geo(fields.bool("blocked"), VenueText.clean(country), VenueText.clean(region));
    }
}
