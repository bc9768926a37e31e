package io.tapemaker.engine.domain.book;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.Arrays;

/**
 * Which markets have frames that may not be complete yet. Frames that belong together share a timestamp; so a
 * market's burst ends when its connection delivers another timestamp, or when the source says that it is quiet.
 */
final class Bursts {

    /** For a frame that names no time: the next one on its connection ends the burst. */
    static final long NO_TIMESTAMP = -1;

    private static final int INITIAL_CAPACITY = 16;

    private final Books books;
    private final BookChecks checks;
    private final BookEvents events;
    private int[] openMarkets = new int[INITIAL_CAPACITY];
    private int count;

    Bursts(Books books, BookChecks checks, BookEvents events) {
        this.books = books;
        this.checks = checks;
        this.events = events;
    }

    boolean isQuiet() {
        return count == 0;
    }

    /** A frame of this timestamp came: bursts of the connection with another one are over. */
    void advance(int connection, long timestampMs, long eventTimeNs) {
        if (count > 0 && !onlyThis(connection, timestampMs)) {
            end(connection, timestampMs, eventTimeNs);
        }
    }

    /** All bursts of a connection are over. */
    void endOf(int connection, long eventTimeNs) {
        end(connection, Long.MIN_VALUE, eventTimeNs);
    }

    /** All bursts are over. */
    void endAll(long eventTimeNs) {
        int ending = count;
        count = 0;
        for (int i = 0; i < ending; i++) {
            close(books.market(openMarkets[i]), eventTimeNs);
        }
    }

    /** A frame changed something of a market: it is to be settled when its burst ends. */
    void open(Market market, int connection, long timestampMs, long eventTimeNs) {
        if (market.open) {
            if (market.connection == connection) {
                return;
            }
            // The market moved to another connection in the middle of a burst.
            endOf(market.connection, eventTimeNs);
        }
        market.open = true;
        market.connection = connection;
        market.burstTimestampMs = timestampMs;
        if (count == openMarkets.length) {
            openMarkets = Arrays.copyOf(openMarkets, count * 2);
        }
        openMarkets[count++] = market.index();
    }

    /** Forgets all bursts of a connection: what they were about is void. */
    void forget(int connection) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            Market market = books.market(openMarkets[i]);
            if (market.connection == connection) {
                market.open = false;
            } else {
                openMarkets[kept++] = openMarkets[i];
            }
        }
        count = kept;
    }

    /** Forgets all bursts. */
    void forgetAll() {
        for (int i = 0; i < count; i++) {
            books.market(openMarkets[i]).open = false;
        }
        count = 0;
    }

    private boolean onlyThis(int connection, long timestampMs) {
        for (int i = 0; i < count; i++) {
            Market market = books.market(openMarkets[i]);
            if (market.connection == connection && market.burstTimestampMs != timestampMs) {
                return false;
            }
        }
        return true;
    }

    private void end(int connection, long exceptTimestampMs, long eventTimeNs) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            Market market = books.market(openMarkets[i]);
            if (market.connection != connection || market.burstTimestampMs == exceptTimestampMs) {
                openMarkets[kept++] = openMarkets[i];
            } else {
                close(market, eventTimeNs);
            }
        }
        count = kept;
    }

    private void close(Market market, long eventTimeNs) {
        checks.settle(market, eventTimeNs);
        market.open = false;
        events.settled(market, eventTimeNs);
    }

    void write(StateWriter out) {
        out.putInt(count);
        for (int i = 0; i < count; i++) {
            out.putInt(openMarkets[i]);
        }
    }

    void read(StateReader in) {
        count = in.getInt(0, books.marketCount(), "number of open bursts");
        openMarkets = new int[Math.max(INITIAL_CAPACITY, count)];
        for (int i = 0; i < count; i++) {
            openMarkets[i] = in.getInt(0, books.marketCount() - 1, "market of an open burst");
            if (!books.market(openMarkets[i]).open) {
                throw in.invalid("the market of an open burst has none");
            }
        }
    }
}
