package io.tapemaker.engine.domain.book;

import io.tapemaker.engine.decode.DecodedFrame;
import io.tapemaker.engine.decode.MarketDecoder;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Books fed with frames as text, through the real decoder. */
final class BookWorld {

    static final int CONNECTION = 1;

    final BookEvent.Log log = new BookEvent.Log();
    final BookKeeper keeper;
    private final FrameApplier applier;
    private final MarketDecoder decoder = new MarketDecoder();
    private final DecodedFrame decoded = new DecodedFrame();
    private long eventTimeNs;

    BookWorld(HashPolicy policy, KnownParameters... known) {
        keeper = new BookKeeper(policy, List.of(known), log);
        applier = new FrameApplier(keeper);
    }

    BookWorld feed(String frame) {
        return feed(frame.getBytes(StandardCharsets.UTF_8), CONNECTION);
    }

    BookWorld feed(byte[] frame, int connection) {
        decoder.decode(frame, 0, frame.length, decoded);
        applier.apply(decoded, connection, ++eventTimeNs);
        return this;
    }

    /** The source went quiet. */
    BookWorld end() {
        enter().burstEnd();
        return this;
    }

    /** The keeper with the next record announced. */
    BookKeeper enter() {
        keeper.enter(CONNECTION, ++eventTimeNs);
        return keeper;
    }

    OrderBook book(int index) {
        return keeper.books().book(index);
    }

    long count(BookCounter counter) {
        return keeper.counters().get(counter);
    }

    byte[] state() {
        StateWriter out = new StateWriter();
        keeper.write(out);
        return out.toByteArray();
    }

    /** A world that was restored from this one's state. */
    BookWorld restored(HashPolicy policy) {
        BookWorld twin = new BookWorld(policy);
        StateReader in = new StateReader(state());
        twin.keeper.read(in);
        in.finish();
        twin.eventTimeNs = eventTimeNs;
        return twin;
    }

    /** A side as text, best first: {@code 0.5x45.2}. */
    static List<String> levels(BookSide side) {
        List<String> levels = new ArrayList<>();
        for (int i = 0; i < side.count(); i++) {
            levels.add(Price.format(side.priceE4(i)) + "x" + Size.format(side.sizeE6(i)));
        }
        return levels;
    }
}
