package io.tapemaker.sim.world;

import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.types.TickSize;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The engine's side of the market channel: hands frames over as they arrive, says when the source has been quiet, and
 * after a break asks for every book anew. One connection; what is not subscribed to is not sent. A connection over
 * which nothing is traded shows by its answers to PING that it is alive: a frame like any other, and of no market.
 */
final class MarketGateway {

    static final int CONNECTION = 1;
    private static final long QUIET_NS = 10_000_000L;
    private static final long RECONNECT_NS = 1_000_000_000L;

    /** Twice as often as the venue asks for: the engine gives a connection no longer than 10 s. */
    private static final long PING_NS = 5_000_000_000L;

    private static final byte[] PONG = "PONG".getBytes(StandardCharsets.US_ASCII);

    private final EngineNode engine;
    private final Surroundings around;
    private final VenueNode venue;
    private final Set<Integer> resyncing = new TreeSet<>();
    private final TreeMap<Integer, Long> heardNs = new TreeMap<>();
    private final TreeMap<Integer, Grid> grids = new TreeMap<>();
    private final Set<Integer> booked = new TreeSet<>();
    private long lostNs;
    private long lastFrameNs;
    private boolean up;
    private int generation;

    MarketGateway(EngineNode engine, VenueNode venue, Surroundings around) {
        this.engine = engine;
        this.venue = venue;
        this.around = around;
    }

    /** Connects and subscribes to everything. */
    void connect() {
        generation++;
        up = true;
        if (engine.isUp()) {
            engine.link(CONNECTION, LinkState.UP);
        }
        venue.subscribe(this, generation);
        ping(generation);
    }

    private void ping(int ofGeneration) {
        if (up && ofGeneration == generation) {
            venue.pong(() -> onPong(ofGeneration));
            around.scheduler().in(PING_NS, () -> ping(ofGeneration));
        }
    }

    private void onPong(int ofGeneration) {
        if (up && ofGeneration == generation && engine.isUp()) {
            engine.frame(CONNECTION, PONG);
        }
    }

    /** The connection breaks and is made again some time later. */
    void breakOff(long downNs) {
        if (!up) {
            return;
        }
        generation++;
        up = false;
        if (engine.isUp()) {
            engine.link(CONNECTION, LinkState.DOWN);
        }
        forgetBooks();
        around.scheduler().in(Math.max(downNs, RECONNECT_NS), () -> {
            if (!up && engine.isUp()) {
                connect();
            }
        });
    }

    /** The engine's process is gone, and its socket with it. */
    void lost() {
        generation++;
        grids.clear();
        up = false;
        forgetBooks();
    }

    private void forgetBooks() {
        booked.clear();
        lostNs = engine.clock().nowNs();
    }

    /** Whether the engine has had full books of a market since its connection was last lost, at this event time. */
    boolean hasBooks(int market, long decidedNs) {
        return booked.contains(market) || decidedNs <= lostNs;
    }

    /** When the engine last heard of a market, 0 for never. */
    long heardNs(int market) {
        return heardNs.getOrDefault(market, 0L);
    }

    /** Whether books come in. */
    boolean isUp() {
        return up && engine.isUp();
    }

    /** The grid of a market that the engine was told last since it started, null for none. */
    @Nullable
    Grid toldGrid(int market) {
        return grids.get(market);
    }

    /** A grid, and the event time at which the engine was told of it. */
    record Grid(TickSize tick, long toldNs) {}

    /** A frame of the connection that had this generation arrives; it may name a grid. */
    void onFrame(int market, byte[] frame, int ofGeneration, @Nullable TickSize tick) {
        if (!up || ofGeneration != generation || !engine.isUp()) {
            return;
        }
        engine.frame(CONNECTION, frame);
        if (tick != null && engine.isUp()) {
            grids.put(market, new Grid(tick, engine.clock().nowNs()));
            booked.add(market);
        }
        lastFrameNs = around.scheduler().nowNs();
        heardNs.put(market, lastFrameNs);
        around.scheduler().in(QUIET_NS, () -> onQuiet(ofGeneration));
    }

    private void onQuiet(int ofGeneration) {
        boolean quiet = around.scheduler().nowNs() - lastFrameNs >= QUIET_NS;
        if (quiet && up && ofGeneration == generation && engine.isUp()) {
            engine.burstEnd(CONNECTION);
        }
    }

    /** The engine wants a fresh book of a market. Asked for once while the answer is on its way. */
    void resync(int market) {
        if (up && resyncing.add(market)) {
            int ofGeneration = generation;
            around.scheduler().in(RECONNECT_NS / 10, () -> {
                resyncing.remove(market);
                if (up && ofGeneration == generation) {
                    venue.sendBooks(market);
                }
            });
        }
    }
}
