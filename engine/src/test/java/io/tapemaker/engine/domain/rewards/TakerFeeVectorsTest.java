package io.tapemaker.engine.domain.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "rewards.taker-fee.vectors",
        milestone = Milestone.M3,
        kind = ProofKind.CONFORMANCE,
        title = "Taker fees equal the golden vectors to the last of their five decimals")
class TakerFeeVectorsTest {

    private static final String FILE = "vectors/protocol/taker-fees.json";

    /** Fees that are not those of the vectors; {@code planted} takes a wrong power of p(1 - p). */
    private static List<String> differences(JsonNode vectors, boolean planted) {
        Fees fees = new Fees();
        List<String> wrong = new ArrayList<>();
        for (JsonNode vector : vectors) {
            int exponent = vector.get("exponent").intValue();
            int wrongExponent = exponent == 1 ? 2 : 1;
            FeeTerms terms =
                    new FeeTerms(RewardVector.scaled(vector.get("rate"), 6), planted ? wrongExponent : exponent, 0);
            long feeE5 = fees.takerFeeE5(
                    terms,
                    Price.parse(vector.get("price").asText()),
                    Size.parse(vector.get("shares").asText()));
            if (feeE5 != RewardVector.scaled(vector.get("feeUsd"), 5)) {
                wrong.add(feeE5 + " for " + vector);
            }
        }
        return wrong;
    }

    @Test
    void everyVector() throws IOException {
        JsonNode vectors = RewardVector.tree(SharedMaterial.require(FILE)).get("vectors");
        assertEquals(List.of(), differences(vectors, false));
        Figures.put("fees", vectors.size());
        assertTrue(vectors.size() > 0);
    }

    /** Negative control: another power of p(1 - p) is another fee. */
    @Test
    void aWrongExponentIsCaught() throws IOException {
        JsonNode vectors = RewardVector.tree(SharedMaterial.require(FILE)).get("vectors");
        assertNotEquals(List.of(), differences(vectors, true));
    }
}
