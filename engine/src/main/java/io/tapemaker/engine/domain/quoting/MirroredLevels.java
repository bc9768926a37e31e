package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.journal.types.Price;

/** Levels seen from the other token: a price p is 1 - p there, asks become bids, and the best stays first. */
final class MirroredLevels implements Levels {

    private Levels source;

    MirroredLevels(Levels source) {
        this.source = source;
    }

    void of(Levels levels) {
        source = levels;
    }

    @Override
    public int count() {
        return source.count();
    }

    @Override
    public long priceE4(int fromBest) {
        return Price.complement(source.priceE4(fromBest));
    }

    @Override
    public long sizeE6(int fromBest) {
        return source.sizeE6(fromBest);
    }
}
