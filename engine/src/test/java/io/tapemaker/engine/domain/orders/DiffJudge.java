package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Judges the commands of one look at a market, where a venue takes everything, by trying all others. */
final class DiffJudge {

    /** An order that rests, or is to. */
    record Resting(int place, long priceE4, long sizeE6) implements Comparable<Resting> {
        @Override
        public int compareTo(Resting other) {
            int byPlace = Integer.compare(place, other.place);
            int byPrice = byPlace != 0 ? byPlace : Long.compare(priceE4, other.priceE4);
            return byPrice != 0 ? byPrice : Long.compare(sizeE6, other.sizeE6);
        }
    }

    /** A place of an order, or a cancel of the order at an index. */
    record Command(boolean places, int index, Resting order) {}

    private DiffJudge() {}

    static List<Resting> desired(DesiredQuotes quotes) {
        List<Resting> desired = new ArrayList<>();
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            if (quotes.wants(place)) {
                desired.add(new Resting(place, quotes.priceE4(place), quotes.sizeE6(place)));
            }
        }
        return desired;
    }

    /** What is wrong with the commands; the empty text for nothing. */
    static String judge(List<Resting> before, List<Resting> desired, List<Command> commands) {
        boolean placed = false;
        List<Resting> after = new ArrayList<>(before);
        List<Resting> gone = new ArrayList<>();
        for (Command command : commands) {
            if (command.places) {
                placed = true;
                after.add(command.order);
            } else {
                if (placed) {
                    return "cancels after it placed";
                }
                gone.add(before.get(command.index));
            }
        }
        gone.forEach(after::remove);
        if (!sorted(after).equals(sorted(desired))) {
            return "leads to " + after + ", not " + desired;
        }
        int least = least(before, desired);
        return commands.size() == least ? "" : "takes " + commands.size() + " commands, not " + least;
    }

    /** The fewest commands, by trying every set of orders to keep and every set of wanted ones to place. */
    static int least(List<Resting> before, List<Resting> desired) {
        List<Resting> goal = sorted(desired);
        int least = Integer.MAX_VALUE;
        for (int keep = 0; keep < 1 << before.size(); keep++) {
            for (int add = 0; add < 1 << desired.size(); add++) {
                List<Resting> after = pick(before, keep);
                after.addAll(pick(desired, add));
                int commands = before.size() - Integer.bitCount(keep) + Integer.bitCount(add);
                if (commands < least && sorted(after).equals(goal)) {
                    least = commands;
                }
            }
        }
        return least;
    }

    private static List<Resting> pick(List<Resting> from, int set) {
        List<Resting> picked = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            if ((set & 1 << i) != 0) {
                picked.add(from.get(i));
            }
        }
        return picked;
    }

    private static List<Resting> sorted(List<Resting> orders) {
        List<Resting> sorted = new ArrayList<>(orders);
        Collections.sort(sorted);
        return sorted;
    }
}
