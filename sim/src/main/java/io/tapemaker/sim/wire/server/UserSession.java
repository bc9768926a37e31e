package io.tapemaker.sim.wire.server;

import io.tapemaker.sim.wire.WireAccount;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One connection to the user channel: whose it is, and what it follows. */
final class UserSession {

    private final SocketLine line;
    private final Set<String> markets = ConcurrentHashMap.newKeySet();
    private volatile @Nullable WireAccount account;
    private volatile boolean allMarkets;

    UserSession(SocketLine line) {
        this.line = line;
    }

    SocketLine line() {
        return line;
    }

    /** Whose connection it is, null before it has said so. */
    @Nullable
    WireAccount account() {
        return account;
    }

    void open(WireAccount owner, boolean all) {
        allMarkets = all;
        account = owner;
    }

    Set<String> markets() {
        return markets;
    }

    boolean follows(String market) {
        return allMarkets || markets.contains(market);
    }
}
