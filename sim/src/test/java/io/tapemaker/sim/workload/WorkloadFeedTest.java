package io.tapemaker.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.gateway.marketdata.FeedPosition;
import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.engine.gateway.marketdata.FeedSpacing;
import io.tapemaker.engine.gateway.marketdata.MarketDataFeed;
import io.tapemaker.engine.gateway.marketdata.OversizeFrame;
import io.tapemaker.engine.gateway.marketdata.Pace;
import io.tapemaker.engine.gateway.marketdata.RecordedFeed;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "sim.workload-feed",
        milestone = Milestone.M2,
        kind = ProofKind.SIM,
        title = "A workload fed directly gives the same events as its recording")
class WorkloadFeedTest {

    private static final FeedSpacing SPACING = new FeedSpacing(1_000_000_000L, 10_000_000L);
    private static final Workload WORKLOAD = new Workload(11, 1, 10);

    @TempDir
    private Path folder;

    @Test
    void feedAndRecordingGiveTheSameEvents() throws IOException {
        List<String> direct = eventsOf(new WorkloadFeed(WORKLOAD, SPACING, Pace.max()));
        assertEquals(direct, eventsOf(recording(WORKLOAD)));
        assertTrue(direct.stream().anyMatch(event -> event.startsWith("tick")), "no tick among the events");
        assertTrue(direct.stream().anyMatch(event -> event.startsWith("end")), "no burst end among the events");
    }

    @Test
    void anotherSeedIsTold() throws IOException {
        List<String> direct = eventsOf(new WorkloadFeed(WORKLOAD, SPACING, Pace.max()));
        assertTrue(!direct.equals(eventsOf(recording(new Workload(12, 1, 10)))), "two seeds gave the same events");
    }

    private MarketDataFeed recording(Workload workload) throws IOException {
        Path file = folder.resolve("workload.jsonl.gz");
        try (RecordingWriter writer = RecordingWriter.create(file)) {
            workload.generate(writer);
            writer.finish();
        }
        return new RecordedFeed(file, SPACING, Pace.max());
    }

    private static List<String> eventsOf(MarketDataFeed feed) {
        List<String> events = new ArrayList<>();
        feed.run(FeedPosition.START, new FeedSink() {
            @Override
            public void onFrame(long position, long stampNs, byte[] bytes, int offset, int length) {
                events.add("frame " + position + " " + stampNs + " "
                        + new String(bytes, offset, length, StandardCharsets.UTF_8));
            }

            @Override
            public void onOversize(long position, long stampNs, OversizeFrame frame) {
                events.add("oversize " + position);
            }

            @Override
            public void onBurstEnd(long position, long stampNs) {
                events.add("end " + position + " " + stampNs);
            }

            @Override
            public void onTick(long dueNs) {
                events.add("tick " + dueNs);
            }
        });
        return events;
    }
}
