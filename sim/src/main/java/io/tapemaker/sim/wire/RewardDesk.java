package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.Payout;
import io.tapemaker.sim.venue.RewardScore;
import io.tapemaker.sim.venue.SimVenue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an account earned. */
final class RewardDesk {

    private static final int DOLLAR_DECIMALS = 6;
    private static final int PERCENT_DECIMALS = 4;
    private static final double PERCENT_OF_ONE = 1_000_000;

    private final SimVenue venue;
    private final MarketIndex index;

    RewardDesk(SimVenue venue, MarketIndex index) {
        this.venue = venue;
        this.index = index;
    }

    /** GET /rewards/user: a row for each market in which something was earned on the day. */
    WireAnswer earnings(WireRequest request, WireAccount account) {
        List<Payout> earned = earned(request, account);
        if (earned == null) {
            return WireAnswer.error(400, "Invalid date");
        }
        List<JsonNode> rows = new ArrayList<>();
        for (Payout payout : earned) {
            ObjectNode row = Json.object().put("date", String.valueOf(request.parameter("date")));
            row.put("condition_id", index.names(payout.market()).market());
            rows.add(finish(row, account, payout.earnedE6()));
        }
        return WireAnswer.ok(ListDesk.envelope(rows, venue.rules().limits().page(), Page.END));
    }

    /** GET /rewards/user/total. */
    WireAnswer total(WireRequest request, WireAccount account) {
        List<Payout> earned = earned(request, account);
        if (earned == null) {
            return WireAnswer.error(400, "Invalid date");
        }
        ArrayNode rows = Json.array();
        long sumE6 = 0;
        for (Payout payout : earned) {
            sumE6 += payout.earnedE6();
        }
        if (!earned.isEmpty()) {
            rows.add(finish(Json.object().put("date", String.valueOf(request.parameter("date"))), account, sumE6));
        }
        return WireAnswer.ok(rows);
    }

    private static ObjectNode finish(ObjectNode row, WireAccount account, long earnedE6) {
        row.put("asset_address", CatalogueDesk.PUSD).put("maker_address", account.makerAddress());
        row.set("earnings", Json.number(earnedE6, DOLLAR_DECIMALS));
        return row.put("asset_rate", 1);
    }

    private @Nullable List<Payout> earned(WireRequest request, WireAccount account) {
        venue.advance(request.nowNs());
        Long day = day(request);
        return day == null ? null : payouts(venue, account.account(), day, Payout.Kind.REWARD);
    }

    /** The UTC day that a request names, null if it names none. */
    static @Nullable Long day(WireRequest request) {
        String date = request.parameter("date");
        try {
            return date == null ? null : LocalDate.parse(date).toEpochDay();
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    /** What an account earned on a day. */
    static List<Payout> payouts(SimVenue venue, int account, long day, Payout.Kind kind) {
        return venue.operator().payouts().stream()
                .filter(payout -> payout.utcDay() == day && payout.account() == account && payout.kind() == kind)
                .toList();
    }

    /** GET /rewards/user/percentages: the share in each market at this moment. */
    WireAnswer percentages(WireRequest request, WireAccount account) {
        venue.advance(request.nowNs());
        ObjectNode body = Json.object();
        for (int market = 0; market < venue.markets(); market++) {
            if (venue.marketState(market) != MarketState.OPEN) {
                continue;
            }
            for (RewardScore score : venue.operator().rewardScores(market, request.nowNs())) {
                if (score.account() == account.account()) {
                    long percent = (long) Math.rint(score.share() * PERCENT_OF_ONE);
                    body.set(index.names(market).market(), Json.number(percent, PERCENT_DECIMALS));
                }
            }
        }
        return WireAnswer.ok(body);
    }
}
