package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.types.TickSize;
import org.jspecify.annotations.Nullable;

/** What {@link QuoteDiff} is to bring about in one market. Filled anew for each look at a market, and reused. */
public final class QuoteTask {

    /** Index of the market in the registry of books. */
    public int market;

    /** Event time. */
    public long nowNs;

    /** The orders wanted. */
    public DesiredQuotes desired = new DesiredQuotes();

    /** The price grid in force; null for unknown, then nothing is placed. */
    public @Nullable TickSize tick;

    /** Counts the changes of the price grid; orders of an older one go. */
    public long tickEpoch;

    /** How long an order rests before it scores: until then it is young. */
    public long scoringAgeNs;

    /** Why orders go whose place is not wanted at all. */
    public CancelReason takeAwayReason = CancelReason.NOT_WANTED;

    /** Whether there is room for one more order. */
    public RoomCheck room = (place, priceE4, sizeE6) -> false;
}
