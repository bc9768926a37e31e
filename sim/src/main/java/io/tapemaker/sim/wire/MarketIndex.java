package io.tapemaker.sim.wire;

import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds markets and tokens by their names on the wire; reads those that were listed meanwhile as it goes. */
final class MarketIndex {

    private final SimVenue venue;
    private final Map<String, Integer> markets = new LinkedHashMap<>();
    private final Map<String, TokenRef> tokens = new LinkedHashMap<>();
    private final List<Long> listedNs = new ArrayList<>();
    private int read;

    MarketIndex(SimVenue venue) {
        this.venue = venue;
        readNew();
    }

    /** The number of a condition id. */
    @Nullable
    Integer market(String conditionId) {
        readNew();
        return markets.get(conditionId);
    }

    @Nullable
    TokenRef token(String tokenId) {
        readNew();
        return tokens.get(tokenId);
    }

    /** When a market was first seen here. */
    long listedNs(int market) {
        readNew();
        return listedNs.get(market);
    }

    MarketNames names(int market) {
        return venue.board(market).names();
    }

    String tokenId(TokenRef token) {
        return names(token.market()).token(token.isYes());
    }

    static String outcome(TokenRef token) {
        return token.isYes() ? "Yes" : "No";
    }

    private void readNew() {
        for (; read < venue.markets(); read++) {
            MarketNames names = names(read);
            markets.put(names.market(), read);
            listedNs.add(venue.nowNs());
            tokens.put(names.yes(), new TokenRef(read, 0));
            tokens.put(names.no(), new TokenRef(read, 1));
        }
    }
}
