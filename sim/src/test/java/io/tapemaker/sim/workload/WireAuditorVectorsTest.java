package io.tapemaker.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "sim.auditor-on-recorded-frames",
        milestone = Milestone.M2,
        kind = ProofKind.SIM,
        title = "The auditor that judges workloads finds no fault with a recorded session, and finds one planted in it")
class WireAuditorVectorsTest {

    private static final String SESSION = "polymarket/fixtures/ws-recordings/market-2026-09-30-part1.jsonl";

    @Test
    void aRecordedSessionHasNoFault() throws IOException {
        WireAuditor auditor = audit("nothing", "nothing");
        assertEquals(List.of(), auditor.faults());
        assertTrue(auditor.hashesVerified() >= 20, auditor.hashesVerified() + " hashes");
    }

    @Test
    void anotherSizeIsAFault() throws IOException {
        assertTrue(audit("\"size\":\"918.34\"", "\"size\":\"918.35\"").faults().stream()
                .anyMatch(fault -> fault.contains("change hash")));
    }

    private static WireAuditor audit(String text, String replacement) throws IOException {
        WireAuditor auditor = new WireAuditor();
        for (String line : Files.readAllLines(SharedMaterial.require(SESSION))) {
            String frame = Json.text(Json.object(Json.parse(line.getBytes(StandardCharsets.UTF_8))), "payloadUtf8");
            if (!frame.equals("PONG")) {
                auditor.onFrame(frame.replace(text, replacement).getBytes(StandardCharsets.UTF_8));
            }
        }
        auditor.finish();
        return auditor;
    }
}
