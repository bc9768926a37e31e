package io.tapemaker.bench.lap;

import io.tapemaker.bench.baseline.BareSha1;
import io.tapemaker.bench.tape.BenchTape;
import io.tapemaker.engine.domain.book.BookSide;
import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import org.agrona.collections.IntArrayList;

/**
 * Bare SHA-1 over as many bytes as the JSON of each book that settles has: what verifying every hash costs at least.
 * The lengths are found beforehand; they are right but for a few bytes of a book's parameters.
 */
public final class Sha1Lap implements Lap {

    /** The JSON without levels: its keys, the two ids, the timestamp, the usual parameters. */
    private static final int FRAME_OF_A_BOOK = 341;

    /** The JSON of a level without its price and size. */
    private static final int FRAME_OF_A_LEVEL = 23;

    private final int frames;
    private final IntArrayList lengths = new IntArrayList();
    private final BareSha1 sha1 = new BareSha1();
    private final byte[] text = new byte[2 * Decimals.MAX_TEXT_LENGTH];
    private int mixed;

    public Sha1Lap(BenchTape tape) {
        frames = tape.frames();
        BooksLap books = new BooksLap(tape, HashPolicy.OFF, this::add);
        books.prepare();
        books.run();
    }

    private void add(Market market) {
        for (int token = 0; token < Market.MAX_ASSETS; token++) {
            OrderBook book = market.book(token);
            if (book != null) {
                lengths.addInt(FRAME_OF_A_BOOK + lengthOf(book.bids()) + lengthOf(book.asks()));
            }
        }
    }

    private int lengthOf(BookSide side) {
        int length = 0;
        for (int i = 0; i < side.count(); i++) {
            length += FRAME_OF_A_LEVEL
                    + Decimals.write(text, 0, side.priceE4(i), Price.DECIMALS)
                    + Decimals.write(text, 0, side.sizeE6(i), Size.DECIMALS);
        }
        return length;
    }

    @Override
    public void prepare() {
        mixed = 0;
    }

    @Override
    public long run() {
        for (int i = 0; i < lengths.size(); i++) {
            mixed += sha1.hash(lengths.getInt(i));
        }
        return frames;
    }

    @Override
    public void finish() {
        if (mixed == 0) {
            throw new IllegalStateException("nothing was hashed");
        }
    }

    /** Bytes hashed in a pass. */
    public long bytes() {
        return lengths.stream().mapToLong(Integer::longValue).sum();
    }

    /** Hashes of a pass. */
    public int hashes() {
        return lengths.size();
    }
}
