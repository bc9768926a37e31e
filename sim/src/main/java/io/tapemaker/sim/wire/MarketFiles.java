package io.tapemaker.sim.wire;

import io.tapemaker.sim.venue.MarketBoard;
import io.tapemaker.sim.venue.MarketFacts;
import io.tapemaker.sim.venue.SimVenue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws up the files of markets as they are now. */
final class MarketFiles {

    private final SimVenue venue;
    private final MarketIndex index;
    private final MarketTape tape;

    MarketFiles(SimVenue venue, MarketIndex index, MarketTape tape) {
        this.venue = venue;
        this.index = index;
        this.tape = tape;
    }

    /** All of them, at that time. */
    List<MarketFile> all(long nowNs) {
        venue.advance(nowNs);
        List<MarketFile> files = new ArrayList<>();
        for (int market = 0; market < venue.markets(); market++) {
            files.add(of(market));
        }
        return files;
    }

    /** That of a condition id, null if there is no such market. */
    @Nullable
    MarketFile find(@Nullable String conditionId, long nowNs) {
        venue.advance(nowNs);
        Integer market = conditionId == null ? null : index.market(conditionId);
        return market == null ? null : of(market);
    }

    private MarketFile of(int market) {
        MarketFacts facts = venue.marketFacts(market);
        MarketBoard board = venue.board(market);
        return new MarketFile(
                market,
                board.names(),
                facts,
                board.book(),
                Stories.of(market, facts),
                index.listedNs(market),
                tape.yesWon(market));
    }
}
