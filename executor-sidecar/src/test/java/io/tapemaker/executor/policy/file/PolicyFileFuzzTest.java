package io.tapemaker.executor.policy.file;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.policy.fuzz.Orders;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.policy.file-fuzz",
        milestone = Milestone.M5,
        kind = ProofKind.FUZZ,
        title = "A policy file with garbage in it is a policy or one line that names the place")
class PolicyFileFuzzTest {

    @Test
    void garbageIsAPolicyOrOneLine() {
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        int files = 3_000;
        for (int i = 0; i < files; i++) {
            byte[] bytes = Orders.EXAMPLE.clone();
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte)
                        (random.nextBoolean() ? random.nextInt() : " \n:#[]{}&*!\"'-".charAt(random.nextInt(13)));
            }
            try {
                PolicyFile.parse("p.yaml", bytes, null);
            } catch (PolicyException e) {
                refused++;
                assertTrue(String.valueOf(e.getMessage()).startsWith("p.yaml, line "), e.getMessage());
                assertFalse(String.valueOf(e.getMessage()).contains("\n"), e.getMessage());
            }
        }
        Figures.put("garbageFiles", files);
        Figures.put("garbageRefused", refused);
        assertTrue(refused > files / 4 && refused < files, "refused " + refused);
    }
}
