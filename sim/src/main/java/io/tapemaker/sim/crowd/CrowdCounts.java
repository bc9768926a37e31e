package io.tapemaker.sim.crowd;

import io.tapemaker.sim.venue.RefusalKind;

/** What was done, for reports. Changes while the crowd acts. */
public final class CrowdCounts {

    private static final Part[] PARTS = Part.values();

    /** What those who play one part have done as takers. */
    public static final class Taken {
        private long trades;
        private long sharesE6;
        private long dollarsE6;
        private long edgeE6;

        /** Orders that were matched at once, wholly or partly. */
        public long trades() {
            return trades;
        }

        /** Shares bought and sold. */
        public long sharesE6() {
            return sharesE6;
        }

        /** Dollars paid and got, without fees. */
        public long dollarsE6() {
            return dollarsE6;
        }

        /** Dollars gained against the true price at the time of the trade, without fees; a loss is negative. */
        public long edgeE6() {
            return edgeE6;
        }

        void add(long shares, long dollars, long edge) {
            trades++;
            sharesE6 += shares;
            dollarsE6 += dollars;
            edgeE6 += edge;
        }
    }

    private final Taken[] taken = new Taken[PARTS.length];
    private final long[] refusals = new long[RefusalKind.values().length];
    private long actions;
    private long orders;
    private long cancels;
    private long delayed;
    private long foundNobody;
    private long jumps;
    private long clears;
    private long oneSidedPhases;
    private long splits;
    private long merges;

    CrowdCounts() {
        for (int i = 0; i < taken.length; i++) {
            taken[i] = new Taken();
        }
    }

    /** What those who play that part have taken. */
    public Taken taken(Part part) {
        return taken[part.ordinal()];
    }

    /** How often somebody looked, decided or did something. */
    public long actions() {
        return actions;
    }

    /** Orders that the venue took in. */
    public long orders() {
        return orders;
    }

    /** Orders that were cancelled on request. */
    public long cancels() {
        return cancels;
    }

    /** Orders of takers that have to wait first; what becomes of them is not counted. */
    public long delayed() {
        return delayed;
    }

    /** How often a taker found an empty side. */
    public long foundNobody() {
        return foundNobody;
    }

    /** News of the true price. */
    public long jumps() {
        return jumps;
    }

    /** How often all makers cancelled at once. */
    public long clears() {
        return clears;
    }

    /** How often a side was left alone. */
    public long oneSidedPhases() {
        return oneSidedPhases;
    }

    /** How often dollars became pairs of tokens. */
    public long splits() {
        return splits;
    }

    /** How often pairs of tokens became dollars. */
    public long merges() {
        return merges;
    }

    /** Orders and requests that the venue refused for that reason. */
    public long refused(RefusalKind kind) {
        return refusals[kind.ordinal()];
    }

    /** Everything that the venue refused. */
    public long refused() {
        long sum = 0;
        for (long count : refusals) {
            sum += count;
        }
        return sum;
    }

    void acted() {
        actions++;
    }

    void ordered() {
        orders++;
    }

    void cancelled(long count) {
        cancels += count;
    }

    void hadToWait() {
        delayed++;
    }

    void metNobody() {
        foundNobody++;
    }

    void jumped() {
        jumps++;
    }

    void cleared() {
        clears++;
    }

    void leftASide() {
        oneSidedPhases++;
    }

    void split() {
        splits++;
    }

    void merged() {
        merges++;
    }

    void wasRefused(RefusalKind kind) {
        refusals[kind.ordinal()]++;
    }

    void add(CrowdCounts other) {
        for (int i = 0; i < taken.length; i++) {
            taken[i].trades += other.taken[i].trades;
            taken[i].sharesE6 += other.taken[i].sharesE6;
            taken[i].dollarsE6 += other.taken[i].dollarsE6;
            taken[i].edgeE6 += other.taken[i].edgeE6;
        }
        for (int i = 0; i < refusals.length; i++) {
            refusals[i] += other.refusals[i];
        }
        actions += other.actions;
        orders += other.orders;
        cancels += other.cancels;
        delayed += other.delayed;
        foundNobody += other.foundNobody;
        jumps += other.jumps;
        clears += other.clears;
        oneSidedPhases += other.oneSidedPhases;
        splits += other.splits;
        merges += other.merges;
    }
}
