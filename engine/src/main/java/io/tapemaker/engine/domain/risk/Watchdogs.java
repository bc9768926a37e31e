package io.tapemaker.engine.domain.risk;

import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.Arrays;

/**
 * Who has been silent for too long, on event time. Each watch begins when its source is seen or declared; what is
 * not watched is never stale.
 *
 * <p>In each event, {@link #check} comes first and what the event shows is noted behind it: so a silence that ends with
 * this very event is still found.
 */
public final class Watchdogs {

    /** Market data connections there may be. */
    public static final int MAX_CONNECTIONS = 64;

    private static final long UNWATCHED = Long.MIN_VALUE;

    private final long connectionNs;
    private final long marketNs;
    private final long userStreamNs;
    private final long executorNs;
    private final long clockGapNs;

    private final long[] connections = new long[MAX_CONNECTIONS];
    private int connectionsUsed;
    private long[] markets = new long[0];
    private long userStream = UNWATCHED;
    private long executor = UNWATCHED;
    private long lastEventNs = UNWATCHED;
    private long detail;

    /** Nothing is watched yet. */
    public Watchdogs(StalenessSettings settings) {
        connectionNs = settings.connectionMs() * Ranges.NS_PER_MS;
        marketNs = settings.assetMs() * Ranges.NS_PER_MS;
        userStreamNs = settings.userStreamMs() * Ranges.NS_PER_MS;
        executorNs = settings.executorMs() * Ranges.NS_PER_MS;
        clockGapNs = settings.clockGapMs() * Ranges.NS_PER_MS;
        Arrays.fill(connections, UNWATCHED);
    }

    /** A new session: nothing is watched, and the time since the last event says nothing. */
    public void forgetAll() {
        Arrays.fill(connections, UNWATCHED);
        Arrays.fill(markets, UNWATCHED);
        userStream = UNWATCHED;
        executor = UNWATCHED;
        lastEventNs = UNWATCHED;
        detail = 0;
    }

    /** A frame came on a connection, 0 to {@link #MAX_CONNECTIONS} - 1, or the connection is declared. */
    public void connectionSeen(int connection, long nowNs) {
        connections[connection] = nowNs;
        connectionsUsed = Math.max(connectionsUsed, connection + 1);
    }

    /** A connection is not used any more. */
    public void forgetConnection(int connection) {
        connections[connection] = UNWATCHED;
    }

    /** A book event of a market, or a witness that agreed with its book. */
    public void marketSeen(int market, long nowNs) {
        if (market >= markets.length) {
            int known = markets.length;
            markets = Arrays.copyOf(markets, Math.min(Books.MAX_ASSETS, Math.max(market + 1, 2 * known)));
            Arrays.fill(markets, known, markets.length, UNWATCHED);
        }
        markets[market] = nowNs;
    }

    /** When a market was seen last, in ns; far in the past for one that is not followed. */
    public long marketSeenNs(int market) {
        return market < markets.length ? markets[market] : UNWATCHED;
    }

    /** A market is not followed any more. */
    public void forgetMarket(int market) {
        if (market < markets.length) {
            markets[market] = UNWATCHED;
        }
    }

    /** A sign of life of the user stream, or the mode says that there is one. */
    public void userStreamSeen(long nowNs) {
        userStream = nowNs;
    }

    /** A sign of life of the executor, or the mode says that there is one. */
    public void executorSeen(long nowNs) {
        executor = nowNs;
    }

    /** The triggers that hold at this event, as a set of {@link KillTrigger#bit()}; a clock gap holds at one event. */
    public int check(long nowNs) {
        int bits = 0;
        if (lastEventNs != UNWATCHED && nowNs - lastEventNs > clockGapNs) {
            bits |= KillTrigger.CLOCK_GAP.bit();
            detail = nowNs - lastEventNs;
        }
        if (silent(executor, executorNs, nowNs)) {
            bits |= KillTrigger.EXECUTOR_SILENT.bit();
            detail = nowNs - executor;
        }
        if (silent(userStream, userStreamNs, nowNs)) {
            bits |= KillTrigger.USER_STREAM.bit();
            detail = nowNs - userStream;
        }
        for (int connection = connectionsUsed - 1; connection >= 0; connection--) {
            if (silent(connections[connection], connectionNs, nowNs)) {
                bits |= KillTrigger.STALE_CONNECTION.bit();
                detail = connection;
            }
        }
        lastEventNs = Math.max(lastEventNs, nowNs);
        return bits;
    }

    /** Detail of the first trigger that the last check found: a connection's index, else nanoseconds of silence. */
    public long detail() {
        return detail;
    }

    /** Whether a market is followed and was silent for too long. */
    public boolean marketStale(int market, long nowNs) {
        return market < markets.length && silent(markets[market], marketNs, nowNs);
    }

    private static boolean silent(long lastNs, long limitNs, long nowNs) {
        return lastNs != UNWATCHED && nowNs - lastNs > limitNs;
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        for (long connection : connections) {
            out.putLong(connection);
        }
        int known = markets.length;
        while (known > 0 && markets[known - 1] == UNWATCHED) {
            known--;
        }
        out.putInt(known);
        for (int market = 0; market < known; market++) {
            out.putLong(markets[market]);
        }
        out.putLong(userStream);
        out.putLong(executor);
        out.putLong(lastEventNs);
        out.putLong(detail);
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        for (int connection = 0; connection < MAX_CONNECTIONS; connection++) {
            connections[connection] = in.getLong();
        }
        connectionsUsed = MAX_CONNECTIONS;
        markets = new long[in.getInt(0, Books.MAX_ASSETS, "number of watched markets")];
        for (int market = 0; market < markets.length; market++) {
            markets[market] = in.getLong();
        }
        userStream = in.getLong();
        executor = in.getLong();
        lastEventNs = in.getLong();
        detail = in.getLong();
    }
}
