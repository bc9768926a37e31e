package io.tapemaker.engine.logic;

import io.tapemaker.engine.decode.DecodedEvent;
import io.tapemaker.engine.decode.DecodedFrame;
import io.tapemaker.engine.decode.EventKind;
import io.tapemaker.engine.decode.LevelTable;
import io.tapemaker.engine.decode.MarketDecoder;
import io.tapemaker.engine.decode.RejectReason;
import io.tapemaker.engine.decode.Span;
import io.tapemaker.engine.domain.book.BookSide;
import io.tapemaker.engine.domain.book.HashOutcome;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.journal.codecs.VenueAnswerDecoder;
import io.tapemaker.journal.codecs.VenueQuestion;
import io.tapemaker.journal.record.RecordBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the venue over HTTP for the books of markets whose channel is quiet or whose book hash differs. A market whose
 * books are confirmed is alive though nothing happens; one whose books are others, twice in a row, is not believed any
 * more.
 */
final class WitnessDesk {

    private static final int OK = 200;

    private final LogicContext context;
    private final InForce inForce;
    private final MarketDecoder decoder = new MarketDecoder();
    private final DecodedFrame decoded = new DecodedFrame();

    WitnessDesk(LogicContext context, InForce inForce) {
        this.context = context;
        this.inForce = inForce;
    }

    /** Time passes for a market. */
    void onTick(Market market, MarketDesk desk, long nowNs) {
        long quietNs =
                TimeUnit.MILLISECONDS.toNanos(inForce.state().settings.books().witnessMs());
        boolean mayAsk = quietNs > 0 && context.session().hasVenue() && market.inSync() && !market.resolved();
        if (mayAsk && desk.witness.ask(heardNs(market), isDoubted(market), quietNs, nowNs)) {
            context.commands.askVenue(VenueQuestion.BOOKS, market);
        }
    }

    /** The hash advises and takes nothing away by itself; but where it differs, it is worth a question. */
    private static boolean isDoubted(Market market) {
        for (int slot = 0; slot < Market.MAX_ASSETS; slot++) {
            OrderBook book = market.book(slot);
            if (book != null && book.hashOutcome() == HashOutcome.MISMATCH) {
                return true;
            }
        }
        return false;
    }

    private long heardNs(Market market) {
        return inForce.state().watchdogs.marketSeenNs(market.index());
    }

    /** The venue has answered, or not. */
    void onAnswer(RecordBuffer record, VenueAnswerDecoder answer) {
        context.counters.add(EngineCounter.VENUE_ANSWERS);
        if (answer.questionRaw() != VenueQuestion.BOOKS.value()) {
            throw context.unknown("an answer to an unknown question, " + answer.questionRaw());
        }
        if (answer.status() != OK) {
            return;
        }
        int length = answer.bodyLength();
        int start = answer.limit() + VenueAnswerDecoder.bodyHeaderLength();
        decoder.decode(record.array(), start, length, decoded);
        if (decoded.reject() == RejectReason.NONE) {
            hear();
        }
    }

    private void hear() {
        Market market = null;
        boolean agrees = decoded.eventCount() > 0;
        for (int i = 0; i < decoded.eventCount(); i++) {
            DecodedEvent event = decoded.event(i);
            OrderBook book = event.kind() == EventKind.BOOK ? bookOf(event) : null;
            if (book == null || !book.inSync() || market != null && book.market() != market) {
                return;
            }
            market = book.market();
            agrees &= isSame(event, book);
        }
        if (market != null) {
            judge(market, agrees);
        }
    }

    private @Nullable OrderBook bookOf(DecodedEvent event) {
        long asset = event.asset();
        return asset == Span.NONE ? null : context.books().find(decoded.bytes(), Span.start(asset), Span.length(asset));
    }

    private void judge(Market market, boolean agrees) {
        inForce.state().know(context.books());
        MarketDesk desk = inForce.state().desk(market);
        if (agrees) {
            desk.witness.agrees();
            inForce.state().watchdogs.marketSeen(market.index(), context.nowNs());
        } else if (desk.witness.differs(heardNs(market), isDoubted(market))) {
            context.keeper().witnessDisagrees(market);
        }
    }

    private boolean isSame(DecodedEvent event, OrderBook book) {
        return isSame(event.bidsFrom(), event.bidsTo(), book.bids())
                && isSame(event.asksFrom(), event.asksTo(), book.asks());
    }

    private boolean isSame(int from, int to, BookSide side) {
        if (to - from != side.count()) {
            return false;
        }
        LevelTable levels = decoded.levels();
        for (int i = from; i < to; i++) {
            if (side.sizeAtE6(levels.priceE4(i)) != levels.sizeE6(i)) {
                return false;
            }
        }
        return true;
    }
}
