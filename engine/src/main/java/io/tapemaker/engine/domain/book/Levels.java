package io.tapemaker.engine.domain.book;

/** The price levels of one side of an order book, best first. Reading allocates nothing. */
public interface Levels {

    /** Number of levels. */
    int count();

    /** Price of the level at an index in E4, 0 being the best. */
    long priceE4(int fromBest);

    /** Size of the level at an index in E6, 0 being the best. */
    long sizeE6(int fromBest);
}
