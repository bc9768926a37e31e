package io.tapemaker.engine.domain.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tapemaker.engine.decode.DecodedFrame;
import io.tapemaker.engine.decode.MarketDecoder;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "book.allocation",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Applying frames and verifying every hash allocates nothing once the books have grown")
class BookAllocationTest {

    private static final int STEPS = 4_000;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int MEASURED_ROUNDS = 4;

    private byte @Nullable [] leak;

    /** A listener that allocates nothing, or an object each time a market settles. */
    private final class Listener implements BookListener {
        private final boolean leaking;
        private int settled;

        Listener(boolean leaking) {
            this.leaking = leaking;
        }

        @Override
        public void onSyncChanged(OrderBook book, SyncState from) {}

        @Override
        public void onSnapshotNeeded(OrderBook book, SyncCause cause, long eventTimeNs) {}

        @Override
        public void onMarketSettled(Market market, long eventTimeNs) {
            settled++;
            if (leaking) {
                leak = new byte[1];
            }
        }
    }

    /** Frames of one market whose flow is played again and again, each round starting with a snapshot. */
    private static List<byte[]> frames() {
        Random random = new Random(3);
        Venue venue = Venue.withBook(1);
        List<byte[]> frames = new ArrayList<>(List.of(venue.snapshot().getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < STEPS; i++) {
            venue.step(random).forEach(f -> frames.add(f.getBytes(StandardCharsets.UTF_8)));
        }
        return frames;
    }

    /** The least that a round allocated: what the virtual machine does for itself once in a while is none of ours. */
    private long allocated(HashPolicy policy, Listener listener) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        BookKeeper keeper = new BookKeeper(policy, List.of(), listener);
        FrameApplier applier = new FrameApplier(keeper);
        MarketDecoder decoder = new MarketDecoder();
        DecodedFrame decoded = new DecodedFrame();
        List<byte[]> frames = frames();
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP_ROUNDS + MEASURED_ROUNDS; round++) {
            long bytes = 0;
            for (int i = 0; i < frames.size(); i++) {
                byte[] frame = frames.get(i);
                decoder.decode(frame, 0, frame.length, decoded);
                long before = threads.getThreadAllocatedBytes(self);
                applier.apply(decoded, 1, i);
                bytes += threads.getThreadAllocatedBytes(self) - before;
            }
            if (round >= WARM_UP_ROUNDS) {
                least = Math.min(least, bytes);
            }
        }
        assertTrue(listener.settled > STEPS);
        return least;
    }

    @Test
    void everyHashVerifiedWithoutAllocation() {
        long bytes = allocated(HashPolicy.EVERY, new Listener(false));
        Figures.put("bytesPerRound.every", bytes);
        assertEquals(0, bytes);
    }

    @Test
    void noHashVerifiedWithoutAllocation() {
        long bytes = allocated(HashPolicy.OFF, new Listener(false));
        Figures.put("bytesPerRound.off", bytes);
        assertEquals(0, bytes);
    }

    /** Negative control: one small object a burst is seen. */
    @Test
    void aLeakIsSeen() {
        long bytes = allocated(HashPolicy.OFF, new Listener(true));
        Figures.put("bytesPerRound.leaking", bytes);
        assertTrue(bytes >= 16L * STEPS, "only " + bytes);
        assertTrue(leak != null && leak.length == 1);
    }
}
