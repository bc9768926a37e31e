package io.tapemaker.executor.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.PolicyInForce;
import io.tapemaker.executor.policy.file.PolicyFile;
import io.tapemaker.executor.policy.fuzz.Orders;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.policy-in-force",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "The policy's bytes on the tape are what the core goes by, its ages among them, and nothing else is")
final class FilePoliciesTest {

    private static final String EXAMPLE = new String(Orders.EXAMPLE, StandardCharsets.UTF_8);

    private static PolicyInForce read(String text, Uint256 hash) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String profile = FilePolicies.profileOf(Orders.POLICY);
        return new FilePolicies().read(new ExecutorInput.Under(hash, bytes, profile, "test"));
    }

    private static PolicyInForce read(String text) {
        return read(text, PolicyFile.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void agesAreTheFiles() {
        assertEquals(PolicyInForce.Patience.STANDARD, read(EXAMPLE).patience());
        String strict = EXAMPLE.replace("geoblockMs: 300000", "geoblockMs: 20000")
                .replace("engineSilenceMs: 3000", "engineSilenceMs: 2500");
        assertEquals(
                new PolicyInForce.Patience(20_000_000_000L, 2_500_000_000L),
                read(strict).patience());
    }

    @Test
    void theMostPatientPolicyIsWithinTheCoresCeilings() {
        PolicyInForce.Patience most = read(EXAMPLE.replace("engineSilenceMs: 3000", "engineSilenceMs: 10000"))
                .patience();
        assertEquals(PolicyInForce.Patience.MOST_GEOBLOCK_NS, most.geoblockNs());
        assertEquals(PolicyInForce.Patience.MOST_SILENCE_NS, most.engineSilenceNs());
    }

    @Test
    void otherBytesThanTheStartSaysAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> read(EXAMPLE, Uint256.ZERO));
        assertThrows(IllegalArgumentException.class, () -> read("version: 1"));
        assertThrows(
                IllegalArgumentException.class,
                () -> read(EXAMPLE.replace("geoblockMs: 300000", "geoblockMs: 300001")));
    }
}
