package io.tapemaker.bench.sign;

import io.tapemaker.bench.run.ThreadCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/**
 * All ways to sign in turn in one JVM: what else the machine does hits them alike. Time is the thread's own on a core.
 */
public final class SignRace {

    private static final int ORDERS = 100;

    private final List<LongFunction<String>> signers = new ArrayList<>();
    private long salt;

    /** Makes the signers; the first is the one that the others are compared with. */
    public SignRace(List<SignChoice> choices) {
        choices.forEach(choice -> signers.add(choice.signer()));
    }

    /**
     * What came out.
     *
     * @param medianNs time on a core of an order, for each choice
     * @param timesAsFast as the first choice in the same round, median of the rounds
     */
    public record Result(double[] medianNs, double[] timesAsFast) {}

    /** Each signs 100 orders a round. */
    public Result run(int warmups, int rounds) {
        double[][] ns = new double[signers.size()][rounds];
        for (int round = -warmups; round < rounds; round++) {
            for (int turn = 0; turn < signers.size(); turn++) {
                int i = Math.floorMod(turn + round, signers.size());
                double time = time(signers.get(i));
                if (round >= 0) {
                    ns[i][round] = time;
                }
            }
        }
        double[] medians = new double[signers.size()];
        double[] ratios = new double[signers.size()];
        for (int i = 0; i < signers.size(); i++) {
            double[] within = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                within[round] = ns[0][round] / ns[i][round];
            }
            ratios[i] = median(within);
            medians[i] = median(ns[i].clone());
        }
        return new Result(medians, ratios);
    }

    private double time(LongFunction<String> signer) {
        long startNs = ThreadCost.cpuNs();
        for (int i = 0; i < ORDERS; i++) {
            if (signer.apply(salt++).isEmpty()) {
                throw new IllegalStateException("nothing was signed");
            }
        }
        return (double) (ThreadCost.cpuNs() - startNs) / ORDERS;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
