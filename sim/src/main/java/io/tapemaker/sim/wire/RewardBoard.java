package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.sim.venue.Pages;
import io.tapemaker.sim.venue.Payout;
import io.tapemaker.sim.venue.RewardScore;
import io.tapemaker.sim.venue.SimVenue;
import java.util.List;
import java.util.stream.Stream;

/** What rewards there are, and how an account stands among those who want them. */
final class RewardBoard {

    private static final int PAGE = 500;
    private static final int DOLLAR_DECIMALS = 6;
    private static final int PERCENT_DECIMALS = 4;
    private static final double PERCENT_OF_ONE = 1_000_000;
    private static final String FOR_EVER = "2500-12-31";

    private final SimVenue venue;
    private final MarketFiles files;
    private final Pages pages = new Pages(PAGE);

    RewardBoard(SimVenue venue, MarketFiles files) {
        this.venue = venue;
        this.files = files;
    }

    /** GET /rewards/markets/current. */
    WireAnswer current(WireRequest request) {
        return page(request, rewarded(request).map(RewardBoard::terms));
    }

    /** GET /rewards/markets/multi: all that have some, with what they are. */
    WireAnswer multi(WireRequest request) {
        return page(request, rewarded(request).map(RewardBoard::told));
    }

    /** GET /rewards/markets/{conditionId}: one row, or none. */
    WireAnswer market(WireRequest request) {
        MarketFile file = files.find(request.lastSegment(), request.nowNs());
        return page(request, file == null || !file.isRewarded() ? Stream.of() : Stream.of(told(file)));
    }

    /** GET /rewards/user/markets: the same rows with what the account earned and earns there. */
    WireAnswer ofUser(WireRequest request, WireAccount account) {
        Long day = RewardDesk.day(request);
        if (day == null) {
            return WireAnswer.error(400, "Invalid date");
        }
        return page(request, rewarded(request).map(file -> mine(file, account, day, request.nowNs())));
    }

    /** GET /rebates/current: what a maker was given back of the fees on a day. */
    WireAnswer rebates(WireRequest request, int account) {
        Long day = RewardDesk.day(request);
        if (day == null) {
            return WireAnswer.error(400, "Invalid date");
        }
        venue.advance(request.nowNs());
        Stream<JsonNode> rows = RewardDesk.payouts(venue, account, day, Payout.Kind.REBATE).stream()
                .map(payout -> Json.object()
                        .put("date", String.valueOf(request.parameter("date")))
                        .put("condition_id", venue.board(payout.market()).names().market())
                        .put("asset_address", CatalogueDesk.PUSD)
                        .put("maker_address", String.valueOf(request.parameter("maker_address")))
                        .<ObjectNode>set("rebated_fees_usdc", Json.number(payout.earnedE6(), DOLLAR_DECIMALS)));
        return WireAnswer.ok(Json.array().addAll(rows.toList()));
    }

    private Stream<MarketFile> rewarded(WireRequest request) {
        return files.all(request.nowNs()).stream().filter(MarketFile::isRewarded);
    }

    private WireAnswer page(WireRequest request, Stream<JsonNode> rows) {
        return CatalogueDesk.page(pages, rows, request.parameter("next_cursor"));
    }

    private static JsonNode terms(MarketFile file) {
        ObjectNode row = Json.object().put("condition_id", file.names().market());
        row.set("rewards_max_spread", file.rewardsMaxSpread());
        row.set("rewards_min_size", file.rewardsMinSize());
        config(row, file);
        row.put("sponsored_daily_rate", 0).put("sponsors_count", 0);
        row.set("native_daily_rate", file.rewardsPerDay());
        return row.set("total_daily_rate", file.rewardsPerDay());
    }

    private static void config(ObjectNode row, MarketFile file) {
        ObjectNode config = row.putArray("rewards_config").addObject();
        config.put("id", file.market() + 1).put("asset_address", CatalogueDesk.PUSD);
        config.put("start_date", MarketFile.day(file.listed())).put("end_date", FOR_EVER);
        config.set("rate_per_day", file.rewardsPerDay());
        config.put("total_rewards", 0);
    }

    private static ObjectNode told(MarketFile file) {
        ObjectNode row = Json.object().put("condition_id", file.names().market());
        row.put("question", file.story().question()).put("market_slug", file.story().slug());
        row.put("event_slug", file.story().event().slug()).put("image", "");
        row.set("rewards_max_spread", file.rewardsMaxSpread());
        row.set("rewards_min_size", file.rewardsMinSize());
        row.set("tokens", file.tokens());
        config(row, file);
        return row;
    }

    private JsonNode mine(MarketFile file, WireAccount account, long day, long nowNs) {
        ObjectNode row = told(file);
        List<RewardScore> scores = venue.operator().rewardScores(file.market(), nowNs);
        long competition = 0;
        long share = 0;
        for (RewardScore score : scores) {
            if (score.account() == account.account()) {
                share = (long) Math.rint(score.share() * PERCENT_OF_ONE);
            } else {
                competition += (long) score.qMin();
            }
        }
        row.put("market_competitiveness", competition).put("maker_address", account.makerAddress());
        row.set("earning_percentage", Json.number(share, PERCENT_DECIMALS));
        long earnedE6 = RewardDesk.payouts(venue, account.account(), day, Payout.Kind.REWARD).stream()
                .filter(payout -> payout.market() == file.market())
                .mapToLong(Payout::earnedE6)
                .sum();
        ObjectNode earnings = row.putArray("earnings").addObject().put("asset_address", CatalogueDesk.PUSD);
        earnings.set("earnings", Json.number(earnedE6, DOLLAR_DECIMALS));
        earnings.put("asset_rate", 1);
        return row;
    }
}
