package io.tapemaker.engine.domain.risk;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** The trades of one market that failed to settle, and whether the market is left alone because of them. */
public final class FailedTrades {

    static final int BUCKETS = 10;

    private static final int TRADES = 0;
    private static final int FAILED = 1;

    private final FailedTradeSettings settings;
    private final RollingSums window;
    private long quarantinedUntilNs = Long.MIN_VALUE;

    /** A market without trades. */
    public FailedTrades(FailedTradeSettings settings) {
        this.settings = settings;
        this.window = new RollingSums(2, BUCKETS, settings.windowMs() / BUCKETS * Ranges.NS_PER_MS);
    }

    /** A trade of ours was matched. */
    public void onTrade(long nowNs) {
        window.add(TRADES, 1, nowNs);
    }

    /** A trade of ours ended as failed. */
    public void onFailed(long nowNs) {
        window.add(FAILED, 1, nowNs);
        if (tooMany()) {
            quarantinedUntilNs = Math.max(quarantinedUntilNs, nowNs + settings.quarantineMs() * Ranges.NS_PER_MS);
        }
    }

    private boolean tooMany() {
        long failed = window.sum(FAILED);
        // A trade may fail after its match has left the window.
        long trades = Math.max(failed, window.sum(TRADES));
        return failed > settings.maxFailed()
                || trades >= settings.minTrades() && failed * 100 > trades * settings.maxFailedPercent();
    }

    /** Whether the market is to be left alone. */
    public boolean quarantined(long nowNs) {
        return nowNs < quarantinedUntilNs;
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        out.putLong(quarantinedUntilNs);
        window.write(out);
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        quarantinedUntilNs = in.getLong();
        window.read(in);
    }
}
