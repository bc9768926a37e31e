package io.tapemaker.sim.wire.server;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.wire.ApiSettings;
import io.tapemaker.sim.wire.OrderProof;
import io.tapemaker.sim.wire.WireAccount;
import java.util.List;

/**
 * The whole venue on sockets of the loopback interface: markets with a seeded crowd in real or accelerated time, REST
 * (the order book's, Gamma's under {@code /gamma}, the geoblock's), the market channel and the user channel on one
 * port, faults and what arrived on another. Any wallet that signs its login gets an account with money in it.
 */
public final class VenueServer implements AutoCloseable {

    private final VenueWorld world;
    private final TradingServer server;

    /**
     * A venue to be.
     *
     * @param markets how many to begin with, 1 to {@link #MOST_MARKETS}
     * @param seed of the ids, the crowd, the chain and the reward samples
     * @param clockFactor venue seconds to a second
     * @param faults in force from the start on
     * @param settings what the real venue leaves open
     */
    public record Plan(
            int markets,
            long seed,
            int clockFactor,
            TradingServer.Ports ports,
            List<Fault> faults,
            ApiSettings settings) {

        /** Most markets to begin with. */
        public static final int MOST_MARKETS = 200;

        /** Takes a copy of the faults. */
        public Plan {
            faults = List.copyOf(faults);
        }

        /** In real time on ports that are free, without faults. */
        public static Plan of(int markets, long seed) {
            return new Plan(markets, seed, 1, TradingServer.Ports.ANY, List.of(), ApiSettings.USUAL);
        }

        /** The same with another pace. */
        public Plan withClockFactor(int factor) {
            return new Plan(markets, seed, factor, ports, faults, settings);
        }

        /** The same elsewhere. */
        public Plan withPorts(TradingServer.Ports others) {
            return new Plan(markets, seed, clockFactor, others, faults, settings);
        }

        /** The same with faults. */
        public Plan withFaults(List<Fault> others) {
            return new Plan(markets, seed, clockFactor, ports, others, settings);
        }

        /** The same with other choices. */
        public Plan withSettings(ApiSettings others) {
            return new Plan(markets, seed, clockFactor, ports, faults, others);
        }
    }

    private VenueServer(VenueWorld world, TradingServer server) {
        this.world = world;
        this.server = server;
    }

    /**
     * Makes the world, lets the crowd quote for a minute of the venue's, and opens.
     *
     * @throws RuntimeException if a port is taken, whose cause is a {@link java.net.BindException}
     */
    public static VenueServer start(Plan plan) {
        FaultBook faults = new FaultBook();
        VenueWorld world = new VenueWorld(plan, faults);
        faults.add(plan.faults());
        TradingServer server = TradingServer.start(
                new TradingServer.Venue(world.shared(), world.accounts(), OrderProof.full(), plan.settings()),
                plan.ports(),
                faults,
                world);
        return new VenueServer(world, server);
    }

    /** Where the venue listens. */
    public int port() {
        return server.port();
    }

    /** Where faults are switched on and what arrived is read. */
    public int adminPort() {
        return server.adminPort();
    }

    /** The venue itself, for whoever knows what it says and wants to know what is true. */
    public SharedVenue shared() {
        return world.shared();
    }

    /** When the venue's clock was the machine's, ms since 1970; since then it runs faster by the factor. */
    public long openedMs() {
        return world.openedMs();
    }

    /** What time it is there. */
    public VenueClock clock() {
        return world.clock();
    }

    /** The markets by their numbers. */
    public List<MarketNames> markets() {
        return world.shared().call((venue, nowNs) -> names(venue));
    }

    private static List<MarketNames> names(SimVenue venue) {
        return java.util.stream.IntStream.range(0, venue.markets())
                .mapToObj(market -> venue.board(market).names())
                .toList();
    }

    /** An account with money in it whose key works at once, for a wallet that signs for the usual chain. */
    public WireAccount open(Address address) {
        return world.open(address);
    }

    /** Closes all connections and both ports. */
    @Override
    public void close() {
        server.close();
    }
}
