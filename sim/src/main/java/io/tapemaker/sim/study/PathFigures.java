package io.tapemaker.sim.study;

import io.tapemaker.engine.domain.quoting.Constraint;
import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.engine.logic.RewardDecision;
import java.util.EnumMap;
import java.util.Map;

/** What was found of one market along its path, in samples of a minute. */
public final class PathFigures {

    /** A market is looked at as long as its last row is not older. */
    private static final long ON_MS = 300_000;

    private final String slug;
    private final Map<Regime, Long> regimes = new EnumMap<>(Regime.class);
    private final Map<Constraint, Long> against = new EnumMap<>(Constraint.class);
    private long lastSeenMs = -ON_MS;
    private Regime regime = Regime.PULLED;
    private Constraint constraint = Constraint.REGIME;
    private long samples;
    private long quoted;
    private long twoSided;
    private long orders;
    private long edits;
    private double dollarsPerDay;
    private double distanceTicks;

    PathFigures(String slug) {
        this.slug = slug;
    }

    void seen(long timeMs) {
        lastSeenMs = timeMs;
    }

    boolean isOn(long timeMs) {
        return timeMs - lastSeenMs < ON_MS;
    }

    void decided(RewardDecision decision) {
        regime = decision.regime();
        constraint = decision.isSearched() ? decision.constraint() : Constraint.REGIME;
    }

    void sample(int bids, int asks, double rate, double ticks) {
        samples++;
        quoted += bids + asks > 0 ? 1 : 0;
        twoSided += bids > 0 && asks > 0 ? 1 : 0;
        orders += bids + asks;
        dollarsPerDay += rate;
        distanceTicks += ticks;
        regimes.merge(regime, 1L, Long::sum);
        against.merge(constraint, 1L, Long::sum);
    }

    void edited() {
        edits++;
    }

    /** Takes the samples of another market to its own, for a sum. */
    void add(PathFigures other) {
        samples += other.samples;
        quoted += other.quoted;
        twoSided += other.twoSided;
        orders += other.orders;
        edits += other.edits;
        dollarsPerDay += other.dollarsPerDay;
        distanceTicks += other.distanceTicks;
        other.regimes.forEach((key, value) -> regimes.merge(key, value, Long::sum));
        other.against.forEach((key, value) -> against.merge(key, value, Long::sum));
    }

    /** Name of the market, or of what is summed up. */
    public String slug() {
        return slug;
    }

    /** Minutes looked at. */
    public long samples() {
        return samples;
    }

    /** Part of the minutes with an order of ours, 0 to 1. */
    public double quotedShare() {
        return samples == 0 ? 0 : (double) quoted / samples;
    }

    /** Part of the minutes with orders on both sides, 0 to 1. */
    public double twoSidedShare() {
        return samples == 0 ? 0 : (double) twoSided / samples;
    }

    /** Expected reward of one market in dollars a day, unquoted minutes counted, against the upper end of others. */
    public double dollarsPerDay() {
        return samples == 0 ? 0 : dollarsPerDay / samples;
    }

    /** Mean distance of an order from the others' midpoint, in ticks. */
    public double distanceTicks() {
        return orders == 0 ? 0 : distanceTicks / orders;
    }

    /** Places and cancels of one market an hour. */
    public double editsPerHour() {
        return samples == 0 ? 0 : edits * 60.0 / samples;
    }

    /** Part of the minutes in a regime, 0 to 1. */
    public double share(Regime of) {
        return samples == 0 ? 0 : (double) regimes.getOrDefault(of, 0L) / samples;
    }

    /** Part of the minutes in which something stood against quotes, 0 to 1. */
    public double share(Constraint of) {
        return samples == 0 ? 0 : (double) against.getOrDefault(of, 0L) / samples;
    }

    /** What stood against quotes for longest, {@link Constraint#NONE} aside; NONE where nothing did. */
    public Constraint mostlyAgainst() {
        Constraint most = Constraint.NONE;
        for (Map.Entry<Constraint, Long> entry : against.entrySet()) {
            boolean isMore = most == Constraint.NONE || entry.getValue() > against.getOrDefault(most, 0L);
            most = entry.getKey() != Constraint.NONE && isMore ? entry.getKey() : most;
        }
        return most;
    }
}
