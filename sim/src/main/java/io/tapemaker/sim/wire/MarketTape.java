package io.tapemaker.sim.wire;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.frames.MarketBook;
import io.tapemaker.sim.venue.MarketEvent;
import io.tapemaker.sim.venue.SimVenue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happened in the markets so far, as the venue remembers it for the public: trades, prices, outcomes. */
final class MarketTape {

    /** A week of minutes. */
    private static final int KEPT_MINUTES = 7 * 24 * 60;

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE_S = 60;

    private final MarketIndex index;
    private final TreeMap<Integer, LastTrade> trades = new TreeMap<>();
    private final TreeMap<Integer, Boolean> outcomes = new TreeMap<>();
    private final TreeMap<Integer, ArrayDeque<Point>> points = new TreeMap<>();
    private long sampledMinute = Long.MIN_VALUE;

    MarketTape(MarketIndex index) {
        this.index = index;
    }

    /**
     * The last trade of a market.
     *
     * @param priceE4 of the first token
     * @param side the taker's
     */
    record LastTrade(long priceE4, boolean takerOnYes, Side side) {

        long priceE4(boolean yesToken) {
            return yesToken ? priceE4 : Price.complement(priceE4);
        }
    }

    /**
     * The midpoint at one time.
     *
     * @param yesX2E4 of the first token, doubled
     */
    record Point(long seconds, long yesX2E4) {}

    void heard(MarketEvent event) {
        Integer market = index.market(event.board().names().market());
        if (market == null) {
            return;
        }
        if (event instanceof MarketEvent.TradePrinted printed) {
            boolean onYes = printed.trade().takerOnYes();
            Side side = printed.trade().takerBuys() ? Side.BUY : Side.SELL;
            trades.put(market, new LastTrade(printed.trade().priceE4(), onYes, side));
        } else if (event instanceof MarketEvent.Resolved resolved) {
            outcomes.put(market, resolved.yesWins());
        }
    }

    /** Writes prices down once a minute. */
    void sample(SimVenue venue, long nowNs) {
        long seconds = nowNs / SECOND;
        if (seconds / MINUTE_S == sampledMinute) {
            return;
        }
        sampledMinute = seconds / MINUTE_S;
        for (int market = 0; market < venue.markets(); market++) {
            ArrayDeque<Point> kept = points.computeIfAbsent(market, none -> new ArrayDeque<>());
            kept.add(new Point(seconds, midX2E4(venue, market)));
            if (kept.size() > KEPT_MINUTES) {
                kept.remove();
            }
        }
    }

    static long midX2E4(SimVenue venue, int market) {
        MarketBook book = venue.board(market).book();
        return book.bestBidE4() + book.bestAskE4();
    }

    /** Prices of a market from a time on, the oldest first, and that of now. */
    List<Point> since(SimVenue venue, int market, long fromS, long nowNs) {
        List<Point> found = new ArrayList<>();
        for (Point point : points.getOrDefault(market, new ArrayDeque<>())) {
            if (point.seconds() >= fromS) {
                found.add(point);
            }
        }
        found.add(new Point(nowNs / SECOND, midX2E4(venue, market)));
        return found;
    }

    /** Null before the first trade. */
    @Nullable
    LastTrade lastTrade(int market) {
        return trades.get(market);
    }

    /** Whether the first outcome came true, null as long as nothing is known. */
    @Nullable
    Boolean yesWon(int market) {
        return outcomes.get(market);
    }
}
