package io.tapemaker.sim.wire.server;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One connection to the market channel: what it follows. Whoever holds the venue may touch it. */
final class MarketSession {

    /** More assets than that on one connection are not served, as users report of the real one. */
    private static final int MOST_ASSETS = 500;

    private final SocketLine line;
    private final Set<String> tokens = new LinkedHashSet<>();
    private final Map<String, Long> mutedUntilNanos = new HashMap<>();
    private boolean custom;

    MarketSession(SocketLine line) {
        this.line = line;
    }

    SocketLine line() {
        return line;
    }

    /** Whether the subscriber wants the touch, births and ends of markets as well. */
    boolean isCustom() {
        return custom;
    }

    void custom(boolean wanted) {
        custom = wanted;
    }

    /** Follows a token from now on; false if the connection has too many. */
    boolean follow(String token) {
        return tokens.contains(token) || tokens.size() < MOST_ASSETS && tokens.add(token);
    }

    void leave(List<String> left) {
        left.forEach(tokens::remove);
    }

    boolean follows(String token) {
        return tokens.contains(token);
    }

    /** Loses everything about a market for a while, or until somebody subscribes to it again. */
    void mute(String market, long millis) {
        mutedUntilNanos.put(market, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    void unmute(String market) {
        mutedUntilNanos.remove(market);
    }

    boolean isMuted(String market) {
        Long until = mutedUntilNanos.get(market);
        return until != null && System.nanoTime() - until < 0;
    }
}
