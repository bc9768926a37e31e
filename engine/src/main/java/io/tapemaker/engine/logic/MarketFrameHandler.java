package io.tapemaker.engine.logic;

import io.tapemaker.engine.decode.DecodedFrame;
import io.tapemaker.engine.decode.MarketDecoder;
import io.tapemaker.engine.domain.book.BookKeeper;
import io.tapemaker.journal.codecs.BurstEndDecoder;
import io.tapemaker.journal.codecs.LinkEventDecoder;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.MarketFrameDecoder;
import io.tapemaker.journal.codecs.OversizeFrameDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

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

    MarketFrameHandler(SourcePositions positions) {
        this.positions = positions;
    }

    /** Handles a record of market data; false if it is of another kind. */
    boolean onRecord(RecordBuffer record, BookKeeper keeper, EngineCounters counters) {
        DirectBuffer buffer = record.buffer();
        int block = RecordFrame.blockLength(buffer);
        int version = RecordFrame.schemaVersion(buffer);
        switch (RecordFrame.templateId(buffer)) {
            case MarketFrameDecoder.TEMPLATE_ID -> {
                counters.add(EngineCounter.FRAMES);
                onFrame(record, marketFrame.wrap(buffer, BODY, block, version), keeper);
            }
            case OversizeFrameDecoder.TEMPLATE_ID -> onOversize(record, oversizeFrame.wrap(buffer, BODY, block, version), keeper);
            case BurstEndDecoder.TEMPLATE_ID -> {
                positions.onBurstEnd(RecordFrame.sourcePosition(buffer));
                keeper.onBurstEnd(burstEnd.wrap(buffer, BODY, block, version).connection(), RecordFrame.eventTimeNs(buffer));
            }
            case LinkEventDecoder.TEMPLATE_ID -> onLink(linkEvent.wrap(buffer, BODY, block, version), buffer, keeper);
            default -> {
                return false;
            }
        }
        return true;
    }
}
