package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.sim.frames.BookSide;
import io.tapemaker.sim.frames.MarketBook;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.MarketBoard;
import io.tapemaker.sim.venue.MarketFacts;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What everybody may ask: time, version, books and the terms of markets. */
final class PublicDesk {

    /** The cap on fees that markets with fees carry. */
    static final int BASE_FEE_BPS = 1_000;

    private static final long SECOND = 1_000_000_000L;
    private static final String NO_BOOK = "No orderbook exists for the requested token id";
    private static final int RATE_DECIMALS = 6;

    private final SimVenue venue;
    private final MarketIndex index;
    private final String acceptingSince;

    PublicDesk(SimVenue venue, MarketIndex index) {
        this.venue = venue;
        this.index = index;
        this.acceptingSince = Instant.ofEpochSecond(venue.nowNs() / SECOND).toString();
    }

    /** GET /ok. */
    static WireAnswer isOk() {
        return WireAnswer.text(200, "application/json; charset=utf-8", "\"OK\"");
    }

    /** GET /time: seconds. */
    static WireAnswer time(WireRequest request) {
        return WireAnswer.text(200, "application/json; charset=utf-8", Long.toString(request.nowNs() / SECOND));
    }

    /** GET /version. */
    static WireAnswer version() {
        return WireAnswer.ok(Json.object().put("version", 2));
    }

    /** An answer about the token that the request names. */
    WireAnswer ofToken(WireRequest request, Function<TokenRef, JsonNode> body) {
        String tokenId = request.parameter("token_id");
        if (tokenId == null) {
            return WireAnswer.error(400, "Invalid token id");
        }
        venue.advance(request.nowNs());
        TokenRef token = index.token(tokenId);
        return token == null ? WireAnswer.error(404, NO_BOOK) : WireAnswer.ok(body.apply(token));
    }

    /** POST /books; tokens without a book are left out. */
    WireAnswer books(WireRequest request) {
        JsonNode asked = Json.parse(request.body());
        if (asked == null || !asked.isArray()) {
            return WireAnswer.error(400, "Invalid payload");
        }
        venue.advance(request.nowNs());
        ArrayNode books = Json.array();
        for (JsonNode item : asked) {
            String tokenId = Json.text(item, "token_id");
            TokenRef token = tokenId == null ? null : index.token(tokenId);
            if (token != null) {
                books.add(book(token));
            }
        }
        return WireAnswer.ok(books);
    }

    /** A book, from the far ends to the touch. */
    ObjectNode book(TokenRef token) {
        MarketBoard board = venue.board(token.market());
        MarketNames names = board.names();
        ObjectNode body = Json.object();
        body.put("market", names.market()).put("asset_id", names.token(token.isYes()));
        body.put("timestamp", Long.toString(board.changedMs())).put("hash", board.hash(token.isYes()));
        body.set("bids", levels(board.book(), token, true));
        body.set("asks", levels(board.book(), token, false));
        body.put("min_order_size", names.minOrderSize());
        body.put("tick_size", board.book().tick().text()).put("neg_risk", names.negRisk());
        body.put("last_trade_price", board.book().lastTradePrice());
        return names.protocolV2() ? body.put("version", "v2") : body;
    }

    private static ArrayNode levels(MarketBook book, TokenRef token, boolean bids) {
        boolean yesBids = bids == token.isYes();
        BookSide side = book.side(yesBids);
        ArrayNode levels = Json.array();
        for (int i = 0; i < side.count(); i++) {
            int at = yesBids ? i : side.count() - 1 - i;
            long yesE4 = side.priceE4(at);
            levels.addObject()
                    .put("price", Price.format(token.isYes() ? yesE4 : Price.complement(yesE4)))
                    .put("size", Size.format(side.sizeE6(at)));
        }
        return levels;
    }

    /** Number, as the real answer has it. */
    JsonNode tickSize(TokenRef token) {
        ObjectNode body = Json.object();
        return body.set("minimum_tick_size", tick(token.market()));
    }

    private JsonNode tick(int market) {
        return Json.number(venue.board(market).book().tick().stepE4(), Price.DECIMALS);
    }

    JsonNode negRisk(TokenRef token) {
        return Json.object().put("neg_risk", index.names(token.market()).negRisk());
    }

    JsonNode feeRate(TokenRef token) {
        return Json.object().put("base_fee", baseFee(venue.marketFacts(token.market()).setup().fees()));
    }

    static int baseFee(FeeTerms fees) {
        return fees.rateE6() > 0 ? BASE_FEE_BPS : 0;
    }

    JsonNode midpoint(TokenRef token) {
        MarketBook book = venue.board(token.market()).book();
        long doubledE4 = book.bestE4(token.isYes(), true) + book.bestE4(token.isYes(), false);
        return Json.object()
                .put("mid", Json.number(doubledE4 * 5, Price.DECIMALS + 1).asText());
    }

    JsonNode spread(TokenRef token) {
        MarketBook book = venue.board(token.market()).book();
        return Json.object().put("spread", Price.format(book.bestAskE4() - book.bestBidE4()));
    }

    /** The best bid for BUY and the best ask for SELL. */
    JsonNode price(TokenRef token, @Nullable String side) {
        MarketBook book = venue.board(token.market()).book();
        return Json.object().put("price", Price.format(book.bestE4(token.isYes(), "BUY".equalsIgnoreCase(side))));
    }

    /** GET /clob-markets/{conditionId}. */
    WireAnswer market(WireRequest request) {
        venue.advance(request.nowNs());
        Integer market = index.market(request.lastSegment());
        return market == null ? WireAnswer.error(404, "market not found") : WireAnswer.ok(parameters(market));
    }

    private ObjectNode parameters(int market) {
        MarketFacts facts = venue.marketFacts(market);
        MarketNames names = index.names(market);
        ObjectNode body = Json.object();
        rewards(body, facts.rewards());
        ArrayNode tokens = body.putArray("t");
        for (int slot = 0; slot < 2; slot++) {
            TokenRef token = new TokenRef(market, slot);
            tokens.addObject().put("t", index.tokenId(token)).put("o", MarketIndex.outcome(token));
        }
        body.put("c", names.market());
        body.set("mos", Json.number(facts.setup().minOrderSizeE6(), Size.DECIMALS));
        body.set("mts", tick(market));
        body.put("mbf", baseFee(facts.setup().fees())).put("tbf", baseFee(facts.setup().fees()));
        body.put("ao", facts.state() == MarketState.OPEN);
        flag(body, "nr", names.negRisk());
        flag(body, "cbos", facts.setup().clearBookOnStart());
        body.put("aot", acceptingSince);
        delay(body, facts);
        fees(body, facts.setup().fees());
        return body.put("v", names.protocolV2() ? "v2" : "v1");
    }

    private static void flag(ObjectNode body, String name, boolean set) {
        if (set) {
            body.put(name, true);
        }
    }

    private static void rewards(ObjectNode body, RewardTerms terms) {
        if (terms.ratePerDayE6() > 0) {
            ObjectNode rewards = body.putObject("r");
            rewards.set("mi", Json.number(terms.minSizeE6(), Size.DECIMALS));
            rewards.set("ma", Json.number(terms.maxSpreadE4(), 2));
            rewards.put("moas", terms.minAgeNs() / SECOND);
        }
    }

    private static void delay(ObjectNode body, MarketFacts facts) {
        boolean delays = facts.setup().takerDelayNs() > 0;
        flag(body, "itode", delays && !facts.setup().delayFromStart());
        if (delays && facts.setup().delayFromStart()) {
            body.put("sd", facts.setup().takerDelayNs() / SECOND);
        }
    }

    private static void fees(ObjectNode body, FeeTerms fees) {
        if (fees.rateE6() > 0) {
            ObjectNode schedule = body.putObject("fd");
            schedule.set("r", Json.number(fees.rateE6(), RATE_DECIMALS));
            schedule.put("e", fees.exponent()).put("to", true);
        }
    }
}
