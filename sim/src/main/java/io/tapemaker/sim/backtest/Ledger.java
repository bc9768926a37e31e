package io.tapemaker.sim.backtest;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.study.PaperOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Money and tokens of one market, exactly, and where the money came from. Held tokens are marked to the others'
 * midpoint; while there is none, to the last one.
 */
final class Ledger {

    private static final long WHOLE_X2E4 = 2 * Price.ONE_E4;
    private static final long LATER_NS = 300_000_000_000L;

    private record Fill(long directedE6, long midpointX2E4, long timeNs, DayFigures day) {}

    private final long[] tokensE6 = new long[2];
    private final List<Fill> sinceQuote = new ArrayList<>();
    private final Queue<Fill> later = new ArrayDeque<>();
    private final List<String> problems = new ArrayList<>();
    private long cashX2E10;
    private long midpointX2E4;
    private long bookedX2E10;
    private long checks;

    /** An order was filled, at its own price. */
    void fill(PaperOrder order, long sizeE6, long timeNs, DayFigures day) {
        long sign = order.side() == Side.BUY ? 1 : -1;
        tokensE6[order.slot()] += sign * sizeE6;
        cashX2E10 -= sign * 2 * order.priceE4() * sizeE6;
        if (tokensE6[order.slot()] < 0) {
            problems.add("order " + order.number() + " sells what is not held");
        }
        Fill fill = new Fill(order.isBid() ? sizeE6 : -sizeE6, midpointX2E4, timeNs, day);
        long spreadX2E10 = fill.directedE6() * (midpointX2E4 - 2 * order.firstPriceE4());
        day.spreadX2E10 += spreadX2E10;
        bookedX2E10 += spreadX2E10;
        day.filledE6 += sizeE6;
        day.fills++;
        sinceQuote.add(fill);
        later.add(fill);
        check();
    }

    /** A quote with a midpoint. */
    void quote(long nextX2E4, long timeNs, DayFigures day) {
        long heldE6 = directedE6();
        for (Fill fill : sinceQuote) {
            heldE6 -= fill.directedE6();
            fill.day().markoutX2E10 += fill.directedE6() * (nextX2E4 - fill.midpointX2E4());
            bookedX2E10 += fill.directedE6() * (nextX2E4 - fill.midpointX2E4());
        }
        sinceQuote.clear();
        long driftX2E10 = heldE6 * (nextX2E4 - midpointX2E4);
        day.driftX2E10 += driftX2E10;
        bookedX2E10 += driftX2E10;
        midpointX2E4 = nextX2E4;
        for (Fill due = later.peek(); due != null && due.timeNs() + LATER_NS <= timeNs; due = later.peek()) {
            due.day().laterMarkoutX2E10 += due.directedE6() * (nextX2E4 - due.midpointX2E4());
            later.remove();
        }
        check();
    }

    /** What was booked by reason is what money and tokens have become worth. */
    private void check() {
        checks++;
        if (bookedX2E10 != worthX2E10()) {
            problems.add("booked " + bookedX2E10 + ", worth " + worthX2E10());
        }
    }

    /** Money and tokens at the midpoint. */
    private long worthX2E10() {
        return cashX2E10 + tokensE6[0] * midpointX2E4 + tokensE6[1] * (WHOLE_X2E4 - midpointX2E4);
    }

    /** Shares of a token that are held. */
    long tokensE6(int slot) {
        return tokensE6[slot];
    }

    /** Shares of the first token beyond those of the second, negative for the other way round. */
    long directedE6() {
        return tokensE6[0] - tokensE6[1];
    }

    /** What the unpaired shares are worth; pairs are thought to be merged. */
    long inventoryX2E10() {
        long directedE6 = directedE6();
        return directedE6 >= 0 ? directedE6 * midpointX2E4 : -directedE6 * (WHOLE_X2E4 - midpointX2E4);
    }

    /** How often the sums were compared. */
    long checks() {
        return checks;
    }

    /** What does not add up, a line each. */
    List<String> problems() {
        return problems;
    }
}
