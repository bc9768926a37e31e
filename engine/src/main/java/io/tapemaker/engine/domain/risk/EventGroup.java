package io.tapemaker.engine.domain.risk;

import java.util.Arrays;

/**
 * The markets of one event, each with what it loses at most if its YES pays and if its NO pays. In a neg-risk event at
 * most one YES pays, so the worst case is the worst of "market k's YES, all others' NO" over k, and of "all NO". In any
 * other event the markets are taken as independent and their worst cases add up.
 */
final class EventGroup {

    private static final int INITIAL_PLACES = 1;

    private boolean negRisk;
    private int places;
    private long[] ifYesE6 = new long[INITIAL_PLACES];
    private long[] ifNoE6 = new long[INITIAL_PLACES];
    private long[] notionalsE6 = new long[INITIAL_PLACES];
    private long allNoE6;
    private long sumOfWorstE6;
    private long notionalE6;
    private final MaxTree yesLessNo = new MaxTree();

    boolean negRisk() {
        return negRisk;
    }

    void negRisk(boolean atMostOnePays) {
        negRisk = atMostOnePays;
    }

    /** A place for one more market. */
    int join() {
        int place = places++;
        if (place == ifYesE6.length) {
            ifYesE6 = Arrays.copyOf(ifYesE6, 2 * place);
            ifNoE6 = Arrays.copyOf(ifNoE6, 2 * place);
            notionalsE6 = Arrays.copyOf(notionalsE6, 2 * place);
        }
        yesLessNo.grow(places);
        return place;
    }

    /** The market takes no part any more; its place is not used again. */
    void leave(int place) {
        set(place, 0, 0, 0);
        yesLessNo.set(place, MaxTree.NONE);
    }

    void set(int place, long newIfYesE6, long newIfNoE6, long newNotionalE6) {
        allNoE6 = Math.addExact(allNoE6, newIfNoE6 - ifNoE6[place]);
        sumOfWorstE6 = Math.addExact(sumOfWorstE6, Math.max(newIfYesE6, newIfNoE6) - worstE6(place));
        notionalE6 = Math.addExact(notionalE6, newNotionalE6 - notionalsE6[place]);
        ifYesE6[place] = newIfYesE6;
        ifNoE6[place] = newIfNoE6;
        notionalsE6[place] = newNotionalE6;
        yesLessNo.set(place, newIfYesE6 - newIfNoE6);
    }

    /** Loss in the worst outcome. */
    long lossE6() {
        return negRisk ? Math.addExact(allNoE6, Math.max(0, yesLessNo.max())) : sumOfWorstE6;
    }

    /** Loss in the worst outcome if one market lost this much. */
    long lossWithE6(int place, long marketIfYesE6, long marketIfNoE6) {
        return othersE6(place) + Math.max(marketIfYesE6, marketIfNoE6 + othersYesE6(place));
    }

    /** What the market may lose at most if its YES pays, for the group to lose no more than an amount. */
    long mostIfYesE6(int place, long groupLossE6) {
        return groupLossE6 - othersE6(place);
    }

    /** What the market may lose at most if its NO pays, for the group to lose no more than an amount. */
    long mostIfNoE6(int place, long groupLossE6) {
        return groupLossE6 - othersE6(place) - othersYesE6(place);
    }

    /** Cost of what is held and of open BUYs. */
    long notionalE6() {
        return notionalE6;
    }

    /** {@link #notionalE6} of all but one. */
    long othersNotionalE6(int place) {
        return notionalE6 - notionalsE6[place];
    }

    /** What the others lose: all at NO in a neg-risk event, else each in its own worst outcome. */
    private long othersE6(int place) {
        return negRisk ? allNoE6 - ifNoE6[place] : sumOfWorstE6 - worstE6(place);
    }

    /** What it adds that another market's YES pays instead of its NO, which this market's NO leaves open. */
    private long othersYesE6(int place) {
        return negRisk ? Math.max(0, yesLessNo.maxExcept(place)) : 0;
    }

    private long worstE6(int place) {
        return Math.max(ifYesE6[place], ifNoE6[place]);
    }
}
