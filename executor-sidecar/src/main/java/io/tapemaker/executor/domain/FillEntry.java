package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.journal.codecs.FillStatus;

/** One order's part in one trade, and what has been said of it. */
final class FillEntry {

    final OrderKey order;
    final long tradeHigh;
    final long tradeLow;
    final long matchTimeS;
    final long sizeE6;
    final long riskE6;
    private int seen;
    private boolean terminal;

    /** When it was final, event time. */
    long endedNs;

    FillEntry(OrderKey order, long[] trade, long matchTimeS, long sizeE6, long riskE6) {
        this.order = order;
        this.tradeHigh = trade[0];
        this.tradeLow = trade[1];
        this.matchTimeS = matchTimeS;
        this.sizeE6 = sizeE6;
        this.riskE6 = riskE6;
    }

    static boolean isTerminal(FillStatus status) {
        return status == FillStatus.CONFIRMED || status == FillStatus.FAILED;
    }

    /** Takes a status; false if it says nothing new. What is final is final, whatever a stream says later. */
    boolean take(FillStatus status) {
        int bit = 1 << status.value();
        if (terminal || (seen & bit) != 0) {
            return false;
        }
        seen |= bit;
        terminal = isTerminal(status);
        return true;
    }

    boolean isTerminal() {
        return terminal;
    }

    void write(StateBytes out) {
        out.put(order.epoch());
        out.put(order.number());
        out.put(tradeHigh);
        out.put(tradeLow);
        out.put(seen);
        out.put(sizeE6);
        out.put(riskE6);
    }
}
