package io.tapemaker.sim.venue;

import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.LevelChange;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that the venue keeps of one market but for money. */
final class MarketRoom {

    private final int index;
    private final MarketSetup setup;
    private final RestingBook resting = new RestingBook();
    private final MarketBoard board;
    private final Map<Long, LevelChange> untold = new LinkedHashMap<>();
    private MarketState state = MarketState.PENDING;
    private RewardTerms rewards;
    private long takerDelayNs;
    private boolean traded;
    private boolean yesWon;
    private long toldBidE4;
    private long toldAskE4;

    MarketRoom(int index, MarketSetup setup, long nowMs) {
        this.index = index;
        this.setup = setup;
        this.rewards = setup.rewards();
        this.board = new MarketBoard(setup.names(), setup.tick(), nowMs);
        isTouchNews();
    }

    int index() {
        return index;
    }

    MarketSetup setup() {
        return setup;
    }

    RestingBook resting() {
        return resting;
    }

    MarketBoard board() {
        return board;
    }

    TickSize tick() {
        return board.book().tick();
    }

    MarketState state() {
        return state;
    }

    /** The only way from one state to another. */
    void become(MarketState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalArgumentException("market " + index + " cannot go from " + state + " to " + next);
        }
        state = next;
    }

    RewardTerms rewards() {
        return rewards;
    }

    void rewards(RewardTerms terms) {
        rewards = terms;
    }

    long takerDelayNs() {
        return takerDelayNs;
    }

    void takerDelayNs(long delayNs) {
        takerDelayNs = delayNs;
    }

    boolean yesWon() {
        return yesWon;
    }

    void won(boolean yes) {
        yesWon = yes;
    }

    /** The level is what rests there now; to be told with the rest of the burst. */
    void levelMayHaveChanged(VenueOrder cause) {
        boolean bid = cause.isBid();
        long levelE4 = cause.levelE4();
        LevelChange change = new LevelChange(
                bid, levelE4, resting.totalE6(bid, levelE4), cause.token().isYes());
        long was = board.book().side(bid).sizeAt(levelE4);
        if (was != change.sizeE6()) {
            board.apply(change);
            untold.put(bid ? levelE4 : -levelE4, change);
        }
    }

    void traded(long makerPriceE4) {
        board.tradedAt(makerPriceE4);
        traded = true;
    }

    boolean hasTraded() {
        return traded;
    }

    Collection<LevelChange> untold() {
        return untold.values();
    }

    boolean hasNews() {
        return traded || !untold.isEmpty();
    }

    void told() {
        traded = false;
        untold.clear();
    }

    /** Whether the touch is another one than the last time. */
    boolean isTouchNews() {
        long bidE4 = board.book().bestBidE4();
        long askE4 = board.book().bestAskE4();
        boolean news = bidE4 != toldBidE4 || askE4 != toldAskE4;
        toldBidE4 = bidE4;
        toldAskE4 = askE4;
        return news;
    }
}
