package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices of several tokens at once, and those of the past. */
final class QuoteDesk {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR_S = 3_600;
    private static final long DAY_S = 24 * HOUR_S;
    private static final long MINUTE_S = 60;

    /** Lengths of the intervals that have a name; {@code max} is all there is. */
    private static final Map<String, Long> INTERVALS = Map.of(
            "1h", HOUR_S, "6h", 6 * HOUR_S, "1d", DAY_S, "1w", 7 * DAY_S, "1m", 30 * DAY_S, "max", Long.MAX_VALUE);

    private static final String BAD_PAYLOAD = "Invalid payload";

    private final SimVenue venue;
    private final MarketIndex index;
    private final PublicDesk desk;
    private final MarketTape tape;

    QuoteDesk(SimVenue venue, MarketIndex index, PublicDesk desk, MarketTape tape) {
        this.venue = venue;
        this.index = index;
        this.desk = desk;
        this.tape = tape;
    }

    /** Puts what is asked about one token into the answer. */
    private interface Line {
        void put(ObjectNode body, TokenRef token, JsonNode asked);
    }

    /** POST /midpoints. */
    WireAnswer midpoints(WireRequest request) {
        return each(
                request,
                (body, token, asked) -> body.set(
                        index.tokenId(token), desk.midpoint(token).path("mid")));
    }

    /** POST /spreads. */
    WireAnswer spreads(WireRequest request) {
        return each(
                request,
                (body, token, asked) -> body.set(
                        index.tokenId(token), desk.spread(token).path("spread")));
    }

    /** POST /prices: of the side that each item names. */
    WireAnswer prices(WireRequest request) {
        return each(request, (body, token, asked) -> {
            String side = asked.path("side").asText();
            body.withObject("/" + index.tokenId(token))
                    .set(side, desk.price(token, side).path("price"));
        });
    }

    private WireAnswer each(WireRequest request, Line line) {
        JsonNode asked = Json.parse(request.body());
        if (asked == null || !asked.isArray()) {
            return WireAnswer.error(400, BAD_PAYLOAD);
        }
        venue.advance(request.nowNs());
        ObjectNode body = Json.object();
        for (JsonNode item : asked) {
            TokenRef token = token(item);
            if (token != null) {
                line.put(body, token, item);
            }
        }
        return WireAnswer.ok(body);
    }

    private @Nullable TokenRef token(JsonNode item) {
        String tokenId = Json.text(item, "token_id");
        return tokenId == null ? null : index.token(tokenId);
    }

    /** GET /last-trade-price. */
    JsonNode lastTradePrice(TokenRef token) {
        MarketTape.LastTrade last = tape.lastTrade(token.market());
        if (last == null) {
            return Json.object().put("price", "0.5").put("side", "");
        }
        return Json.object()
                .put("price", Price.format(last.priceE4(token.isYes())))
                .put("side", last.side().name());
    }

    /** POST /last-trades-prices. */
    WireAnswer lastTradesPrices(WireRequest request) {
        JsonNode asked = Json.parse(request.body());
        if (asked == null || !asked.isArray()) {
            return WireAnswer.error(400, BAD_PAYLOAD);
        }
        venue.advance(request.nowNs());
        ArrayNode rows = Json.array();
        for (JsonNode item : asked) {
            TokenRef token = token(item);
            if (token != null) {
                rows.add(((ObjectNode) lastTradePrice(token)).put("token_id", index.tokenId(token)));
            }
        }
        return WireAnswer.ok(rows);
    }

    /** GET /prices-history: midpoints, at most one in {@code fidelity} minutes. */
    WireAnswer history(WireRequest request) {
        String tokenId = request.parameter("market");
        if (tokenId == null) {
            return WireAnswer.error(400, "invalid filters: 'market' is required");
        }
        venue.advance(request.nowNs());
        long nowS = request.nowNs() / SECOND;
        long fromS = from(request, nowS);
        long stepS = number(request, "fidelity", 1) * MINUTE_S;
        if (fromS < 0 || stepS <= 0) {
            return WireAnswer.error(400, "invalid filters: 'interval', or 'startTs' and 'endTs', is required");
        }
        ObjectNode body = Json.object();
        ArrayNode history = body.putArray("history");
        TokenRef token = index.token(tokenId);
        if (token != null) {
            long untilS = number(request, "endTs", Long.MAX_VALUE);
            long lastS = Long.MIN_VALUE / 2;
            for (MarketTape.Point point : tape.since(venue, token.market(), fromS, request.nowNs())) {
                boolean isNow = point.seconds() == nowS;
                if (point.seconds() <= untilS && (isNow || point.seconds() - lastS >= stepS)) {
                    history.add(row(point, token));
                    lastS = point.seconds();
                }
            }
        }
        return WireAnswer.ok(body);
    }

    private static ObjectNode row(MarketTape.Point point, TokenRef token) {
        long ownX2E4 = token.isYes() ? point.yesX2E4() : 2 * Price.ONE_E4 - point.yesX2E4();
        ObjectNode row = Json.object().put("t", point.seconds());
        return row.set("p", Json.number(ownX2E4 * 5, Price.DECIMALS + 1));
    }

    /** Where the wanted time begins, negative if the request does not say so. */
    private static long from(WireRequest request, long nowS) {
        String interval = request.parameter("interval");
        if (interval == null) {
            return number(request, "startTs", -1);
        }
        Long lengthS = INTERVALS.get(interval);
        return lengthS == null ? -1 : Math.max(0, nowS - lengthS);
    }

    /** A parameter that is a whole number, negative if it is none. */
    private static long number(WireRequest request, String name, long otherwise) {
        String text = request.parameter(name);
        return text == null ? otherwise : Decimals.parse(text, 0);
    }
}
