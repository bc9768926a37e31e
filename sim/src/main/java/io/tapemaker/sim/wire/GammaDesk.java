package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.frames.MarketStory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Gamma, the list of markets and events that is kept beside the order book. Its paths begin with /gamma here. */
final class GammaDesk {

    private static final int MOST_ROWS = 100;
    private static final int USUAL_ROWS = 20;
    private static final int SHARE_DECIMALS = 4;
    private static final int RATE_DECIMALS = 6;

    private final MarketFiles files;

    GammaDesk(MarketFiles files) {
        this.files = files;
    }

    /** GET /gamma/markets: an array. */
    WireAnswer markets(WireRequest request) {
        return array(request, GammaDesk::market);
    }

    /** GET /gamma/events: an array. */
    WireAnswer events(WireRequest request) {
        return array(request, GammaDesk::event);
    }

    /** GET /gamma/markets/keyset. */
    WireAnswer marketsByKey(WireRequest request) {
        return keyset(request, "markets", GammaDesk::market);
    }

    /** GET /gamma/events/keyset. */
    WireAnswer eventsByKey(WireRequest request) {
        return keyset(request, "events", GammaDesk::event);
    }

    /** GET /gamma/markets/{number} and /gamma/markets/slug/{slug}. */
    WireAnswer oneMarket(WireRequest request) {
        return one(request, story -> List.of(story.number(), story.slug()), GammaDesk::market);
    }

    /** GET /gamma/events/{number} and /gamma/events/slug/{slug}. */
    WireAnswer oneEvent(WireRequest request) {
        return one(
                request,
                story -> List.of(story.event().number(), story.event().slug()),
                GammaDesk::event);
    }

    private WireAnswer one(
            WireRequest request, Function<MarketStory, List<String>> names, Function<MarketFile, ObjectNode> form) {
        for (MarketFile file : files.all(request.nowNs())) {
            if (names.apply(file.story()).contains(request.lastSegment())) {
                return WireAnswer.ok(form.apply(file));
            }
        }
        return WireAnswer.of(404, Json.object().put("type", "not found error").put("error", "id not found"));
    }

    private WireAnswer array(WireRequest request, Function<MarketFile, ObjectNode> form) {
        long offset = number(request, "offset", 0);
        long limit = Math.min(MOST_ROWS, number(request, "limit", USUAL_ROWS));
        if (offset < 0 || limit < 0) {
            return WireAnswer.error(422, "limit and offset are whole numbers");
        }
        ArrayNode rows = Json.array();
        wanted(request).stream().skip(offset).limit(limit).forEach(file -> rows.add(form.apply(file)));
        return WireAnswer.ok(rows);
    }

    private WireAnswer keyset(WireRequest request, String member, Function<MarketFile, ObjectNode> form) {
        long after = number(request, "after_cursor", 0);
        long limit = Math.min(MOST_ROWS, number(request, "limit", USUAL_ROWS));
        if (after < 0 || limit <= 0) {
            return WireAnswer.error(422, "limit and after_cursor are not those of a page");
        }
        List<MarketFile> wanted = wanted(request);
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray(member);
        wanted.stream().skip(after).limit(limit).forEach(file -> rows.add(form.apply(file)));
        if (after + limit < wanted.size()) {
            body.put("next_cursor", Long.toString(after + limit));
        }
        return WireAnswer.ok(body);
    }

    private static long number(WireRequest request, String name, long otherwise) {
        String text = request.parameter(name);
        return text == null ? otherwise : Decimals.parse(text, 0);
    }

    private List<MarketFile> wanted(WireRequest request) {
        List<MarketFile> wanted = new ArrayList<>();
        for (MarketFile file : files.all(request.nowNs())) {
            MarketNames names = file.names();
            if (isOf(request, "condition_ids", List.of(shortened(names)))
                    && isOf(request, "clob_token_ids", List.of(names.yes(), names.no()))
                    && isOf(request, "slug", List.of(file.story().slug(), file.story().event().slug()))
                    && isOf(request, "id", List.of(file.story().number(), file.story().event().number()))
                    && isOf(request, "closed", List.of(Boolean.toString(file.isClosed())))
                    && isOf(request, "active", List.of("true"))) {
                wanted.add(file);
            }
        }
        return wanted;
    }

    /** Whether a parameter that stands there names one of these; several may stand between commas. */
    private static boolean isOf(WireRequest request, String parameter, List<String> names) {
        String text = request.parameter(parameter);
        return text == null || Arrays.stream(text.split(",", -1)).anyMatch(names::contains);
    }

    /** Gamma shows the condition ids of Protocol V2 with 62 digits. */
    private static String shortened(MarketNames names) {
        return names.protocolV2() ? names.market().substring(0, 64) : names.market();
    }

    private static ObjectNode event(MarketFile file) {
        ObjectNode row = head(file);
        row.putArray("markets").add(market(file));
        return row;
    }

    private static ObjectNode head(MarketFile file) {
        MarketStory story = file.story();
        ObjectNode row = Json.object().put("id", story.event().number());
        row.put("ticker", story.event().slug()).put("slug", story.event().slug());
        row.put("title", story.event().title()).put("description", story.description());
        row.put("startDate", file.listed()).put("endDate", file.ends());
        row.put("active", true).put("closed", file.isClosed()).put("archived", false);
        return row.put("enableOrderBook", true).put("negRisk", file.names().negRisk());
    }

    private static ObjectNode market(MarketFile file) {
        MarketStory story = file.story();
        MarketNames names = file.names();
        ObjectNode row = Json.object().put("id", story.number()).put("question", story.question());
        row.put("conditionId", shortened(names)).put("slug", story.slug());
        row.put("endDate", file.ends()).put("startDate", file.listed());
        row.put("description", story.description());
        row.put("outcomes", "[\"Yes\", \"No\"]").put("outcomePrices", texts(price(file, true), price(file, false)));
        row.put("active", true).put("closed", file.isClosed()).put("archived", false);
        row.put("restricted", true).put("questionID", CatalogueDesk.questionId(names.market()));
        row.put("enableOrderBook", true).set("orderPriceMinTickSize", file.tick());
        row.set("orderMinSize", file.minOrderSize());
        row.put("endDateIso", MarketFile.day(file.ends())).put("startDateIso", MarketFile.day(file.listed()));
        row.put("clobTokenIds", texts(names.yes(), names.no()));
        if (names.protocolV2()) {
            row.putArray("positionIds").add(names.yes()).add(names.no());
        }
        int baseFee = PublicDesk.baseFee(file.facts().setup().fees());
        row.put("makerBaseFee", baseFee).put("takerBaseFee", baseFee);
        row.put("acceptingOrders", file.isAccepting()).put("negRisk", names.negRisk());
        row.putArray("events").add(head(file));
        row.put("acceptingOrdersTimestamp", file.listed());
        rewards(row, file);
        prices(row, file);
        fees(row, file.facts().setup().fees());
        row.put("clearBookOnStart", file.facts().setup().clearBookOnStart());
        row.put("secondsDelay", CatalogueDesk.seconds(file)).put("holdingRewardsEnabled", false);
        row.put("umaResolutionStatuses", file.yesWon() == null ? "[]" : "[\"resolved\"]");
        return row.put("version", names.protocolV2() ? "v2" : "v1");
    }

    private static String price(MarketFile file, boolean yes) {
        return file.price(yes).asText();
    }

    /** An array of texts, as text. */
    private static String texts(String first, String second) {
        return "[\"" + first + "\", \"" + second + "\"]";
    }

    private static void rewards(ObjectNode row, MarketFile file) {
        row.set("rewardsMinSize", file.rewardsMinSize());
        row.set("rewardsMaxSpread", file.rewardsMaxSpread());
        ArrayNode rewards = row.putArray("clobRewards");
        if (file.isRewarded()) {
            ObjectNode reward = rewards.addObject().put("id", file.story().number());
            reward.put("conditionId", shortened(file.names())).put("assetAddress", CatalogueDesk.PUSD);
            reward.put("rewardsAmount", 0).set("rewardsDailyRate", file.rewardsPerDay());
            reward.put("startDate", MarketFile.day(file.listed())).put("endDate", "2500-12-31");
        }
    }

    private static void prices(ObjectNode row, MarketFile file) {
        long bidE4 = file.book().bestBidE4();
        long askE4 = file.book().bestAskE4();
        row.set("spread", Json.number(askE4 - bidE4, Price.DECIMALS));
        row.set("bestBid", Json.number(bidE4, Price.DECIMALS));
        row.set("bestAsk", Json.number(askE4, Price.DECIMALS));
    }

    private static void fees(ObjectNode row, FeeTerms fees) {
        boolean enabled = fees.rateE6() > 0;
        row.put("feesEnabled", enabled);
        if (enabled) {
            row.put("makerRebatesFeeShareBps", fees.rebateShareE4());
            ObjectNode schedule = row.putObject("feeSchedule").put("exponent", fees.exponent());
            schedule.set("rate", Json.number(fees.rateE6(), RATE_DECIMALS));
            schedule.put("takerOnly", true)
                    .<JsonNode>set("rebateRate", Json.number(fees.rebateShareE4(), SHARE_DECIMALS));
        }
    }
}
