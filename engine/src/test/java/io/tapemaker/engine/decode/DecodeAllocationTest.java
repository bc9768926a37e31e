package io.tapemaker.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "decode.allocation",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Decoding allocates nothing once its tables have grown to the largest frame")
class DecodeAllocationTest {

    private static final int ROUNDS = 200;
    private static final int WARM_UP_ROUNDS = 200;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final MarketDecoder decoder = new MarketDecoder();
    private final DecodedFrame out = new DecodedFrame();
    private long sink;

    private void decodeAll(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            byte[] frame = frames.get(i);
            decoder.decode(frame, 0, frame.length, out);
            sink += out.eventCount();
        }
    }

    private void plantedGarbage(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            byte[] copy = frames.get(i).clone();
            decoder.decode(copy, 0, copy.length, out);
            sink += copy.length;
        }
    }

    /**
     * Bytes that one round allocates: the least of many, because a compiler thread's news (a deoptimised method, a
     * method handle linked anew) costs the interrupted round a few bytes. What every round allocates, no round hides.
     */
    private long allocatedBy(Runnable work) {
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            work.run();
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long before = threads.getThreadAllocatedBytes(thread);
            work.run();
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        return least;
    }

    @Test
    void ownFramesAndGarbage() {
        List<byte[]> frames = new ArrayList<>(Frames.samples());
        for (String garbage :
                List.of("", "x", "{", "[1]", "{\"a\":\"\u0001\"}", "[".repeat(1_000), "{}x", "[{\"price\":{}}]")) {
            frames.add(Frames.bytes(garbage));
        }
        frames.add(Frames.bytes(Frames.CHANGE.replace("0.54", "1.5")));
        assertEquals(0, allocatedBy(() -> decodeAll(frames)));
        assertTrue(sink > 0);
    }

    @Test
    void sharedFrames() throws IOException {
        List<byte[]> frames = Frames.tape(2_000);
        long bytes = allocatedBy(() -> decodeAll(frames));
        Figures.put("bytesPerRoundOfTape", bytes);
        assertEquals(0, bytes);
    }

    @Test
    void plantedAllocationIsFound() {
        List<byte[]> frames = Frames.samples();
        assertTrue(allocatedBy(() -> plantedGarbage(frames)) > 0);
    }
}
