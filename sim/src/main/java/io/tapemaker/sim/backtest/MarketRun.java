package io.tapemaker.sim.backtest;

import io.tapemaker.engine.domain.rewards.Fees;
import io.tapemaker.engine.domain.settings.MarketTerms;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.study.BboRow;
import io.tapemaker.sim.study.PaperOrder;
import io.tapemaker.sim.study.PaperTape;
import io.tapemaker.sim.study.PaperWatch;
import io.tapemaker.sim.study.PaperWorld;
import io.tapemaker.sim.study.PathFeed;
import io.tapemaker.sim.study.PathRule;
import io.tapemaker.sim.study.ShareMeter;
import io.tapemaker.sim.study.StudyMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One market along its path: the engine decides, the model fills, the ledger books, each minute is sampled. */
final class MarketRun {

    private static final long NS_PER_MS = 1_000_000L;
    private static final long TICK_MS = 10_000;
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long DAY_MS = 24 * HOUR_MS;

    /** A market is looked at, and traded in, as long as its last quote is not older. */
    private static final long ON_MS = 300_000;

    private static final long SHARE_ONE_E9 = 1_000_000_000L;
    private static final long CENTS_OF_SAMPLES = 100 * 1_440;
    private static final long CENT_E6 = 10_000;

    private final List<BboRow> rows;
    private final FillModel fillModel;
    private final PaperWatch watch;
    private final StudyMarket market;
    private final MarketTerms terms;
    private final PaperWorld world;
    private final PathFeed feed;
    private final Fees fees = new Fees();
    private final ShareMeter meter = new ShareMeter();
    private final Ledger ledger = new Ledger();
    private final TreeMap<Long, Long> owedE6 = new TreeMap<>();
    private final TreeMap<Long, DayFigures> days = new TreeMap<>();
    private final TreeMap<Long, MarketResult.Hour> hours = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private long lastRowMs = -ON_MS;
    private long nextTickMs;
    private long today = -1;
    private long paidE6;
    private long tradingX2E10;
    private long hourShareE9;
    private long hourMinutes;

    /**
     * @param rows of one market, in the order of time, at least one
     * @param watch told of each order and cancel
     * @param tape given each record
     */
    MarketRun(
            List<BboRow> rows,
            BacktestConfig config,
            FillModel fillModel,
            Supplier<QuotePlanner> planner,
            PaperWatch watch,
            PaperTape tape) {
        this.rows = rows;
        this.watch = watch;
        BboRow first = rows.get(0);
        this.fillModel = fillModel;
        market = new StudyMarket(0, first.slug(), PathRule.tickAfter(TickSize.CENT, first));
        terms = config.terms(first.slug());
        world = new PaperWorld(
                planner.get(), DecisionListener.NONE, fillModel.model().latencyNs(), new Commands(), tape);
        feed = new PathFeed(world, fillModel.model().depth().percent());
        nextTickMs = first.timeMs() / TICK_MS * TICK_MS + TICK_MS;
        dayOf(first.timeMs());
        world.start(config.of(market), first.timeMs() * NS_PER_MS);
    }

    MarketResult run() {
        for (BboRow row : rows) {
            tickUntil(row.timeMs());
            meet(row);
            tell(row);
            feed.show(market, row);
            lastRowMs = row.timeMs();
            long midpointX2E4 = midpointX2E4();
            if (midpointX2E4 != 0) {
                ledger.quote(midpointX2E4, row.timeMs() * NS_PER_MS, dayOf(row.timeMs()));
            }
        }
        tickUntil(lastRowMs + MINUTE_MS);
        closeDay();
        closeHour((nextTickMs - TICK_MS) / HOUR_MS);
        problems.addAll(ledger.problems());
        return new MarketResult(
                market.name(),
                rows.size(),
                days,
                DayFigures.sumOf(days.values()),
                hours,
                world.tape(),
                new MarketResult.Audit(ledger.checks(), problems));
    }

    private void tickUntil(long timeMs) {
        while (nextTickMs <= timeMs) {
            world.tick(Math.max(nextTickMs * NS_PER_MS, world.nowNs()));
            if (nextTickMs % MINUTE_MS == 0) {
                minute(nextTickMs);
            }
            nextTickMs += TICK_MS;
        }
    }

    private void minute(long timeMs) {
        if (timeMs % HOUR_MS == 0) {
            closeHour(timeMs / HOUR_MS - 1);
        }
        DayFigures day = dayOf(timeMs);
        if (timeMs - lastRowMs >= ON_MS) {
            return;
        }
        sample(day);
        reach(day);
        tellOfTakers(timeMs / MINUTE_MS);
    }

    /** The figures of the day; on a new one, yesterday's payments come and the operator looks at the latch. */
    private DayFigures dayOf(long timeMs) {
        long day = timeMs / DAY_MS;
        if (day != today) {
            if (today >= 0) {
                closeDay();
                world.operator(OperatorWord.REARM, "why=a new day", Math.max(timeMs * NS_PER_MS, world.nowNs()));
            }
            today = day;
            days.put(day, new DayFigures());
        }
        return of(day);
    }

    private DayFigures of(long day) {
        DayFigures figures = days.get(day);
        if (figures == null) {
            throw new IllegalStateException("day " + day + " has not begun");
        }
        return figures;
    }

    private void closeDay() {
        DayFigures figures = of(today);
        figures.close();
        figures.inventoryX2E10 = ledger.inventoryX2E10();
        paidE6 += figures.rewardPaidE6 + figures.rebatePaidE6;
    }

    private void closeHour(long hour) {
        tradingX2E10 = 0;
        for (DayFigures day : days.values()) {
            tradingX2E10 += day.tradingX2E10();
        }
        hours.put(hour, new MarketResult.Hour(paidE6, tradingX2E10, ledger.inventoryX2E10(), hourShareE9, hourMinutes));
        hourShareE9 = 0;
        hourMinutes = 0;
    }

    private long midpointX2E4() {
        boolean both = market.bids.count() > 0 && market.asks.count() > 0;
        return both ? market.bids.priceE4(0) + market.asks.priceE4(0) : 0;
    }

    private List<PaperOrder> resting() {
        List<PaperOrder> resting = new ArrayList<>();
        for (PaperOrder order : world.openOrders()) {
            if (order.acceptedNs() <= world.nowNs()) {
                resting.add(order);
            }
        }
        return resting;
    }

    private void sample(DayFigures day) {
        List<PaperOrder> resting = resting();
        meter.clear();
        long capitalX2E10 = ledger.inventoryX2E10();
        for (PaperOrder order : resting) {
            long ageNs = world.nowNs() - order.acceptedNs();
            meter.add(order.slot(), order.side(), order.priceE4(), order.remainingE6(), ageNs);
            capitalX2E10 += order.side() == Side.BUY ? 2 * order.priceE4() * order.remainingE6() : 0;
        }
        long shareE9 = (long) (meter.share(market, terms.rewards()) * SHARE_ONE_E9);
        long centsPerDay = terms.rewards().ratePerDayE6() / CENT_E6;
        day.rewardE9 += shareE9 * centsPerDay / CENTS_OF_SAMPLES;
        day.shareE9 += shareE9;
        day.minutes++;
        day.quotedMinutes += resting.isEmpty() ? 0 : 1;
        day.scoringMinutes += shareE9 > 0 ? 1 : 0;
        day.mostCapitalX2E10 = Math.max(day.mostCapitalX2E10, capitalX2E10);
        hourShareE9 += shareE9;
        hourMinutes++;
    }

    /** Takers who know nothing, for the minute that has passed. */
    private void reach(DayFigures day) {
        if (midpointX2E4() == 0) {
            return;
        }
        for (PaperOrder order : resting()) {
            long aheadE6 =
                    fillModel.aheadE6(order.isBid() ? market.bids : market.asks, order.isBid(), order.firstPriceE4());
            long restedNs = Math.min(MINUTE_MS * NS_PER_MS, world.nowNs() - order.acceptedNs());
            long owed = owedE6.getOrDefault(order.number(), 0L)
                    + fillModel.reachedE6(aheadE6, order.remainingE6(), restedNs);
            long sizeE6 = fillModel.tradedE6(owed, order.remainingE6());
            owedE6.put(order.number(), owed - sizeE6);
            fill(order, sizeE6, day);
        }
    }

    /** What the next quote says of the time before it. */
    private void meet(BboRow row) {
        long timeNs = Math.max(row.timeMs() * NS_PER_MS, world.nowNs());
        world.until(timeNs);
        DayFigures day = dayOf(row.timeMs());
        for (PaperOrder order : resting()) {
            long sizeE6 = fillModel.passedE6(
                    order.isBid(), order.firstPriceE4(), order.remainingE6(), row.bidE4(), row.askE4());
            day.passedFills += sizeE6 > 0 ? 1 : 0;
            fill(order, sizeE6, day);
        }
        requireMet(row);
        owedE6.keySet()
                .retainAll(world.openOrders().stream().map(PaperOrder::number).toList());
    }

    /** The public hears of the trades that made the others' best go, as the model has them. */
    private void tell(BboRow row) {
        if (midpointX2E4() == 0) {
            return;
        }
        tell(Side.SELL, market.bids.priceE4(0), market.bids.sizeE6(0), row);
        tell(Side.BUY, market.asks.priceE4(0), market.asks.sizeE6(0), row);
    }

    private void tell(Side taker, long priceE4, long sizeE6, BboRow row) {
        long tradedE6 = fillModel.passedE6(taker == Side.SELL, priceE4, sizeE6, row.bidE4(), row.askE4());
        if (tradedE6 > 0) {
            feed.trade(market, taker, priceE4, tradedE6);
        }
    }

    /** And of those who know nothing, sellers and buyers in turn. */
    private void tellOfTakers(long minute) {
        long every = fillModel.minutesBetweenTakers();
        boolean isSell = minute % every == 0;
        boolean isBuy = minute % every == every / 2;
        if (midpointX2E4() != 0 && (isSell || isBuy)) {
            long priceE4 = isSell ? market.bids.priceE4(0) : market.asks.priceE4(0);
            feed.trade(market, isSell ? Side.SELL : Side.BUY, priceE4, fillModel.meanTakerE6());
            feed.quiet();
        }
    }

    /** Whatever the model says: nobody rests where others would trade with them. */
    private void requireMet(BboRow row) {
        for (PaperOrder order : resting()) {
            long priceE4 = order.firstPriceE4();
            boolean isMet = order.isBid() ? row.askE4() != 0 && row.askE4() <= priceE4 : row.bidE4() >= priceE4;
            boolean canTrade = order.side() == Side.BUY || ledger.tokensE6(order.slot()) > 0;
            if (isMet && canTrade) {
                problems.add("order " + order.number() + " was met at " + row.timeMs() + " and rests");
            }
        }
    }

    private void fill(PaperOrder order, long wantedE6, DayFigures day) {
        // While a sale is renewed two of them stand for the same tokens; the venue lets nobody sell what is not there.
        long sizeE6 = order.side() == Side.BUY ? wantedE6 : Math.min(wantedE6, ledger.tokensE6(order.slot()));
        if (sizeE6 == 0) {
            return;
        }
        world.fill(order, sizeE6, world.nowNs());
        ledger.fill(order, sizeE6, world.nowNs(), day);
        day.rebateE6 += fees.makerRebateE6(terms.fees(), order.priceE4(), sizeE6);
    }

    private final class Commands implements PaperWatch {

        @Override
        public void onPlace(PaperOrder order, long nowNs) {
            dayOf(nowNs);
            watch.onPlace(order, nowNs);
        }

        @Override
        public void onCancel(PaperOrder order, long nowNs) {
            dayOf(nowNs);
            watch.onCancel(order, nowNs);
        }

        private void dayOf(long nowNs) {
            // A command's day has begun, since every event of it comes behind a tick of the loop.
            of(Math.min(nowNs / NS_PER_MS / DAY_MS, today)).edits++;
        }
    }
}
