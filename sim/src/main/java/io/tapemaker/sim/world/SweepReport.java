package io.tapemaker.sim.world;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What many worlds came to. */
public final class SweepReport {

    private static final FaultKind[] KINDS = FaultKind.values();
    private static final int SHRUNK = 3;

    private final long[] happened = new long[KINDS.length];
    private final long[][] together = new long[KINDS.length][KINDS.length];
    private final long[] checked = new long[Invariant.values().length];
    private final List<Sweep.Failure> failures = new ArrayList<>();
    private long worlds;
    private long events;
    private long fewestEvents = Long.MAX_VALUE;
    private long places;
    private long fills;
    private long starts;
    private long startsFromSnapshot;

    void add(Sweep.Outcome outcome) {
        worlds++;
        WorldReport report = outcome.result().report();
        String broken = outcome.result().broken();
        if (broken != null) {
            WorldPlan plan = outcome.plan();
            WorldPlan shrunk = failures.size() < SHRUNK
                    ? Shrinker.shrink(plan, outcome.result().kind())
                    : plan;
            failures.add(new Sweep.Failure(plan.seed(), broken, shrunk.faults()));
        }
        addFigures(report);
    }

    private void addFigures(@Nullable WorldReport report) {
        if (report == null) {
            return;
        }
        events += report.events();
        fewestEvents = Math.min(fewestEvents, report.events());
        places += report.figures().places();
        fills += report.figures().fillsTold();
        starts += report.figures().starts();
        startsFromSnapshot += report.figures().startsFromSnapshot();
        for (Invariant invariant : Invariant.values()) {
            checked[invariant.ordinal()] += report.checks().of(invariant);
        }
        for (FaultKind one : KINDS) {
            happened[one.ordinal()] += report.faults().of(one);
            for (FaultKind other : KINDS) {
                boolean both = report.faults().of(one) > 0 && report.faults().of(other) > 0;
                together[one.ordinal()][other.ordinal()] += both ? 1 : 0;
            }
        }
    }

    /** Worlds run. */
    public long worlds() {
        return worlds;
    }

    /** Events of all worlds that came to their end. */
    public long events() {
        return events;
    }

    /** Events of the smallest of them. */
    public long fewestEvents() {
        return fewestEvents;
    }

    /** Orders that engines wanted placed. */
    public long places() {
        return places;
    }

    /** What was said of trades of ours. */
    public long fills() {
        return fills;
    }

    /** Starts of engines. */
    public long starts() {
        return starts;
    }

    /** Those that began at a snapshot. */
    public long startsFromSnapshot() {
        return startsFromSnapshot;
    }

    /** Times that a kind of fault happened. */
    public long happened(FaultKind kind) {
        return happened[kind.ordinal()];
    }

    /** Worlds in which both kinds happened. */
    public long together(FaultKind one, FaultKind other) {
        return together[one.ordinal()][other.ordinal()];
    }

    /** Times that an invariant was looked at. */
    public long checked(Invariant invariant) {
        return checked[invariant.ordinal()];
    }

    /** Seeds that broke something, in their order. */
    public List<Sweep.Failure> failures() {
        return List.copyOf(failures);
    }
}
