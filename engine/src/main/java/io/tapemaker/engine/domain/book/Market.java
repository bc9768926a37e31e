package io.tapemaker.engine.domain.book;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A market: at most two assets whose books mirror each other, and the parameters that they share. */
public final class Market {

    /** Assets of a market. */
    public static final int MAX_ASSETS = 2;

    /** Longest text of a parameter. */
    static final int MAX_PARAMETER_TEXT = 24;

    private static final int UNKNOWN_FLAG = 2;

    private final int index;
    private final byte[] idText;
    private final ConditionId conditionId;
    private final @Nullable OrderBook[] books = new OrderBook[MAX_ASSETS];
    private @Nullable TickSize tickSize;
    private int tickEpoch;
    private boolean resolved;
    private int winnerSlot = -1;

    byte @Nullable [] minOrderSize;
    int negRisk = UNKNOWN_FLAG;
    byte[] version = new byte[0];
    int recipeAttempts;
    final LastTradePrice lastTradePrice = new LastTradePrice();

    /** The burst that is open, if {@link #open}. */
    boolean open;

    int connection;
    long burstTimestampMs;
    long bookTimestampMs;

    Market(int index, byte[] idText, ConditionId conditionId) {
        this.index = index;
        this.idText = idText;
        this.conditionId = conditionId;
    }

    /** Number of the market in the order of first sight. */
    public int index() {
        return index;
    }

    /** The id as commands carry it. */
    public ConditionId conditionId() {
        return conditionId;
    }

    /** The book at slot 0 or 1, in the order of first sight; null while only one asset (or none) was seen. */
    public @Nullable OrderBook book(int slot) {
        return books[slot];
    }

    /** The price grid in force, null while no frame has named it. */
    public @Nullable TickSize tickSize() {
        return tickSize;
    }

    /** How often the grid changed; an order placed in an earlier epoch may be off the grid. */
    public int tickEpoch() {
        return tickEpoch;
    }

    /** Whether the market was resolved: excluded for ever. */
    public boolean resolved() {
        return resolved;
    }

    /** The book of the asset that pays, if the market is resolved and the asset is known. */
    public @Nullable OrderBook winner() {
        return winnerSlot < 0 ? null : books[winnerSlot];
    }

    /** Whether both books are there and {@link SyncState#IN_SYNC}. */
    public boolean inSync() {
        OrderBook first = books[0];
        OrderBook second = books[1];
        return first != null && second != null && first.inSync() && second.inSync();
    }

    /** Whether frames of a burst have changed the books and more may follow. */
    public boolean isBurstOpen() {
        return open;
    }

    void apply(KnownParameters parameters) {
        String size = parameters.minOrderSize();
        if (size != null) {
            minOrderSize = LevelTexts.ascii(size);
        }
        Boolean flag = parameters.negRisk();
        if (flag != null) {
            negRisk = flag ? 1 : 0;
        }
        if (parameters.tickSize() != null) {
            changeTick(parameters.tickSize());
        }
    }

    /** Takes over the inputs that made a hash fit. */
    void learn(HashInputs inputs) {
        minOrderSize = inputs.minOrderSize;
        negRisk = inputs.negRisk ? 1 : 0;
        changeTick(inputs.tickSize);
    }

    /** Takes over a protocol version if it is another; one that is too long is cut and so fits no hash. */
    void setVersion(byte[] source, int start, int length) {
        int taken = Math.min(length, MAX_PARAMETER_TEXT);
        if (!Arrays.equals(version, 0, version.length, source, start, start + taken)) {
            version = Arrays.copyOfRange(source, start, start + taken);
        }
    }

    /** The smallest order that the market takes, in E6; 0 while it is not known. */
    public long minOrderSizeE6() {
        byte[] text = minOrderSize;
        return text == null ? 0 : Math.max(0, Size.parse(text, 0, text.length));
    }

    byte[] idText() {
        return idText;
    }

    boolean isNegRiskKnown() {
        return negRisk != UNKNOWN_FLAG;
    }

    /** A free slot, or -1. */
    int freeSlot() {
        return books[0] == null ? 0 : books[1] == null ? 1 : -1;
    }

    void attach(OrderBook book) {
        books[book.slot()] = book;
    }

    /** Puts a grid in force and says whether it is another than before. */
    boolean changeTick(TickSize newTick) {
        if (newTick == tickSize) {
            return false;
        }
        tickSize = newTick;
        tickEpoch++;
        return true;
    }

    void resolve(@Nullable OrderBook winner) {
        resolved = true;
        if (winner != null) {
            winnerSlot = winner.slot();
        }
    }

    void write(StateWriter out) {
        TickSize tick = tickSize;
        out.putByte(tick == null ? 0 : tick.code());
        out.putInt(tickEpoch);
        out.putBoolean(resolved);
        out.putInt(winnerSlot);
        byte[] size = minOrderSize;
        out.putBoolean(size != null);
        out.putBytes(size == null ? new byte[0] : size);
        out.putByte(negRisk);
        out.putBytes(version);
        out.putInt(recipeAttempts);
        lastTradePrice.write(out);
        out.putBoolean(open);
        out.putInt(connection);
        out.putLong(burstTimestampMs);
        out.putLong(bookTimestampMs);
    }

    void read(StateReader in) {
        int tickCode = in.getByte();
        tickSize = TickSize.ofCode(tickCode);
        if (tickSize == null && tickCode != 0) {
            throw in.invalid("no tick size has the code " + tickCode);
        }
        tickEpoch = in.getInt(0, Integer.MAX_VALUE, "tick epoch");
        resolved = in.getBoolean();
        winnerSlot = in.getInt(-1, MAX_ASSETS - 1, "slot of the winner");
        boolean sizeKnown = in.getBoolean();
        byte[] size = in.getBytes(MAX_PARAMETER_TEXT, "minimum order size");
        minOrderSize = sizeKnown ? size : null;
        negRisk = in.getByte(UNKNOWN_FLAG, "neg-risk flag");
        version = in.getBytes(MAX_PARAMETER_TEXT, "protocol version");
        recipeAttempts = in.getInt(0, Integer.MAX_VALUE, "attempts at the hash recipe");
        lastTradePrice.read(in);
        open = in.getBoolean();
        connection = in.getInt();
        burstTimestampMs = in.getLong();
        bookTimestampMs = in.getLong();
    }
}
