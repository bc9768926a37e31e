package io.tapemaker.engine.domain.position;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** The positions of all markets, by the market's index in the registry of books. */
public final class Positions {

    /** Bound of the number of markets in a stored state. */
    public static final int MAX_MARKETS = 100_000;

    private final List<Position> byMarket = new ArrayList<>();

    /** The position of a market, empty and made when it is first asked for. */
    public Position of(int market) {
        while (byMarket.size() <= market) {
            byMarket.add(new Position());
        }
        return byMarket.get(market);
    }

    /** Markets that have been asked for: all indices below this have a position. */
    public int count() {
        return byMarket.size();
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        int used = byMarket.size();
        // Only looking at a market must not change the bytes, so empty ones at the end are left out.
        while (used > 0 && byMarket.get(used - 1).isEmpty()) {
            used--;
        }
        out.putInt(used);
        for (int market = 0; market < used; market++) {
            byMarket.get(market).write(out);
        }
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        int used = in.getInt(0, MAX_MARKETS, "number of positions");
        byMarket.forEach(Position::clear);
        for (int market = 0; market < used; market++) {
            of(market).read(in);
        }
    }
}
