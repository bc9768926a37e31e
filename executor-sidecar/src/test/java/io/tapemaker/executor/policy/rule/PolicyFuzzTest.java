package io.tapemaker.executor.policy.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.decode.CommandDecoder;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.check.SecondChecker;
import io.tapemaker.executor.policy.check.Signed;
import io.tapemaker.executor.policy.fuzz.FuzzCase;
import io.tapemaker.executor.policy.fuzz.FuzzCases;
import io.tapemaker.executor.policy.fuzz.Orders;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.policy.fuzz",
        milestone = Milestone.M5,
        kind = ProofKind.FUZZ,
        title = "Whatever bytes a command has, nothing outside the policy is allowed: two judges agree on all",
        invariants = "executor.policy.nothing-outside")
class PolicyFuzzTest {
    private static final long SEED = 20_261_122L;
    private static final long CI_RECORDS = 1_000_000L;
    private static final long FULL_RECORDS = 100_000_000L;

    @Test
    void bothJudgesAgreeOnEveryRecord() {
        long records = ProofBudget.pick(CI_RECORDS, FULL_RECORDS);
        FuzzCases cases = new FuzzCases(Orders.POLICY, SEED);
        SecondChecker second = new SecondChecker(Orders.EXAMPLE);
        CommandDecoder decoder = new CommandDecoder();
        long noCommand = 0;
        long allowed = 0;
        for (long i = 0; i < records; i++) {
            FuzzCase drawn = cases.next();
            Candidate candidate = drawn.candidate(Orders.POLICY, decoder);
            if (candidate == null) {
                noCommand++;
                continue;
            }
            boolean yes = Rules.judge(Orders.POLICY, candidate).allowed();
            String fault = second.fault(drawn.record(), Signed.of(candidate));
            if (yes != (fault == null)) {
                String verdict = Rules.judge(Orders.POLICY, candidate).text();
                assertEquals(
                        "allowed: " + yes,
                        "second checker: " + fault,
                        "seed " + SEED + ", record " + i + ": " + HexFormat.of().formatHex(drawn.record()) + "\n"
                                + candidate + "\n" + verdict);
            }
            allowed += yes ? 1 : 0;
        }
        Invariants.checked("executor.policy.nothing-outside", records);
        Figures.put("records", records);
        Figures.put("allowed", allowed);
        Figures.put("refusedByRules", records - allowed - noCommand);
        Figures.put("refusedByDecoder", noCommand);
        Figures.put("allowedPerHundred", allowed * 100 / records);
        // Neither judge would be asked much if nearly everything was good, or nearly nothing.
        assertTrue(allowed > records / 3 && records - allowed > records / 4, allowed + " of " + records + " allowed");
    }
}
