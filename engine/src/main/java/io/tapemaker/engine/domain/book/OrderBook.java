package io.tapemaker.engine.domain.book;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import org.jspecify.annotations.Nullable;

/** The book of one token and how far it can be trusted. */
public final class OrderBook {

    private static final byte[] MARKET_KEY = LevelTexts.ascii("{\"market\":\"");
    private static final byte[] ASSET_KEY = LevelTexts.ascii("\",\"asset_id\":\"");
    private static final byte[] TIMESTAMP_KEY = LevelTexts.ascii("\",\"timestamp\":\"");

    private final int index;
    private final int slot;
    private final Market market;
    private final TokenId tokenId;
    private final byte[] hashPrefix;
    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private SyncState state = SyncState.AWAITING_SNAPSHOT;
    private SyncCause cause = SyncCause.NO_SNAPSHOT_YET;
    private long stateSinceNs;
    private boolean snapshotRequested;

    HashOutcome hashOutcome = HashOutcome.BURST_OPEN;
    final Witness witness = new Witness();

    OrderBook(int index, Market market, byte[] idText, TokenId tokenId) {
        this.index = index;
        this.slot = market.freeSlot();
        this.market = market;
        this.tokenId = tokenId;
        this.hashPrefix = prefix(market.idText(), idText);
    }

    private static byte[] prefix(byte[] market, byte[] asset) {
        byte[] prefix =
                new byte[MARKET_KEY.length + market.length + ASSET_KEY.length + asset.length + TIMESTAMP_KEY.length];
        int at = LevelTexts.put(prefix, 0, MARKET_KEY);
        at = LevelTexts.put(prefix, at, market);
        at = LevelTexts.put(prefix, at, ASSET_KEY);
        at = LevelTexts.put(prefix, at, asset);
        LevelTexts.put(prefix, at, TIMESTAMP_KEY);
        return prefix;
    }

    /** Number of the asset in the order of first sight, over all markets. */
    public int index() {
        return index;
    }

    /** 0 or 1: its place in its market, in the order of first sight. */
    public int slot() {
        return slot;
    }

    /** The market that it belongs to. */
    public Market market() {
        return market;
    }

    /** The book of the other token, null while it was not seen. */
    public @Nullable OrderBook mirror() {
        return market.book(1 - slot);
    }

    /** The asset. */
    public TokenId tokenId() {
        return tokenId;
    }

    /** Bids, best first. */
    public BookSide bids() {
        return bids;
    }

    /** Asks, best first. */
    public BookSide asks() {
        return asks;
    }

    /** Best bid in E4, 0 for none. */
    public long bestBidE4() {
        return bids.bestE4();
    }

    /** Best ask in E4, 0 for none. */
    public long bestAskE4() {
        return asks.bestE4();
    }

    /** The price grid in force, null while no frame has named it. */
    public @Nullable TickSize tickSize() {
        return market.tickSize();
    }

    /** How far the book can be trusted. */
    public SyncState state() {
        return state;
    }

    /** Why it is in that state. */
    public SyncCause cause() {
        return cause;
    }

    /** Event time since when. */
    public long stateSinceNs() {
        return stateSinceNs;
    }

    /** Whether the state is IN_SYNC. */
    public boolean inSync() {
        return state == SyncState.IN_SYNC;
    }

    /** What the book hash says about the present levels. */
    public HashOutcome hashOutcome() {
        return hashOutcome;
    }

    /** Whether the present levels are proven by the venue's hash. */
    public boolean hashVerified() {
        return hashOutcome == HashOutcome.VERIFIED;
    }

    /** Whether both sides have levels and the best bid is at or above the best ask. */
    public boolean isCrossed() {
        return bids.count() > 0 && asks.count() > 0 && bids.bestE4() >= asks.bestE4();
    }

    byte[] hashPrefix() {
        return hashPrefix;
    }

    BookSide side(Side which) {
        return which == Side.BUY ? bids : asks;
    }

    void clearLevels() {
        bids.clear();
        asks.clear();
        witness.reset();
        hashOutcome = HashOutcome.BURST_OPEN;
    }

    /** The only way from one state to another; each move away from IN_SYNC asks for a full book. */
    void transition(SyncState to, SyncCause why, long eventTimeNs, BookEvents events) {
        if (to == state) {
            return;
        }
        SyncState from = state;
        state = to;
        cause = why;
        stateSinceNs = eventTimeNs;
        events.syncChanged(this, from);
        if (to == SyncState.IN_SYNC) {
            snapshotRequested = false;
        } else {
            requestSnapshot(why, eventTimeNs, events);
        }
    }

    /** Asks for a full book unless that was asked already, or the market is over. */
    void requestSnapshot(SyncCause why, long eventTimeNs, BookEvents events) {
        if (!snapshotRequested && !market.resolved()) {
            snapshotRequested = true;
            events.snapshotNeeded(this, why, eventTimeNs);
        }
    }

    /** Whoever was asked for a full book is gone. */
    void forgetRequest() {
        snapshotRequested = false;
    }

    void write(StateWriter out) {
        bids.write(out);
        asks.write(out);
        out.putByte(state.code());
        out.putByte(cause.code());
        out.putLong(stateSinceNs);
        out.putBoolean(snapshotRequested);
        out.putByte(hashOutcome.code());
        witness.write(out);
    }

    void read(StateReader in) {
        bids.read(in);
        asks.read(in);
        state = SyncState.ofCode(in.getByte(SyncState.SUSPECT.code(), "sync state"));
        cause = SyncCause.ofCode(in.getByte(SyncCause.WITNESS_DISAGREES.code(), "sync cause"));
        stateSinceNs = in.getLong();
        snapshotRequested = in.getBoolean();
        hashOutcome = HashOutcome.ofCode(in.getByte(HashOutcome.highestCode(), "hash outcome"));
        witness.read(in);
    }
}
