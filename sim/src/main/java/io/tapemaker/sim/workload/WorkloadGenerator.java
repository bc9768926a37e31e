package io.tapemaker.sim.workload;

import io.tapemaker.sim.frames.FrameText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Runs the markets and the heartbeat of a workload in the order of venue time. Good for one run. */
final class WorkloadGenerator {

    /** Markets in one array of first snapshots. */
    private static final int MARKETS_PER_SNAPSHOT = 5;

    private record Turn(long dueMs, int index) {}

    /** The index makes the order total, so that it does not depend on how the queue is built. */
    private static final Comparator<Turn> BY_TIME =
            Comparator.comparingLong(Turn::dueMs).thenComparingInt(Turn::index);

    private final ArrivalClock out;
    private final List<MarketActor> markets = new ArrayList<>();
    private final List<Actor> actors = new ArrayList<>();
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(BY_TIME);

    WorkloadGenerator(Workload workload, FrameSink sink) {
        long seed = workload.seed();
        out = new ArrivalClock(SeededRandom.named(seed, "arrival"), sink, Workload.START_MS);
        Tempo common = new Tempo(SeededRandom.named(seed, "tempo"));
        for (int i = 0; i < workload.markets(); i++) {
            markets.add(new MarketActor(MarketSpec.of(seed, i), workload, common, out));
        }
        actors.addAll(markets);
        actors.add(new Heartbeat(SeededRandom.named(seed, "heartbeat"), out, workload));
    }

    void run() throws IOException {
        deliverFirstSnapshots();
        for (int i = 0; i < actors.size(); i++) {
            enqueue(i);
        }
        for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
            actors.get(turn.index()).act();
            enqueue(turn.index());
        }
    }

    private void enqueue(int index) {
        long dueMs = actors.get(index).dueMs();
        if (dueMs != Actor.NEVER) {
            turns.add(new Turn(dueMs, index));
        }
    }

    private void deliverFirstSnapshots() throws IOException {
        List<MarketActor> listed =
                markets.stream().filter(MarketActor::isListed).toList();
        FrameText array = new FrameText();
        for (int first = 0; first < listed.size(); first += MARKETS_PER_SNAPSHOT) {
            int end = Math.min(first + MARKETS_PER_SNAPSHOT, listed.size());
            array.clear();
            for (int i = first; i < end; i++) {
                array.text(i == first ? "[" : ",");
                listed.get(i).writeFirstSnapshots(array);
            }
            out.deliverAt(Workload.START_MS, MarketVoice.endOfArray(array));
        }
    }
}
