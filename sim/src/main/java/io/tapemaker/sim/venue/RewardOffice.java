package io.tapemaker.sim.venue;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.engine.domain.rewards.MakerScore;
import io.tapemaker.engine.domain.rewards.RewardDay;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.rewards.Scoring;
import io.tapemaker.sim.frames.BookSide;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Samples what the resting orders score and pays for it at the end of the UTC day. The formula is the engine's; that it
 * is the venue's as well is shown by golden vectors, not by the two agreeing.
 */
final class RewardOffice {

    /** Shares are summed as whole numbers, so that the order of adding does not matter. */
    private static final long SHARE_ONE_E12 = 1_000_000_000_000L;

    private static final long NO_MINUTE = -1;

    private final Floor floor;
    private final Payroll payroll;
    private final MakerScore score = new MakerScore();
    private final LevelArray bids = new LevelArray();
    private final LevelArray asks = new LevelArray();

    /** Market to account to sum of shares since the day began. */
    private final TreeMap<Integer, TreeMap<Integer, Long>> sumsE12 = new TreeMap<>();

    private long lastMinute = NO_MINUTE;

    RewardOffice(Floor floor, Payroll payroll) {
        this.floor = floor;
        this.payroll = payroll;
    }

    /** Takes the sample of this minute in all markets; false if the minute has one. */
    boolean sample(long nowNs) {
        long minute = Math.floorDiv(nowNs, RewardDay.NS_PER_MINUTE);
        if (minute == lastMinute) {
            return false;
        }
        lastMinute = minute;
        for (MarketRoom room : floor.rooms()) {
            if (room.state() == MarketState.OPEN && room.rewards().ratePerDayE6() > 0) {
                TreeMap<Integer, Long> sums = sumsE12.computeIfAbsent(room.index(), index -> new TreeMap<>());
                for (RewardScore scored : scores(room, nowNs)) {
                    sums.merge(scored.account(), (long) (scored.share() * SHARE_ONE_E12), Math::addExact);
                }
            }
        }
        return true;
    }

    /** What everybody scores in a market now, by account; who scores nothing is left out. */
    List<RewardScore> scores(MarketRoom room, long nowNs) {
        long midpointX2E4 = midpointX2E4(room);
        List<RewardScore> scores = new ArrayList<>();
        double all = 0;
        for (Account account : floor.accounts()) {
            score.start(midpointX2E4, room.rewards());
            for (VenueOrder order : account.open()) {
                add(order, room, nowNs);
            }
            if (score.qOne() > 0 || score.qTwo() > 0) {
                scores.add(new RewardScore(account.index(), score.qOne(), score.qTwo(), score.qMin(), 0));
                all += score.qMin();
            }
        }
        List<RewardScore> shared = new ArrayList<>();
        for (RewardScore own : scores) {
            double share = all == 0 ? 0 : own.qMin() / all;
            shared.add(new RewardScore(own.account(), own.qOne(), own.qTwo(), own.qMin(), share));
        }
        return shared;
    }

    /** Whether the order by itself scores now. */
    boolean isScoring(VenueOrder order, long nowNs) {
        MarketRoom room = floor.room(order);
        if (room.state() != MarketState.OPEN) {
            return false;
        }
        score.start(midpointX2E4(room), room.rewards());
        add(order, room, nowNs);
        return score.qOne() > 0 || score.qTwo() > 0;
    }

    private void add(VenueOrder order, MarketRoom room, long nowNs) {
        if (order.status() == OrderStatus.LIVE && order.token().market() == room.index()) {
            score.add(
                    order.token().slot(),
                    order.side(),
                    order.priceE4(),
                    order.remainingE6(),
                    nowNs - order.restingSinceNs());
        }
    }

    private long midpointX2E4(MarketRoom room) {
        RewardTerms terms = room.rewards();
        BookSide bidSide = room.board().book().side(true);
        BookSide askSide = room.board().book().side(false);
        bids.clear();
        asks.clear();
        for (int i = bidSide.count() - 1; i >= 0; i--) {
            bids.add(bidSide.priceE4(i), bidSide.sizeE6(i));
        }
        for (int i = 0; i < askSide.count(); i++) {
            asks.add(askSide.priceE4(i), askSide.sizeE6(i));
        }
        return Scoring.adjustedMidpointX2E4(bids, asks, terms.minSizeE6());
    }

    /** Pays everybody's part of each market's pool out of the sponsors' pockets, and begins a new day. */
    void endDay(long utcDay) {
        List<Payout> earned = new ArrayList<>();
        sumsE12.forEach((market, sums) -> {
            long allE12 = sums.values().stream().mapToLong(Long::longValue).sum();
            long rateE6 = floor.room(market).rewards().ratePerDayE6();
            sums.forEach((account, sumE12) -> {
                if (sumE12 > 0) {
                    long amountE6 = Payroll.partE6(rateE6, sumE12, allE12);
                    earned.add(new Payout(utcDay, market, account, Payout.Kind.REWARD, amountE6, 0));
                }
            });
        });
        for (Payout payout : payroll.pay(earned, floor.rules().rewardMinimumPerMarket())) {
            floor.ledger().bringIn(payout.account(), payout.paidE6());
        }
        sumsE12.clear();
    }
}
