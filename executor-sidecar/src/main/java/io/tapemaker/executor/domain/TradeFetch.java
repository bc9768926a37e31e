package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Fetches the trades that the stream may have lost, and does then what must not be done without them. Whoever asks while
 * a fetch is under way waits for the next: that one began too early.
 */
final class TradeFetch {

    /** A page may lag behind a trade, and clocks differ. */
    private static final long BACK_NS = 120 * Kernel.SECOND_NS;

    private static final long OPEN_FOR_AT_MOST_S = 3_600;
    private static final long NEVER = Long.MAX_VALUE;

    private final Kernel kernel;
    private final TradeDesk trades;
    private List<Runnable> now = new ArrayList<>();
    private List<Runnable> next = new ArrayList<>();
    private long lastTag;
    private boolean going;
    private boolean again;
    private long beganNs;
    private long afterS;
    private long completeNs = -1;
    private long retryAtNs = NEVER;

    TradeFetch(Kernel kernel, TradeDesk trades) {
        this.kernel = kernel;
        this.trades = trades;
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
        beganNs = kernel.nowNs();
        long sinceNs = (completeNs < 0 ? beganNs : completeNs) - BACK_NS;
        Long oldest = trades.oldestOpenS();
        afterS = sinceNs / Kernel.SECOND_NS;
        if (oldest != null) {
            long floorS = beganNs / Kernel.SECOND_NS - OPEN_FOR_AT_MOST_S;
            afterS = Math.min(afterS, Math.max(oldest - 1, floorS));
        }
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
        if (answer instanceof VenueAnswer.Trades page) {
            page.trades().forEach(trades::onTrade);
            if (page.nextCursor() == null) {
                complete();
            } else {
                page(page.nextCursor());
            }
        } else if (answer instanceof VenueAnswer.Unknown) {
            page(VenueRequest.FIRST_PAGE);
        } else {
            retryAtNs = kernel.nowNs() + Kernel.SECOND_NS;
        }
    }

    private void complete() {
        going = false;
        completeNs = beganNs;
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
            page(VenueRequest.FIRST_PAGE);
        }
    }

    /** A run begins: what was asked is not answered any more, and whoever waited goes on waiting. */
    void start() {
        retryAtNs = NEVER;
        if (going) {
            page(VenueRequest.FIRST_PAGE);
        } else {
            begin();
        }
    }

    void write(StateBytes out) {
        out.put(going);
        out.put(again);
        out.put(now.size());
        out.put(next.size());
        out.put(beganNs);
        out.put(afterS);
        out.put(completeNs);
        out.put(retryAtNs);
    }
}
