package io.tapemaker.executor.domain;

import io.tapemaker.journal.types.Uint256;
import java.util.Comparator;

/** The order of 256-bit numbers. */
final class Hashes {

    static final Comparator<Uint256> ORDER = (a, b) -> {
        int first = Long.compareUnsigned(a.high(), b.high());
        int second = first != 0 ? first : Long.compareUnsigned(a.midHigh(), b.midHigh());
        int third = second != 0 ? second : Long.compareUnsigned(a.midLow(), b.midLow());
        return third != 0 ? third : Long.compareUnsigned(a.low(), b.low());
    };

    private Hashes() {}
}
