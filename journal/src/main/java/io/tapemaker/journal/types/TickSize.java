package io.tapemaker.journal.types;

import org.jspecify.annotations.Nullable;

/** The venue's six price grids. Counting decimals does not tell them apart: 0.005 and 0.001 both have three. */
public enum TickSize {
    TENTH(1, 1_000L, "0.1"),
    CENT(2, 100L, "0.01"),
    HALF_CENT(3, 50L, "0.005"),
    QUARTER_CENT(4, 25L, "0.0025"),
    MILL(5, 10L, "0.001"),
    TENTH_MILL(6, 1L, "0.0001");

    private static final TickSize[] VALUES = values();

    private final int code;
    private final long stepE4;
    private final String text;

    TickSize(int code, long stepE4, String text) {
        this.code = code;
        this.stepE4 = stepE4;
        this.text = text;
    }

    /** The number that stands for this tick size in records; never an ordinal, so that the order may change. */
    public int code() {
        return code;
    }

    /** The distance of two neighbouring prices, in E4. */
    public long stepE4() {
        return stepE4;
    }

    /** The venue's text, as in {@code tick_size}. */
    public String text() {
        return text;
    }

    /** Whether an order may rest at this price: on the grid and between one tick and one less a tick. */
    public boolean allows(long priceE4) {
        return priceE4 >= stepE4 && priceE4 <= Price.ONE_E4 - stepE4 && priceE4 % stepE4 == 0;
    }

    /** The highest grid price at or below. */
    public long floor(long priceE4) {
        return priceE4 - Math.floorMod(priceE4, stepE4);
    }

    /** The lowest grid price at or above. */
    public long ceil(long priceE4) {
        return floor(priceE4 + stepE4 - 1);
    }

    /** The tick size of a step in E4, or null if the venue has no such grid. */
    public static @Nullable TickSize ofStepE4(long stepE4) {
        for (TickSize tick : VALUES) {
            if (tick.stepE4 == stepE4) {
                return tick;
            }
        }
        return null;
    }

    /** The tick size of a code, or null for an unknown one. */
    public static @Nullable TickSize ofCode(int code) {
        return code >= 1 && code <= VALUES.length ? VALUES[code - 1] : null;
    }

    /** The tick size of a venue text such as {@code 0.005}, or null for anything else. */
    public static @Nullable TickSize parse(byte[] text, int offset, int length) {
        return ofStepE4(Price.parse(text, offset, length));
    }

    /** As {@link #parse(byte[], int, int)}, for text that is not on the hot path. */
    public static @Nullable TickSize parse(String text) {
        return ofStepE4(Price.parse(text));
    }
}
