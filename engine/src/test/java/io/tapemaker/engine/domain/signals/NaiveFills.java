package io.tapemaker.engine.domain.signals;

import io.tapemaker.journal.types.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Markouts of own fills over the whole history, in decimal numbers. */
final class NaiveFills {

    private final SignalSettings settings;
    private final List<SignalEvent> events;
    private final long[] marks;
    private final NaiveSignals.Fault fault;

    /** Indices of the fills that were taken over, and of those that were taken out. */
    private final List<Integer> accepted = new ArrayList<>();

    private final Set<Integer> reversed = new HashSet<>();
    private final Map<Integer, Integer> reversedAt = new TreeMap<>();
    private final Map<String, Number> out = new TreeMap<>();

    NaiveFills(SignalSettings settings, List<SignalEvent> events, long[] marks, NaiveSignals.Fault fault) {
        this.settings = settings;
        this.events = events;
        this.marks = marks;
        this.fault = fault;
    }

    Map<String, Number> outputs() {
        for (SignalCounter counter : SignalCounter.values()) {
            if (counter.name().contains("FILLS") || counter == SignalCounter.REVERSALS_REFUSED) {
                out.put("count." + counter, 0L);
            }
        }
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof SignalEvent.Fill fill) {
                if (find(fill.id()) >= 0) {
                    count(SignalCounter.FILLS_REPEATED);
                } else {
                    accepted.add(i);
                }
            } else if (events.get(i) instanceof SignalEvent.Reversal reversal) {
                reverse(find(reversal.id()), i);
            }
        }
        out.put("rememberedFills", (long) remembered().size());
        out.put("cost.0", cost(0, settings.markout().shortHorizonNs()));
        out.put("cost.1", cost(1, settings.markout().longHorizonNs()));
        return out;
    }

    private void reverse(int fill, int at) {
        if (fill < 0 || !reversed.add(fill)) {
            count(SignalCounter.REVERSALS_REFUSED);
        } else {
            count(SignalCounter.FILLS_REVERSED);
            reversedAt.put(fill, at);
        }
    }

    private void count(SignalCounter counter) {
        out.merge("count." + counter, 1L, (a, b) -> a.longValue() + b.longValue());
    }

    private List<Integer> remembered() {
        int from = Math.max(0, accepted.size() - settings.ownFills().remembered());
        return accepted.subList(from, accepted.size());
    }

    private int find(long id) {
        for (int index : remembered()) {
            if (((SignalEvent.Fill) events.get(index)).id() == id) {
                return index;
            }
        }
        return -1;
    }

    private long cost(int horizon, long horizonNs) {
        long total = 0;
        for (int nth = 0; nth < accepted.size(); nth++) {
            int evictor = nth + settings.ownFills().remembered();
            int evictedAt = evictor < accepted.size() ? accepted.get(evictor) : events.size();
            int due = dueAt(accepted.get(nth), horizonNs);
            int at = Math.min(due, evictedAt);
            if (at == events.size()) {
                continue;
            }
            boolean wasReversed = reversedAt.getOrDefault(accepted.get(nth), events.size()) < at;
            if (horizon == 1 && evictedAt < due && !wasReversed) {
                count(SignalCounter.FILLS_RESOLVED_EARLY);
            }
            if (marks[at] == 0 && !wasReversed) {
                count(SignalCounter.FILLS_WITHOUT_FAIR);
            }
            boolean counts = !reversed.contains(accepted.get(nth)) || fault == NaiveSignals.Fault.REVERSALS_IGNORED;
            if (marks[at] != 0 && counts && isInWindow(events.get(at).timeNs())) {
                total += costOf((SignalEvent.Fill) events.get(accepted.get(nth)), marks[at]);
            }
        }
        return total;
    }

    private int dueAt(int fill, long horizonNs) {
        int i = fill;
        while (i < events.size() && events.get(i).timeNs() - events.get(fill).timeNs() < horizonNs) {
            i++;
        }
        return i;
    }

    private boolean isInWindow(long bookedNs) {
        long stepNs = (settings.ownFills().windowNs() + 47) / 48;
        long nowNs = events.get(events.size() - 1).timeNs();
        return nowNs / stepNs - bookedNs / stepNs <= 48 || fault == NaiveSignals.Fault.WINDOW_NEVER_ENDS;
    }

    private long costOf(SignalEvent.Fill fill, long markX2E4) {
        BigDecimal fair = BigDecimal.valueOf(markX2E4, 4).divide(BigDecimal.valueOf(2));
        BigDecimal paid = BigDecimal.valueOf(fill.priceE4(), 4);
        BigDecimal loss = fill.side() == Side.BUY ? paid.subtract(fair) : fair.subtract(paid);
        RoundingMode rounding =
                fault == NaiveSignals.Fault.ROUNDED_IN_OUR_FAVOUR ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return loss.multiply(BigDecimal.valueOf(fill.sizeE6()))
                .setScale(0, rounding)
                .longValueExact();
    }
}
