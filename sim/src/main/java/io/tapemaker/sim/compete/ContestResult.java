package io.tapemaker.sim.compete;

import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.sim.compete.Contest.ContestPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;

/**
 * What a contest came to.
 *
 * @param figures by kind of market and quoter, in the order of the seeds
 */
public record ContestResult(
        ContestPlan plan, SortedMap<Ground, ? extends SortedMap<Quoter, List<BoutFigures>>> figures) {

    /** What does not add up, one line each: first, that all quoters met the same true price. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Ground ground : plan.grounds()) {
            List<BoutFigures> ours = of(ground, Quoter.OURS);
            for (Quoter quoter : Quoter.values()) {
                for (int i = 0; i < ours.size(); i++) {
                    BoutFigures each = of(ground, quoter).get(i);
                    String place = ground + ", seed " + (plan.firstSeed() + i) + ", " + quoter.title() + ": ";
                    if (!each.problem().isEmpty()) {
                        problems.add(place + each.problem());
                    }
                    if (each.pathHash() != ours.get(i).pathHash()) {
                        problems.add(place + "the true price is not that of the others");
                    }
                }
            }
        }
        return problems;
    }

    /** In the order of the seeds. */
    public List<BoutFigures> of(Ground ground, Quoter quoter) {
        SortedMap<Quoter, List<BoutFigures>> ofGround = figures.get(ground);
        List<BoutFigures> each = ofGround == null ? null : ofGround.get(quoter);
        if (each == null) {
            throw new IllegalArgumentException(quoter + " was not in " + ground);
        }
        return each;
    }

    /** Sums over all seeds, and the most of any. */
    BoutFigures total(Ground ground, Quoter quoter) {
        BoutFigures total = new BoutFigures(ground.rewards().ratePerDayE6());
        of(ground, quoter).forEach(total::add);
        return total;
    }

    /** The mean over the seeds. */
    public Sample mean(Ground ground, Quoter quoter, ToDoubleFunction<BoutFigures> what) {
        return Sample.of(of(ground, quoter).stream().mapToDouble(what).toArray());
    }

    /** Ours less the rival's, seed by seed. */
    public Sample difference(Ground ground, Quoter rival, ToDoubleFunction<BoutFigures> what) {
        List<BoutFigures> ours = of(ground, Quoter.OURS);
        List<BoutFigures> theirs = of(ground, rival);
        double[] differences = new double[ours.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = what.applyAsDouble(ours.get(i)) - what.applyAsDouble(theirs.get(i));
        }
        return Sample.of(differences);
    }

    /** Whether nobody traded a share or scored there. */
    boolean isEmpty(Ground ground) {
        return figures.get(ground) == null
                || Arrays.stream(Quoter.values())
                        .map(quoter -> total(ground, quoter))
                        .allMatch(each -> each.filled() < 1 && each.scoringMinutes == 0);
    }
}
