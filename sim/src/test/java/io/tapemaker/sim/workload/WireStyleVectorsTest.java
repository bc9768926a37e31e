package io.tapemaker.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tapemaker.sim.workload.Frames.Frame;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@Proof(
        id = "sim.workload-wire-style",
        milestone = Milestone.M2,
        kind = ProofKind.SIM,
        title = "Generated frames have the member order and the separators of recorded ones, byte "
                + "for byte but for the values")
class WireStyleVectorsTest {

    private static final String RECORDINGS = "polymarket/fixtures/ws-recordings/";
    /** One market: the recorded session had one as well. */
    @Test
    void generatedFramesHaveTheKnownStyles() {
        Set<String> styles = new TreeSet<>();
        Frames.of(new Workload(1, 10, 1)).stream()
                .filter(frame -> !frame.is("best_bid_ask"))
                .forEach(frame -> styles.add(WireStyle.of(frame.text())));
        assertEquals(new TreeSet<>(WireStyle.STYLES), styles);
    }

    @Test
    void recordedFramesHaveThem() throws IOException {
        Set<String> styles = new TreeSet<>();
        for (String part : List.of("market-2026-09-30-part1.jsonl", "market-2026-09-30-part2.jsonl")) {
            styles.addAll(recorded(SharedMaterial.require(RECORDINGS + part)));
        }
        assertEquals(new TreeSet<>(WireStyle.STYLES), styles);
    }

    @Test
    void theV2SnapshotHasTheStyleOfTheRecordedOne() throws IOException {
        Path session = SharedMaterial.require(RECORDINGS + "market-v2-session-2026-10-05.jsonl");
        String generated = Frames.of(new Workload(1, 1, 10)).stream()
                .map(Frame::text)
                .filter(text -> text.contains("\"bids\":[],\"asks\":[]"))
                .findFirst()
                .orElseThrow();
        // Recorded for one token; a market of the workload is subscribed with both.
        assertEquals(Set.of(WireStyle.of(generated), "PONG"), recorded(session));
    }

    @Test
    void aMissingBlankIsAnotherStyle() {
        assertNotEquals(
                WireStyle.REFRESH,
                WireStyle.of(WireStyle.REFRESH.replace("\"size\":\"\"}], \"asks\"", "\"size\":\"\"}],\"asks\"")));
    }

    private static Set<String> recorded(Path file) throws IOException {
        Set<String> styles = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            styles.add(WireStyle.of(
                    Json.text(Json.object(Json.parse(line.getBytes(StandardCharsets.UTF_8))), "payloadUtf8")));
        }
        return styles;
    }
}
