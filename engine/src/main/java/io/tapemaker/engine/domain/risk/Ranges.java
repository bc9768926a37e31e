package io.tapemaker.engine.domain.risk;

/**
 * Checks of settings. Apart from the settings themselves, whose defaults are made while their classes are loaded: two
 * that needed each other would see one another half made.
 */
final class Ranges {

    static final long NS_PER_MS = 1_000_000L;

    /** Thirty days. */
    static final long MAX_MS = 30L * 86_400_000L;

    private Ranges() {}

    static void check(String name, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(name + " is " + value + ": use " + lowest + " to " + highest);
        }
    }

    static void checkMs(String name, long valueMs) {
        check(name, valueMs, 1, MAX_MS);
    }

    static void checkMoney(String name, long valueE6) {
        check(name, valueE6, 0, Money.MAX_E6);
    }

    static void checkShares(String name, long valueE6) {
        check(name, valueE6, 0, Money.MAX_SHARES_E6);
    }
}
