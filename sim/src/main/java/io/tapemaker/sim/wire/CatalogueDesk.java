package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.sim.frames.Digests;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.Pages;
import io.tapemaker.sim.venue.Refusal;
import io.tapemaker.sim.venue.Reply;
import io.tapemaker.sim.venue.TokenRef;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The order book's own list of markets. */
final class CatalogueDesk {

    /** What dollars are on the chain. */
    static final String PUSD = "0xC011a7E12a19f7B1f670d46F03B03f3342E82DFB";

    private static final long SECOND = 1_000_000_000L;
    private static final int PAGE = 500;

    private final MarketFiles files;
    private final MarketIndex index;
    private final Pages pages = new Pages(PAGE);

    CatalogueDesk(MarketFiles files, MarketIndex index) {
        this.files = files;
        this.index = index;
    }

    /** GET /markets. */
    WireAnswer markets(WireRequest request) {
        return list(request, file -> true, CatalogueDesk::full);
    }

    /** GET /simplified-markets. */
    WireAnswer simplified(WireRequest request) {
        return list(request, file -> true, CatalogueDesk::simple);
    }

    /** GET /sampling-markets: those with rewards. */
    WireAnswer sampling(WireRequest request) {
        return list(request, MarketFile::isRewarded, CatalogueDesk::full);
    }

    /** GET /sampling-simplified-markets. */
    WireAnswer samplingSimplified(WireRequest request) {
        return list(request, MarketFile::isRewarded, CatalogueDesk::simple);
    }

    private WireAnswer list(WireRequest request, Predicate<MarketFile> wanted, Function<MarketFile, JsonNode> form) {
        return page(
                pages,
                files.all(request.nowNs()).stream().filter(wanted).map(form),
                request.parameter("next_cursor"));
    }

    /** A page of rows in the usual envelope. */
    static WireAnswer page(Pages pages, Stream<JsonNode> rows, @Nullable String cursor) {
        List<JsonNode> all = rows.toList();
        Reply<Page<JsonNode>> reply = pages.page(all, cursor == null ? Page.FIRST : cursor);
        Refusal refusal = reply.refusal();
        if (refusal != null) {
            return Refusals.answer(refusal);
        }
        Page<JsonNode> page = reply.body();
        return WireAnswer.ok(ListDesk.envelope(page.data(), page.limit(), page.nextCursor()));
    }

    /** GET /markets/{conditionId}. */
    WireAnswer market(WireRequest request) {
        MarketFile file = files.find(request.lastSegment(), request.nowNs());
        return file == null ? WireAnswer.error(404, "market not found") : WireAnswer.ok(full(file));
    }

    /** GET /markets-by-token/{tokenId}. */
    WireAnswer byToken(WireRequest request) {
        TokenRef token = index.token(request.lastSegment());
        if (token == null) {
            return WireAnswer.error(404, "market not found");
        }
        return WireAnswer.ok(Json.object()
                .put("condition_id", index.names(token.market()).market())
                .put("primary_token_id", index.tokenId(new TokenRef(token.market(), 0)))
                .put("secondary_token_id", index.tokenId(new TokenRef(token.market(), 1))));
    }

    private static ObjectNode simple(MarketFile file) {
        ObjectNode row = Json.object().put("condition_id", file.names().market());
        row.set("rewards", rewards(file));
        row.set("tokens", file.tokens());
        return row.put("active", true)
                .put("closed", file.isClosed())
                .put("archived", false)
                .put("accepting_orders", file.isAccepting());
    }

    private static ObjectNode full(MarketFile file) {
        ObjectNode row = Json.object().put("enable_order_book", !file.isClosed());
        row.put("active", true).put("closed", file.isClosed()).put("archived", false);
        row.put("accepting_orders", file.isAccepting()).put("accepting_order_timestamp", file.listed());
        row.set("minimum_order_size", file.minOrderSize());
        row.set("minimum_tick_size", file.tick());
        row.put("condition_id", file.names().market())
                .put("question_id", questionId(file.names().market()));
        row.put("question", file.story().question())
                .put("description", file.story().description());
        row.put("market_slug", file.story().slug()).put("end_date_iso", file.ends());
        row.putNull("game_start_time").put("seconds_delay", seconds(file)).put("fpmm", "");
        int baseFee = PublicDesk.baseFee(file.facts().setup().fees());
        row.put("maker_base_fee", baseFee).put("taker_base_fee", baseFee);
        row.put("notifications_enabled", true).put("neg_risk", file.names().negRisk());
        row.put("neg_risk_market_id", "").put("neg_risk_request_id", "");
        row.put("icon", "").put("image", "");
        row.set("rewards", rewards(file));
        row.put("is_50_50_outcome", false).set("tokens", file.tokens());
        row.putArray("tags").add("All");
        return row;
    }

    static String questionId(String conditionId) {
        return "0x" + HexFormat.of().formatHex(Digests.sha256("question/" + conditionId));
    }

    static long seconds(MarketFile file) {
        return file.facts().setup().delayFromStart()
                ? file.facts().setup().takerDelayNs() / SECOND
                : 0;
    }

    private static ObjectNode rewards(MarketFile file) {
        ObjectNode rewards = Json.object();
        if (file.isRewarded()) {
            rewards.putArray("rates").addObject().put("asset_address", PUSD).set("rewards_daily_rate", file.rewardsPerDay());
        } else {
            rewards.putNull("rates");
        }
        rewards.set("min_size", file.rewardsMinSize());
        rewards.set("max_spread", file.rewardsMaxSpread());
        return rewards;
    }
}
