package io.tapemaker.sim.wire.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.wire.ApiSettings;
import io.tapemaker.sim.wire.OrderProof;
import io.tapemaker.sim.wire.TradingApi;
import io.tapemaker.sim.wire.UserFrames;
import io.tapemaker.sim.wire.WireAccounts;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A venue on sockets of the loopback interface: REST, {@code /ws/user} and {@code /ws/market} on one port, faults and
 * what arrived on another. Started by {@link #start}, stopped by {@link #close}. {@link VenueServer} is one with a
 * world of its own.
 */
public final class TradingServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TradingServer.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final long LARGEST_REQUEST = 1_000_000L;
    private static final long TICK_MS = 5;

    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.DELETE, HandlerType.PUT, HandlerType.PATCH);

    private final HttpFront front;
    private final UserChannel users;
    private final MarketChannel markets;
    private final Everyday everyday;
    private final Javalin exchange;
    private final Javalin admin;
    private final ScheduledFuture<?> ticking;
    private Ports listening = Ports.ANY;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "venue-ticker");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Where it listens.
     *
     * @param port 0 for any that is free
     * @param adminPort 0 for any that is free
     */
    public record Ports(int port, int adminPort) {

        /** Any that are free. */
        public static final Ports ANY = new Ports(0, 0);
    }

    /** What it serves. */
    public record Venue(SharedVenue shared, WireAccounts accounts, OrderProof proof, ApiSettings settings) {}

    private TradingServer(Venue venue, FaultBook faults, Everyday everyday) {
        SharedVenue shared = venue.shared();
        TradingApi api =
                shared.call((sim, nowNs) -> new TradingApi(sim, venue.accounts(), venue.proof(), venue.settings()));
        UserFrames frames = shared.call((sim, nowNs) -> new UserFrames(sim, venue.accounts()));
        WireJournal journal = new WireJournal();
        this.everyday = everyday;
        front = new HttpFront(shared, api, faults, journal);
        users = new UserChannel(shared, api, frames, faults);
        markets = new MarketChannel(shared, api, faults);
        AdminFront adminFront = new AdminFront(
                shared, api, venue.accounts(), new AdminFront.HttpParts(faults, journal, users, markets, everyday));
        exchange = javalin(config -> {
            for (HandlerType method : METHODS) {
                config.routes.addHttpHandler(method, "/*", front::handle);
            }
            config.routes.ws("/ws/user", users::configure);
            config.routes.ws("/ws/market", markets::configure);
        });
        admin = javalin(config -> adminFront.configure(config.routes));
        shared.listen(event -> {
            api.heard(event);
            users.onEvent(event);
        });
        shared.listenToMarkets((sim, event) -> {
            api.heard(event);
            markets.onEvent(sim, event);
        });
        ticking = ticker.scheduleWithFixedDelay(() -> tick(shared, api), TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** What goes on at the venue while nobody asks anything. */
    interface Everyday {

        /** Nothing but what the venue does by itself. */
        Everyday NOTHING = () -> {};

        /** Does what is due; called again and again by one thread. */
        void goOn();

        /** Another market, numbered by the venue; called with the venue held. */
        default int list(SimVenue sim, long nowNs) {
            throw new IllegalArgumentException("this venue lists no more markets");
        }
    }

    private void tick(SharedVenue shared, TradingApi api) {
        try {
            everyday.goOn();
            shared.call((sim, nowNs) -> {
                sim.advance(nowNs);
                api.sample(nowNs);
                return nowNs;
            });
            users.tick();
            markets.tick();
        } catch (RuntimeException e) {
            // Nothing is due any more, so whoever tests against this venue would be misled.
            LOG.error("the venue cannot go on; it stops listening", e);
            exchange.stop();
            throw e;
        }
    }

    private static Javalin javalin(Consumer<JavalinConfig> routes) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.http.maxRequestSize = LARGEST_REQUEST;
            routes.accept(config);
        });
    }

    /** Starts to listen. */
    public static TradingServer start(Venue venue, Ports ports) {
        return start(venue, ports, new FaultBook(), Everyday.NOTHING);
    }

    static TradingServer start(Venue venue, Ports ports, FaultBook faults, Everyday everyday) {
        TradingServer server = new TradingServer(venue, faults, everyday);
        try {
            server.exchange.start(LOOPBACK, ports.port());
            server.admin.start(LOOPBACK, ports.adminPort());
            server.listening = new Ports(server.exchange.port(), server.admin.port());
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Where the venue listens. */
    public int port() {
        return listening.port();
    }

    /** Where faults are switched on and what arrived is read. */
    public int adminPort() {
        return listening.adminPort();
    }

    /** Closes all connections and both ports. */
    @Override
    public void close() {
        ticking.cancel(false);
        ticker.shutdownNow();
        front.stop();
        users.stop();
        markets.stop();
        exchange.stop();
        admin.stop();
    }
}
