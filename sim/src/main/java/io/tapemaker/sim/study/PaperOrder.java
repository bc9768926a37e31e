package io.tapemaker.sim.study;

import io.tapemaker.engine.domain.rewards.FirstToken;
import io.tapemaker.journal.types.Side;

/** An order as the commands and answers tell of it, kept apart from what the engine believes. */
public final class PaperOrder {

    /** In place of a time: not yet. */
    public static final long NOT_YET = Long.MAX_VALUE;

    private final long number;
    private final int market;
    private final int slot;
    private final Side side;
    private final long priceE4;
    private final long sizeE6;
    private final long endNs;
    private long acceptedNs = NOT_YET;
    private long filledE6;

    PaperOrder(long number, String tokenId, Side side, long priceE4, long sizeE6, long endNs) {
        this.number = number;
        this.market = StudyMarket.marketOf(tokenId);
        this.slot = StudyMarket.slotOf(tokenId);
        this.side = side;
        this.priceE4 = priceE4;
        this.sizeE6 = sizeE6;
        this.endNs = endNs;
    }

    void accepted(long nowNs) {
        acceptedNs = nowNs;
    }

    void filled(long byE6) {
        if (byE6 <= 0 || byE6 > remainingE6()) {
            throw new IllegalArgumentException("order " + number + " has " + remainingE6() + " shares (E6) left, and "
                    + byE6 + " are to be filled");
        }
        filledE6 += byE6;
    }

    /** What is left of the size, in E6. */
    public long remainingE6() {
        return sizeE6 - filledE6;
    }

    /** Number within its epoch. */
    public long number() {
        return number;
    }

    /** Place of its market in the study. */
    public int market() {
        return market;
    }

    /** The token, 0 or 1. */
    public int slot() {
        return slot;
    }

    /** BUY or SELL of the token. */
    public Side side() {
        return side;
    }

    /** Price of the token in E4. */
    public long priceE4() {
        return priceE4;
    }

    /** Size when it was placed, in E6. */
    public long sizeE6() {
        return sizeE6;
    }

    /** When the venue takes it off, {@link #NOT_YET} for never. */
    public long endNs() {
        return endNs;
    }

    /** Since when it rests, {@link #NOT_YET} while it is on its way. */
    public long acceptedNs() {
        return acceptedNs;
    }

    /** Whether it stands among the first token's bids. */
    public boolean isBid() {
        return FirstToken.isBid(slot, side);
    }

    /** Price of the first token in E4. */
    public long firstPriceE4() {
        return FirstToken.priceE4(slot, priceE4);
    }
}
