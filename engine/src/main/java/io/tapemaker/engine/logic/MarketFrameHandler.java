package io.tapemaker.engine.logic;

import io.tapemaker.engine.decode.DecodedFrame;
import io.tapemaker.engine.decode.MarketDecoder;
import io.tapemaker.engine.decode.RejectReason;
import io.tapemaker.engine.domain.book.BookKeeper;
import io.tapemaker.engine.domain.book.FrameApplier;
import io.tapemaker.journal.codecs.BurstEndDecoder;
import io.tapemaker.journal.codecs.LinkEventDecoder;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.MarketFrameDecoder;
import io.tapemaker.journal.codecs.OversizeFrameDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import org.agrona.DirectBuffer;

/** Market data records: decoded from the bytes as received, then applied to the books. */
final class MarketFrameHandler {

    private static final int BODY = RecordBuffer.BODY_OFFSET;

    private final MarketFrameDecoder marketFrame = new MarketFrameDecoder();
    private final OversizeFrameDecoder oversizeFrame = new OversizeFrameDecoder();
    private final BurstEndDecoder burstEnd = new BurstEndDecoder();
    private final LinkEventDecoder linkEvent = new LinkEventDecoder();
    private final MarketDecoder decoder = new MarketDecoder();
    private final DecodedFrame decoded = new DecodedFrame();
    private final SourcePositions positions;
    private final EngineCounters counters;
    private int connection;
    private BookKeeper keeper;
    private FrameApplier applier;

    MarketFrameHandler(SourcePositions positions, EngineCounters counters, BookKeeper keeper) {
        this.positions = positions;
        this.counters = counters;
        this.keeper = keeper;
        this.applier = new FrameApplier(keeper);
    }

    /** Goes on with other books. */
    void keeper(BookKeeper books) {
        keeper = books;
        applier = new FrameApplier(books);
    }

    /** The connection of the last record handled. */
    int connection() {
        return connection;
    }

    /** Handles a record of market data; false if it is of another kind. */
    boolean onRecord(RecordBuffer record) {
        DirectBuffer buffer = record.buffer();
        int block = RecordFrame.blockLength(buffer);
        int version = RecordFrame.schemaVersion(buffer);
        switch (RecordFrame.templateId(buffer)) {
            case MarketFrameDecoder.TEMPLATE_ID -> onFrame(record, marketFrame.wrap(buffer, BODY, block, version));
            case OversizeFrameDecoder.TEMPLATE_ID ->
                onOversize(record, oversizeFrame.wrap(buffer, BODY, block, version));
            case BurstEndDecoder.TEMPLATE_ID -> {
                positions.onBurstEnd(RecordFrame.sourcePosition(buffer));
                connection = burstEnd.wrap(buffer, BODY, block, version).connection();
                keeper.enter(connection, RecordFrame.eventTimeNs(buffer));
                keeper.burstEnd();
            }
            case LinkEventDecoder.TEMPLATE_ID -> onLink(linkEvent.wrap(buffer, BODY, block, version), buffer);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void onFrame(RecordBuffer record, MarketFrameDecoder frame) {
        counters.add(EngineCounter.FRAMES);
        int length = frame.frameLength();
        int start = frame.limit() + MarketFrameDecoder.frameHeaderLength();
        positions.onFrame(RecordFrame.sourcePosition(record.buffer()), record.array(), start, length);
        decoder.decode(record.array(), start, length, decoded);
        countRejects();
        connection = frame.connection();
        applier.apply(decoded, connection, RecordFrame.eventTimeNs(record.buffer()));
    }

    private void countRejects() {
        if (decoded.reject() != RejectReason.NONE) {
            counters.addReject(decoded.reject());
            return;
        }
        for (int i = 0; i < decoded.eventCount(); i++) {
            counters.addReject(decoded.event(i).reason());
        }
    }

    private void onOversize(RecordBuffer record, OversizeFrameDecoder frame) {
        connection = frame.connection();
        keeper.enter(connection, RecordFrame.eventTimeNs(record.buffer()));
        int length = frame.headLength();
        int start = frame.limit() + OversizeFrameDecoder.headHeaderLength();
        positions.onFrame(RecordFrame.sourcePosition(record.buffer()), record.array(), start, length);
        keeper.oversizeFrame();
    }

    private void onLink(LinkEventDecoder event, DirectBuffer buffer) {
        connection = event.connection();
        keeper.enter(connection, RecordFrame.eventTimeNs(buffer));
        int state = event.stateRaw();
        if (state == LinkState.DOWN.value()) {
            keeper.linkDown();
        } else if (state != LinkState.UP.value()) {
            throw new IllegalStateException("INBOUND record " + RecordFrame.sequence(buffer)
                    + " says that a link is in an unknown state, " + state
                    + ": replay it with the build that wrote it, or a later one");
        }
    }
}
