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

    /** Sums of shares since the day began: ours and everybody's, by market. */
    private final double[] ours;

    private final double[] all;
    private final long[] rebateE6;
    private long roundings;
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
        this.ours = new double[markets];
        this.all = new double[markets];
        this.rebateE6 = new long[markets];
    }

    /** The venue is about to take the sample of this minute. */
    void onSample() {
        long nowNs = around.scheduler().nowNs();
        venue.advance(nowNs);
        for (int market = 0; market < ours.length; market++) {
            if (venue.marketState(market) == MarketState.OPEN) {
                sample(market, nowNs);
            }
        }
    }

    private void sample(int market, long nowNs) {
        TreeMap<Integer, Double> shares = shares(market, nowNs);
        List<RewardScore> told = venue.operator().rewardScores(market, nowNs);
        double most = 0;
        for (RewardScore score : told) {
            most = Math.max(most, Math.abs(score.share() - shares.getOrDefault(score.account(), 0.0)));
        }
        double apart = most;
        around.checks()
                .require(
                        Invariant.REWARDS_ARE_AS_PREDICTED,
                        told.size() == shares.size() && apart <= SAME,
                        () -> "shares of a sample in market " + market + " are " + told + ", and must be " + shares);
        ours[market] += shares.getOrDefault(account, 0.0);
        all[market] += shares.values().stream().mapToDouble(share -> share).sum();
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
            Page<OrderView> page =
                    venue.openOrders(maker, RowFilter.market(market), cursor, nowNs).body();
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
        double[] paid = new double[ours.length];
        double[] weight = new double[ours.length];
        double[] weights = new double[ours.length];
        for (TradeView trade : minedTrades(nowNs)) {
            int market = trade.taker().token().market();
            paid[market] += trade.taker().feeE6();
            for (TradeView.Maker maker : trade.makers()) {
                double price = (double) maker.priceE4() / Price.ONE_E4;
                double part = maker.sizeE6() * price * (1 - price) * fees.rateE6() / 1e6;
                weights[market] += part;
                weight[market] += maker.account() == account ? part : 0;
                roundings++;
            }
        }
        for (int market = 0; market < ours.length; market++) {
            double pool = paid[market] * fees.rebateShareE4() / FeeTerms.ONE_E4;
            rebateE6[market] = weights[market] == 0 ? 0 : (long) (pool * weight[market] / weights[market]);
        }
    }

    /** Each trade once that has been mined and has cost its taker a fee. */
    private List<TradeView> minedTrades(long nowNs) {
        List<TradeView> trades = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (int maker = 0; maker < venue.operator().accounts(); maker++) {
            String cursor = Page.FIRST;
            while (!cursor.equals(Page.END)) {
                Page<TradeView> page =
                        venue.trades(maker, RowFilter.ALL, cursor, nowNs).body();
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

    /** What pay days have brought since the last call, each amount checked. */
    long takePaidE6() {
        List<Payout> payouts = venue.operator().payouts();
        long sumE6 = 0;
        boolean any = false;
        long[][] toldE6 = new long[Payout.Kind.values().length][ours.length];
        for (; payoutsSeen < payouts.size(); payoutsSeen++) {
            Payout payout = payouts.get(payoutsSeen);
            any = true;
            if (payout.account() == account) {
                toldE6[payout.kind().ordinal()][payout.market()] += payout.paidE6();
                sumE6 += payout.paidE6();
            }
        }
        for (int market = 0; any && market < ours.length; market++) {
            double part = all[market] == 0 ? 0 : ours[market] / all[market];
            require(Payout.Kind.REWARD, market, (long) (part * rewards.ratePerDayE6()), toldE6);
            require(Payout.Kind.REBATE, market, rebateE6[market], toldE6);
            ours[market] = 0;
            all[market] = 0;
        }
        return sumE6;
    }

    /** Less than a dollar is not paid; what rounding leaves open may be on either side of it. */
    private void require(Payout.Kind kind, int market, long earnedE6, long[][] toldE6) {
        long paidE6 = toldE6[kind.ordinal()][market];
        long slackE6 = 2 + (kind == Payout.Kind.REBATE ? roundings : 0);
        boolean same = Math.abs(paidE6 - earnedE6) <= slackE6 && paidE6 >= LEAST_PAID_E6
                || paidE6 == 0 && earnedE6 < LEAST_PAID_E6 + slackE6;
        around.checks()
                .require(
                        Invariant.REWARDS_ARE_AS_PREDICTED,
                        same,
                        () -> kind + " of market " + market + ": paid " + paidE6 + ", earned " + earnedE6);
    }
}
