package io.tapemaker.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.bench.sign.SignChoice;
import io.tapemaker.bench.sign.SignRace;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

@Proof(
        id = "bench.signing",
        milestone = Milestone.M5,
        kind = ProofKind.BENCHMARK,
        title = "What is timed beside bare web3j gives web3j's signatures; the figures are here")
class SigningSpeedTest {

    private static final int ORDERS = 50;

    @Test
    void whatIsTimedSignsTheSame() {
        LongFunction<String> bare = SignChoice.BARE_WEB3J.signer();
        LongFunction<String> reference = SignChoice.OWN_REFERENCE.signer();
        LongFunction<String> best = SignChoice.OWN_BEST.signer();
        for (long salt = 0; salt < ORDERS; salt++) {
            String expected = bare.apply(salt);
            assertEquals(expected, reference.apply(salt));
            assertEquals(expected, best.apply(salt));
            assertNotEquals(expected, best.apply(salt + 1));
        }
    }

    @Test
    void allInTurn() {
        List<SignChoice> choices = List.of(SignChoice.values());
        SignRace.Result result = new SignRace(choices).run(ProofBudget.pick(5, 20), ProofBudget.pick(11, 51));

        for (int i = 0; i < choices.size(); i++) {
            assertTrue(result.medianNs()[i] > 0);
            Figures.put(choices.get(i) + ".inOneJvm.cpuNs", Math.round(result.medianNs()[i]));
            Figures.put(choices.get(i) + ".inOneJvm.timesAsFastAsBareWeb3j", result.timesAsFast()[i]);
        }
        assertEquals(1, result.timesAsFast()[0]);
    }

    @Test
    void byJmh() throws RunnerException {
        List<SignChoice> choices = List.of(SignChoice.values());
        JmhRun.Effort effort = new JmhRun.Effort(1, ProofBudget.pick(1, 5), ProofBudget.pick(500L, 1_000L));

        TreeMap<SignChoice, Double> medians = SignRun.run(choices, effort);

        assertEquals(choices.size(), medians.size());
        medians.forEach((choice, ns) -> {
            Figures.put(choice + ".medianNs", Math.round(ns));
            Figures.put(choice + ".timesAsFastAsBareWeb3j", SignRun.timesAsFast(medians, choice));
        });
    }
}
