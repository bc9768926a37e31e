package io.tapemaker.sim.world;

import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import java.util.TreeMap;

/** The venue's tokens by their ids. */
public final class Tokens {

    private final TreeMap<String, TokenRef> byId = new TreeMap<>();
    private final TreeMap<Integer, Long> gridChangedNs = new TreeMap<>();

    /** A market is listed. */
    public void listed(int market, MarketNames names) {
        byId.put(names.yes(), new TokenRef(market, 0));
        byId.put(names.no(), new TokenRef(market, 1));
    }

    /** The market has another grid from now on. */
    void gridChanged(int market, long nowNs) {
        gridChangedNs.put(market, nowNs);
    }

    /** When the market got another grid last; long ago if never. */
    long gridChangedNs(int market) {
        return gridChangedNs.getOrDefault(market, 0L);
    }

    /** The market of a token as its id on the wire. */
    public static ConditionId market(SimVenue venue, TokenRef token) {
        return ConditionId.parse(venue.board(token.market()).names().market());
    }

    /** The token as its id on the wire. */
    public static TokenId token(SimVenue venue, TokenRef token) {
        return TokenId.parse(venue.board(token.market()).names().token(token.isYes()));
    }

    /**
     * The token.
     *
     * @throws IllegalArgumentException if no listed market has it
     */
    public TokenRef of(String id) {
        TokenRef token = byId.get(id);
        if (token == null) {
            throw new IllegalArgumentException("no market has the token " + id);
        }
        return token;
    }
}
