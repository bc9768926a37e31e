package io.tapemaker.bench.decide;

import io.tapemaker.bench.run.ThreadCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One kind of step with few and with many markets, in turn in one JVM: what else the machine does and what the JIT
 * compiler chose hit all of them alike. Time is the thread's own on a core.
 */
public final class DecideRace {

    private static final int STEPS = 5_000;

    private final List<DecideRig> rigs = new ArrayList<>();

    /** Opens the markets; growth is told of each number of markets against the first. */
    public DecideRace(DecideChoice choice, List<Integer> markets) {
        for (int count : markets) {
            rigs.add(new DecideRig(choice, count));
        }
    }

    /**
     * What came out.
     *
     * @param medianNs time on a core of a step, for each number of markets
     * @param growth how many times as long as with the first number in the same round, median of the rounds
     */
    public record Result(double[] medianNs, double[] growth) {}

    /** Runs each {@code warmups} times 5,000 steps unmeasured and {@code rounds} times 5,000 measured. */
    public Result run(int warmups, int rounds) {
        double[][] ns = new double[rigs.size()][rounds];
        for (int round = -warmups; round < rounds; round++) {
            for (int turn = 0; turn < rigs.size(); turn++) {
                int i = Math.floorMod(turn + round, rigs.size());
                double time = time(rigs.get(i));
                if (round >= 0) {
                    ns[i][round] = time;
                }
            }
        }
        double[] medians = new double[rigs.size()];
        double[] growth = new double[rigs.size()];
        for (int i = 0; i < rigs.size(); i++) {
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = ns[i][round] / ns[0][round];
            }
            growth[i] = median(ratios);
            medians[i] = median(ns[i].clone());
        }
        return new Result(medians, growth);
    }

    private static double time(DecideRig rig) {
        long startNs = ThreadCost.cpuNs();
        for (int i = 0; i < STEPS; i++) {
            rig.step();
        }
        return (double) (ThreadCost.cpuNs() - startNs) / STEPS;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
