package io.tapemaker.sim.venue;

import io.tapemaker.engine.decode.DecodedFrame;
import io.tapemaker.engine.decode.MarketDecoder;
import io.tapemaker.engine.domain.book.BookCounter;
import io.tapemaker.engine.domain.book.BookKeeper;
import io.tapemaker.engine.domain.book.BookListener;
import io.tapemaker.engine.domain.book.BookSide;
import io.tapemaker.engine.domain.book.FrameApplier;
import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.book.SyncCause;
import io.tapemaker.engine.domain.book.SyncState;
import io.tapemaker.journal.types.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engine's decoder and books, fed with the venue's frames, and compared with the venue's own books. */
public final class EngineBooks implements BookListener {

    private static final int CONNECTION = 1;

    private final BookKeeper keeper = new BookKeeper(HashPolicy.EVERY, List.of(), this);
    private final FrameApplier applier = new FrameApplier(keeper);
    private final MarketDecoder decoder = new MarketDecoder();
    private final DecodedFrame decoded = new DecodedFrame();
    private long eventTimeNs;
    private int trades;
    private int snapshotsNeeded;

    public void feed(byte[] frame) {
        decoder.decode(frame, 0, frame.length, decoded);
        applier.apply(decoded, CONNECTION, ++eventTimeNs);
    }

    public void endOfBurst() {
        keeper.enter(CONNECTION, ++eventTimeNs);
        keeper.burstEnd();
    }

    public long count(BookCounter counter) {
        return keeper.counters().get(counter);
    }

    public int trades() {
        return trades;
    }

    /** How often the engine asked for a book anew. */
    public int snapshotsNeeded() {
        return snapshotsNeeded;
    }

    /** One line for each token whose book is not the venue's. */
    public List<String> differences(MarketBoard board) {
        List<String> differences = new ArrayList<>();
        for (boolean yes : new boolean[] {true, false}) {
            OrderBook book = find(board.names().token(yes));
            String which = (yes ? "YES" : "NO") + " of " + board.names().market();
            if (book == null) {
                differences.add("no book of " + which);
            } else {
                compare(which + " bids", book.bids(), board, yes, true, differences);
                compare(which + " asks", book.asks(), board, yes, false, differences);
            }
        }
        return differences;
    }

    /** Whether a book of the market is not believed in. */
    public boolean isDoubted(MarketBoard board) {
        OrderBook yes = find(board.names().token(true));
        OrderBook no = find(board.names().token(false));
        return yes != null && no != null && !(yes.inSync() && no.inSync());
    }

    @Nullable
    OrderBook find(String token) {
        byte[] id = token.getBytes(StandardCharsets.US_ASCII);
        return keeper.books().find(id, 0, id.length);
    }

    private static void compare(
            String what, BookSide found, MarketBoard board, boolean yes, boolean bid, List<String> differences) {
        var wanted = board.book().side(bid == yes);
        boolean same = found.count() == wanted.count();
        for (int i = 0; same && i < found.count(); i++) {
            // The venue keeps levels by rising price of YES, so the best YES bid is its last and the best ask its
            // first.
            int fromBest = bid == yes ? wanted.count() - 1 - i : i;
            long priceE4 = yes ? wanted.priceE4(fromBest) : 10_000 - wanted.priceE4(fromBest);
            same = found.priceE4(i) == priceE4 && found.sizeE6(i) == wanted.sizeE6(fromBest);
        }
        if (!same) {
            differences.add(what + " differ");
        }
    }

    @Override
    public void onSyncChanged(OrderBook book, SyncState from) {}

    @Override
    public void onSnapshotNeeded(OrderBook book, SyncCause cause, long eventTime) {
        snapshotsNeeded++;
    }

    @Override
    public void onTrade(OrderBook book, Side taker, long priceE4, long sizeE6, long eventTime) {
        trades++;
    }

    @Override
    public void onMarketSettled(Market market, long eventTime) {}
}
