package io.tapemaker.replay.book;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.tapemaker.engine.domain.book.BookSide;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import java.io.IOException;
import java.io.Writer;

/**
 * A book as one line of JSON: {@code asset_id}, {@code state}, {@code hash_verified} (whether the present levels are
 * proven by the venue's hash), {@code tick_size} (text or null), {@code bids} and {@code asks} best first as {@code
 * [price, size]} in the venue's shortest text; then {@code market}, {@code reason} of the state, {@code
 * hash_outcome}, {@code resolved} and {@code sequence}.
 */
public final class BookText {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private BookText() {}

    /** Writes the line of a book as it is after an INBOUND record, with its line end; the writer stays open. */
    public static void write(OrderBook book, long sequence, Writer target) throws IOException {
        try (JsonGenerator out = JSON.createGenerator(target)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            out.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            out.writeStartObject();
            out.writeStringField("asset_id", book.tokenId().toString());
            out.writeStringField("state", book.state().name());
            out.writeBooleanField("hash_verified", book.hashVerified());
            TickSize tick = book.tickSize();
            if (tick == null) {
                out.writeNullField("tick_size");
            } else {
                out.writeStringField("tick_size", tick.text());
            }
            side(out, "bids", book.bids());
            side(out, "asks", book.asks());
            out.writeStringField("market", book.market().conditionId().toString());
            out.writeStringField("reason", book.cause().name());
            out.writeStringField("hash_outcome", book.hashOutcome().name());
            out.writeBooleanField("resolved", book.market().resolved());
            out.writeNumberField("sequence", sequence);
            out.writeEndObject();
        }
        target.write('\n');
    }

    private static void side(JsonGenerator out, String name, BookSide side) throws IOException {
        out.writeArrayFieldStart(name);
        for (int i = 0; i < side.count(); i++) {
            out.writeStartArray();
            out.writeString(Price.format(side.priceE4(i)));
            out.writeString(Size.format(side.sizeE6(i)));
            out.writeEndArray();
        }
        out.writeEndArray();
    }
}
