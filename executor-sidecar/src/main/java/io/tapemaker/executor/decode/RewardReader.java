package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueAnswer.Earning;
import io.tapemaker.executor.domain.venue.VenueAnswer.RewardShare;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.ConditionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was earned, and what is being earned. One row that cannot be read makes the whole unreadable. */
final class RewardReader {

    private static final int DECIMALS = 6;
    private static final long HUNDRED_PERCENT_E6 = 100_000_000L;

    private RewardReader() {}

    static VenueAnswer page(VenueRequest.Rewards asked, Json body) throws Unreadable {
        Fields fields = Fields.of(body);
        List<Earning> earnings = new ArrayList<>();
        for (Json row : fields.items("data")) {
            earnings.add(earning(asked.day(), Fields.of(row)));
        }
        return new VenueAnswer.Rewards(earnings, AnswerReader.nextCursor(asked.cursor(), fields));
    }

    private static Earning earning(String day, Fields row) throws Unreadable {
        // Some write the day alone, some its first second.
        if (!row.text("date").startsWith(day)) {
            throw new Unreadable("the rewards of another day");
        }
        return new Earning(
                row.condition("condition_id"),
                address(row.text("asset_address")),
                row.roundedDown("earnings", DECIMALS),
                row.roundedDown("asset_rate", DECIMALS));
    }

    private static Address address(String text) throws Unreadable {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("asset_address is no address");
        }
    }

    static VenueAnswer shares(Json body) throws Unreadable {
        Fields fields = Fields.of(body);
        List<RewardShare> shares = new ArrayList<>();
        for (Map.Entry<String, Json> entry : fields.entries()) {
            ConditionId market = new ConditionId(Fields.hash(entry.getKey(), "a market's id"));
            long percentE6 = fields.roundedDown(entry.getKey(), DECIMALS);
            if (percentE6 > HUNDRED_PERCENT_E6) {
                throw new Unreadable("more than a hundred percent");
            }
            shares.add(new RewardShare(market, percentE6));
        }
        return new VenueAnswer.RewardShares(shares);
    }
}
