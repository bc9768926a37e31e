package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Fetches the trades that the stream may have lost, and does then what must not be done without them. Whoever asks
 * while a fetch is under way waits for the next: that one began too early.
 */
final class TradeFetch {

    /** A page may lag behind a trade. */
    private static final long BACK_S = 120;

    private static final long OPEN_FOR_AT_MOST_S = 3_600;
    private static final long NEVER = Long.MAX_VALUE;

    private final Kernel kernel;
    private final TradeDesk trades;
    private List<Runnable> now = new ArrayList<>();
    private List<Runnable> next = new ArrayList<>();
    private long lastTag;
    private boolean going;
    private boolean again;

    /**
     * The venue's time before which nothing was ours, and of the newest trade of a whole fetch: never our own clock.
     */
    private long floorS = -1;

    private long newestS = -1;
    private long completeS = -1;
    private long afterS;
    private long retryAtNs = NEVER;

    TradeFetch(Kernel kernel, TradeDesk trades) {
        this.kernel = kernel;
        this.trades = trades;
    }

    /** What was matched before this may not be shown again by any fetch; Unix seconds of the venue. */
    long shownSinceS() {
        return floorS < 0 ? 0 : Math.max(floorS, completeS - OPEN_FOR_AT_MOST_S);
    }

    /** Fetches, and then does this. */
    void then(Runnable what) {
        next.add(what);
        fetch();
    }

    /** Fetches. */
    void fetch() {
        if (going) {
            again = true;
        } else {
            begin();
        }
    }

    private void begin() {
        going = true;
        again = false;
        now = next;
        next = new ArrayList<>();
        first();
    }

    private void first() {
        newestS = completeS;
        if (floorS < 0) {
            VenueRequest time = new VenueRequest.Ask(VenueRequest.Question.TIME);
            lastTag = kernel.ask(time, Flight.Purpose.TRADES, null).tag();
            return;
        }
        long sinceS = completeS - BACK_S;
        Long oldest = trades.oldestOpenS();
        if (oldest != null) {
            sinceS = Math.min(sinceS, Math.max(oldest - 1, completeS - OPEN_FOR_AT_MOST_S));
        }
        afterS = Math.max(floorS, sinceS);
        page(VenueRequest.FIRST_PAGE);
    }

    private void page(String cursor) {
        lastTag = kernel.ask(new VenueRequest.Trades(afterS, cursor), Flight.Purpose.TRADES, null)
                .tag();
    }

    void answered(Flight flight, VenueAnswer answer) {
        if (flight.tag() != lastTag || !going) {
            return;
        }
        if (answer instanceof VenueAnswer.Time time) {
            floorS = Math.max(0, time.seconds() - 1);
            completeS = floorS;
            trades.oursSince(floorS);
            first();
        } else if (answer instanceof VenueAnswer.Trades page) {
            book(page);
            if (page.nextCursor() == null) {
                complete();
            } else {
                page(page.nextCursor());
            }
        } else if (answer instanceof VenueAnswer.Unknown) {
            retryAtNs = kernel.againNs(flight);
            tick();
        } else {
            retryAtNs = kernel.nowNs() + Kernel.SECOND_NS;
        }
    }

    private void book(VenueAnswer.Trades page) {
        for (TradeFacts trade : page.trades()) {
            newestS = Math.max(newestS, trade.matchTimeS());
            trades.onTrade(trade);
        }
    }

    private void complete() {
        going = false;
        completeS = newestS;
        List<Runnable> done = now;
        now = new ArrayList<>();
        done.forEach(Runnable::run);
        if (!going && (again || !next.isEmpty())) {
            begin();
        }
    }

    void tick() {
        if (going && kernel.nowNs() >= retryAtNs) {
            retryAtNs = NEVER;
            first();
        }
    }

    /** A run begins: what was asked is not answered any more, and whoever waited goes on waiting. */
    void start() {
        retryAtNs = NEVER;
        if (going) {
            first();
        } else {
            begin();
        }
    }

    void write(StateBytes out) {
        out.put(going);
        out.put(again);
        out.put(now.size());
        out.put(next.size());
        out.put(floorS);
        out.put(newestS);
        out.put(completeS);
        out.put(afterS);
        out.put(retryAtNs);
    }
}
