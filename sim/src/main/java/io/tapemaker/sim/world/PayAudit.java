package io.tapemaker.sim.world;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.OrderStatus;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.Payout;
import io.tapemaker.sim.venue.RewardScore;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.TradeView;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Predicts what everybody scores in a sample, from everybody's orders and by the published formula in arithmetic of its
 * own, and what our account is paid for its scores and its fills when the day ends.
 */
final class PayAudit {

    private static final double SAME = 1e-9;
    private static final long LEAST_PAID_E6 = 1_000_000L;

    private final Surroundings around;
    private final SimVenue venue;
    private final int account;
    private final RewardTerms rewards;
    private final FeeTerms fees;

    /** Everybody's shares since the day began, and what their fills earn, by market and account. */
    private final List<TreeMap<Integer, Double>> shares = new ArrayList<>();

    private final List<TreeMap<Integer, Double>> rebatesE6 = new ArrayList<>();
    private long roundings;

    /** When the day ends, 0 while that is not near, or paid for. */
    private long dayEndsNs;

    private int payoutsSeen;

    /** One maker's two sides in a sample. */
    private static final class Sides {
        double up;
        double down;
    }

    PayAudit(Surroundings around, SimVenue venue, int account, int markets) {
        this.around = around;
        this.venue = venue;
        this.account = account;
        this.rewards = WorldMarkets.REWARDS;
        this.fees = WorldMarkets.FEES;
        for (int market = 0; market < markets; market++) {
            shares.add(new TreeMap<>());
            rebatesE6.add(new TreeMap<>());
        }
    }

    /** The venue is about to take the sample of this minute. */
    void onSample() {
        long nowNs = around.scheduler().nowNs();
        venue.advance(nowNs);
        for (int market = 0; market < shares.size(); market++) {
            if (venue.marketState(market) == MarketState.OPEN) {
                sample(market, nowNs);
            }
        }
    }

    private void sample(int market, long nowNs) {
        TreeMap<Integer, Double> wanted = shares(market, nowNs);
        List<RewardScore> told = venue.operator().rewardScores(market, nowNs);
        double most = 0;
        for (RewardScore score : told) {
            most = Math.max(most, Math.abs(score.share() - wanted.getOrDefault(score.account(), 0.0)));
        }
        double apart = most;
        around.checks()
                .require(
                        Invariant.REWARDS_ARE_AS_PREDICTED,
                        told.size() == wanted.size() && apart <= SAME,
                        () -> "shares of a sample in market " + market + " are " + told + ", and must be " + wanted);
        wanted.forEach((maker, share) -> shares.get(market).merge(maker, share, Double::sum));
    }

    private TreeMap<Integer, Double> shares(int market, long nowNs) {
        TreeMap<Integer, List<OrderView>> orders = new TreeMap<>();
        TreeMap<Long, Long> bids = new TreeMap<>();
        TreeMap<Long, Long> asks = new TreeMap<>();
        for (int maker = 0; maker < venue.operator().accounts(); maker++) {
            List<OrderView> of = open(maker, market, nowNs);
            orders.put(maker, of);
            for (OrderView order : of) {
                (isUp(order) ? bids : asks).merge(yesPriceE4(order), leftE6(order), Math::addExact);
            }
        }
        bids.values().removeIf(sizeE6 -> sizeE6 < rewards.minSizeE6());
        asks.values().removeIf(sizeE6 -> sizeE6 < rewards.minSizeE6());
        TreeMap<Integer, Double> scores = new TreeMap<>();
        if (bids.isEmpty() || asks.isEmpty()) {
            return scores;
        }
        double middle = (bids.lastKey() + asks.firstKey()) / 2.0 / Price.ONE_E4;
        orders.forEach((maker, of) -> {
            Sides sides = sides(of, middle, nowNs);
            if (sides.up > 0 || sides.down > 0) {
                scores.put(maker, together(sides, middle));
            }
        });
        double sum = scores.values().stream().mapToDouble(score -> score).sum();
        scores.replaceAll((maker, score) -> sum == 0 ? 0 : score / sum);
        return scores;
    }

    private Sides sides(List<OrderView> orders, double middle, long nowNs) {
        Sides sides = new Sides();
        double band = (double) rewards.maxSpreadE4() / Price.ONE_E4;
        for (OrderView order : orders) {
            double away = Math.abs((double) yesPriceE4(order) / Price.ONE_E4 - middle);
            boolean scores = leftE6(order) >= rewards.minSizeE6()
                    && nowNs - order.createdNs() >= rewards.minAgeNs()
                    && away < band - 1e-12;
            if (scores) {
                double score = (1 - away / band) * (1 - away / band) * leftE6(order) / 1e6;
                sides.up += isUp(order) ? score : 0;
                sides.down += isUp(order) ? 0 : score;
            }
        }
        return sides;
    }

    /** Both sides count as the smaller of them; from 10 to 90 cents one alone counts for a third. */
    private static double together(Sides sides, double middle) {
        double least = Math.min(sides.up, sides.down);
        boolean mayBeAlone = middle >= 0.1 && middle <= 0.9;
        return mayBeAlone ? Math.max(least, Math.max(sides.up, sides.down) / 3) : least;
    }

    private List<OrderView> open(int maker, int market, long nowNs) {
        List<OrderView> open = new ArrayList<>();
        String cursor = Page.FIRST;
        while (!cursor.equals(Page.END)) {
            Page<OrderView> page = venue.openOrders(maker, RowFilter.market(market), cursor, nowNs)
                    .body();
            page.data().stream()
                    .filter(order -> order.status() == OrderStatus.LIVE)
                    .forEach(open::add);
            cursor = page.nextCursor();
        }
        return open;
    }

    private static boolean isUp(OrderView order) {
        return order.request().token().isYes() == (order.request().side() == Side.BUY);
    }

    private static long yesPriceE4(OrderView order) {
        long priceE4 = order.request().priceE4();
        return order.request().token().isYes() ? priceE4 : Price.complement(priceE4);
    }

    private static long leftE6(OrderView order) {
        return order.request().sizeE6() - order.matchedE6();
    }

    /** The last moment of the UTC day: what our fills earn is what they are by now. */
    void beforeDayEnds() {
        long nowNs = around.scheduler().nowNs();
        venue.advance(nowNs);
        dayEndsNs = nowNs + 1;
        for (int market = 0; market < rebatesE6.size(); market++) {
            TreeMap<Integer, Double> weights = rebatesE6.get(market);
            weights.clear();
            double paid = 0;
            for (TradeView trade : minedTrades(market, nowNs)) {
                paid += trade.taker().feeE6();
                for (TradeView.Maker maker : trade.makers()) {
                    double price = (double) maker.priceE4() / Price.ONE_E4;
                    double part = maker.sizeE6() * price * (1 - price) * fees.rateE6() / 1e6;
                    weights.merge(maker.account(), part, Double::sum);
                    roundings++;
                }
            }
            double pool = paid * fees.rebateShareE4() / FeeTerms.ONE_E4;
            double sum = sum(weights);
            weights.replaceAll((maker, weight) -> sum == 0 ? 0 : pool * weight / sum);
        }
    }

    private static double sum(TreeMap<Integer, Double> of) {
        return of.values().stream().mapToDouble(each -> each).sum();
    }

    /** Each trade of a market once that has been mined and has cost its taker a fee. */
    private List<TradeView> minedTrades(int market, long nowNs) {
        List<TradeView> trades = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (int maker = 0; maker < venue.operator().accounts(); maker++) {
            String cursor = Page.FIRST;
            while (!cursor.equals(Page.END)) {
                Page<TradeView> page = venue.trades(maker, RowFilter.market(market), cursor, nowNs)
                        .body();
                for (TradeView trade : page.data()) {
                    boolean mined = trade.status() == TradeStatus.MINED || trade.status() == TradeStatus.CONFIRMED;
                    if (mined && trade.taker().feeE6() > 0 && seen.add(trade.id())) {
                        trades.add(trade);
                    }
                }
                cursor = page.nextCursor();
            }
        }
        return trades;
    }

    /** What pay days have brought us since the last call, everybody's amounts checked. */
    long takePaidE6() {
        List<Payout> payouts = venue.operator().payouts();
        TreeMap<String, Long> told = new TreeMap<>();
        long oursE6 = 0;
        for (; payoutsSeen < payouts.size(); payoutsSeen++) {
            Payout payout = payouts.get(payoutsSeen);
            told.merge(name(payout.kind(), payout.market(), payout.account()), payout.paidE6(), Math::addExact);
            oursE6 += payout.account() == account ? payout.paidE6() : 0;
        }
        if (dayEndsNs != 0 && around.scheduler().nowNs() >= dayEndsNs) {
            dayEndsNs = 0;
            for (int market = 0; market < shares.size(); market++) {
                int of = market;
                double all = sum(shares.get(market));
                shares.get(market)
                        .forEach((maker, share) -> require(
                                name(Payout.Kind.REWARD, of, maker),
                                all == 0 ? 0 : (long) (share / all * rewards.ratePerDayE6()),
                                told));
                rebatesE6
                        .get(market)
                        .forEach((maker, earned) ->
                                require(name(Payout.Kind.REBATE, of, maker), earned.longValue(), told));
                shares.get(market).clear();
            }
        }
        return oursE6;
    }

    private static String name(Payout.Kind kind, int market, int account) {
        return kind + " of account " + account + " in market " + market;
    }

    /** Less than a dollar is not paid; what rounding leaves open may be on either side of it. */
    private void require(String what, long earnedE6, TreeMap<String, Long> told) {
        long paidE6 = told.getOrDefault(what, 0L);
        long slackE6 = 2 + roundings;
        boolean same = Math.abs(paidE6 - earnedE6) <= slackE6 && paidE6 >= LEAST_PAID_E6
                || paidE6 == 0 && earnedE6 < LEAST_PAID_E6 + slackE6;
        around.checks()
                .require(
                        Invariant.REWARDS_ARE_AS_PREDICTED,
                        same,
                        () -> what + ": paid " + paidE6 + ", earned " + earnedE6);
    }
}
