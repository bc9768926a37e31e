package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.orders.MarketOrders;
import io.tapemaker.engine.domain.orders.OwnOrder;
import io.tapemaker.engine.domain.position.Direction;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.rewards.CompetitionEstimate;
import io.tapemaker.engine.domain.rewards.MakerScore;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.rewards.Scoring;

/** Scores our live orders once a minute, as the venue does, and books what that should earn. */
final class RewardSampler {

    private final MakerScore own = new MakerScore();
    private final CompetitionEstimate competition = new CompetitionEstimate();
    private final OthersView others;
    private final InForce inForce;

    RewardSampler(InForce inForce, OthersView others) {
        this.inForce = inForce;
        this.others = others;
    }

    /** Takes the sample of this minute if there is none yet. */
    void onTick(Market market, MarketDesk desk, long nowNs) {
        if (desk.rewards.advance(nowNs)) {
            desk.bookedRewardE6 = 0;
        }
        OrderBook first = market.book(0);
        if (first == null || !market.inSync() || !desk.rewards.isSampleDue(nowNs)) {
            return;
        }
        RewardTerms terms = desk.terms.rewards();
        MarketOrders orders = inForce.state().orders.of(market.index());
        others.look(first, market.index());
        long midpointX2E4 = midpointX2E4(orders, terms);
        own.start(midpointX2E4, terms);
        for (int i = 0; i < orders.count(); i++) {
            OwnOrder order = orders.get(i);
            if (order.acceptedAtNs() != 0) {
                own.add(
                        DesiredQuotes.slot(order.place()),
                        DesiredQuotes.side(order.place()),
                        order.priceE4(),
                        order.remainingE6(),
                        nowNs - order.acceptedAtNs());
            }
        }
        competition.estimate(others.bids, others.asks, midpointX2E4, terms);
        desk.rewards.onSample(nowNs, own.qMin(), competition.upper(), competition.nominalLower(), terms.ratePerDayE6());
        long earnedE6 = desk.rewards.expectedTodayE6();
        desk.budget.earned(earnedE6 - desk.bookedRewardE6, nowNs);
        desk.bookedRewardE6 = earnedE6;
    }

    /** Twice the adjusted midpoint of the others' book with our orders in it; 0 if a side of theirs has none. */
    private long midpointX2E4(MarketOrders orders, RewardTerms terms) {
        long bidE4 = Scoring.adjustedBestE4(others.bids, terms.minSizeE6());
        long askE4 = Scoring.adjustedBestE4(others.asks, terms.minSizeE6());
        if (bidE4 == 0 || askE4 == 0) {
            return 0;
        }
        for (int i = 0; i < orders.count(); i++) {
            OwnOrder order = orders.get(i);
            if (order.acceptedAtNs() != 0 && order.remainingE6() >= terms.minSizeE6()) {
                long priceE4 = Direction.firstTokenPriceE4(order.place(), order.priceE4());
                if (order.direction() == Direction.UP) {
                    bidE4 = Math.max(bidE4, priceE4);
                } else {
                    askE4 = Math.min(askE4, priceE4);
                }
            }
        }
        return bidE4 + askE4;
    }
}
