package io.tapemaker.sim.wire.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
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
 * The trading half of the venue on sockets of the loopback interface: REST and {@code /ws/user} on one port, faults
 * and what arrived on another. Started by {@link #start}, stopped by {@link #close}.
 */
public final class TradingServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TradingServer.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final long LARGEST_REQUEST = 1_000_000L;
    private static final long TICK_MS = 5;

    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.DELETE, HandlerType.PUT, HandlerType.PATCH);

    private final HttpFront front;
    private final UserChannel channel;
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

    private TradingServer(Venue venue) {
        SharedVenue shared = venue.shared();
        TradingApi api =
                shared.call((sim, nowNs) -> new TradingApi(sim, venue.accounts(), venue.proof(), venue.settings()));
        UserFrames frames = shared.call((sim, nowNs) -> new UserFrames(sim, venue.accounts()));
        FaultBook faults = new FaultBook();
        WireJournal journal = new WireJournal();
        front = new HttpFront(shared, api, faults, journal);
        channel = new UserChannel(shared, api, frames, faults);
        AdminFront adminFront =
                new AdminFront(shared, api, venue.accounts(), new AdminFront.HttpParts(faults, journal, channel));
        exchange = javalin(config -> {
            for (HandlerType method : METHODS) {
                config.routes.addHttpHandler(method, "/*", front::handle);
            }
            config.routes.ws("/ws/user", channel::configure);
        });
        admin = javalin(config -> adminFront.configure(config.routes));
        shared.listen(channel::onEvent);
        ticking = ticker.scheduleWithFixedDelay(() -> tick(shared), TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    private void tick(SharedVenue shared) {
        try {
            shared.tick();
            channel.tick();
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
        TradingServer server = new TradingServer(venue);
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
        channel.stop();
        exchange.stop();
        admin.stop();
    }
}
