package io.tapemaker.sim.cli;

import io.tapemaker.executor.profile.Venue;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.wire.ApiSettings;
import io.tapemaker.sim.wire.server.Fault;
import io.tapemaker.sim.wire.server.FaultFile;
import io.tapemaker.sim.wire.server.TradingServer;
import io.tapemaker.sim.wire.server.VenueServer;
import java.io.PrintWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code venue}: the simulated venue on sockets, until it is told to stop. */
@Command(
        name = "venue",
        description = "The simulated venue with a crowd on sockets of this machine: REST, Gamma, market and user channel."
                + " Any wallet that signs its login gets an account with play money. SIGTERM ends it.",
        mixinStandardHelpOptions = true,
        versionProvider = SimVersion.class)
final class VenueCommand implements Callable<Integer> {

    private static final int MOST_PORT = 65_535;
    private static final int MOST_FACTOR = 1_000;
    private static final long SKEW_NS = 30_000_000_000L;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", required = true, paramLabel = "P", description = "Of 127.0.0.1; 0 for any.")
    private int port;

    @Option(
            names = "--admin-port",
            defaultValue = "0",
            paramLabel = "P",
            description = "Where faults are switched on and what arrived is read (0: any).")
    private int adminPort;

    @Option(names = "--markets", defaultValue = "3", paramLabel = "N", description = "1 to 200 (3).")
    private int markets;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Of ids, crowd and chain (1).")
    private long seed;

    @Option(names = "--faults", paramLabel = "FILE", description = "Fault script, JSON as the admin port takes it.")
    private @Nullable Path faults;

    @Option(
            names = "--clock-factor",
            defaultValue = "1",
            paramLabel = "F",
            description = "Venue seconds to a second, 1 to 1000 (1); everybody who signs needs the same clock.")
    private int clockFactor;

    @Option(
            names = "--strict-heartbeats",
            description = "Refuse heartbeats whose id is no id at all, too, as the guide says; the official client's"
                    + " list of calls sends one.")
    private boolean strictHeartbeats;

    @Override
    public Integer call() throws InterruptedException {
        CommandInputs inputs = new CommandInputs(spec);
        VenueServer.Plan plan = plan(inputs);
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> stopAndHalt(told, ended), "stop");
        try (VenueServer server = start(plan, inputs)) {
            Runtime.getRuntime().addShutdownHook(hook);
            print(server, spec.commandLine().getOut());
            told.await();
        } finally {
            ended.countDown();
        }
        return 0;
    }

    /** The signal has begun to end the JVM, so its code can only be given by ending it. */
    private static void stopAndHalt(CountDownLatch told, CountDownLatch ended) {
        told.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private VenueServer.Plan plan(CommandInputs inputs) {
        inputs.requireRange("--port", port, 0, MOST_PORT);
        inputs.requireRange("--admin-port", adminPort, 0, MOST_PORT);
        inputs.requireRange("--markets", markets, 1, VenueServer.Plan.MOST_MARKETS);
        inputs.requireRange("--clock-factor", clockFactor, 1, MOST_FACTOR);
        Path script = faults;
        List<Fault> wanted = script == null ? List.of() : inputs.refusing("--faults ", () -> FaultFile.read(script));
        ApiSettings settings = new ApiSettings(
                Venue.LOOPBACK.chainId(), SKEW_NS * clockFactor, false, false, !strictHeartbeats);
        return VenueServer.Plan.of(markets, seed)
                .withClockFactor(clockFactor)
                .withPorts(new TradingServer.Ports(port, adminPort))
                .withFaults(wanted)
                .withSettings(settings);
    }

    private VenueServer start(VenueServer.Plan plan, CommandInputs inputs) {
        requireFree("--port", port, inputs);
        requireFree("--admin-port", adminPort, inputs);
        return VenueServer.start(plan);
    }

    /** Before a world is made in vain. */
    private static void requireFree(String option, int number, CommandInputs inputs) {
        try (ServerSocket socket = new ServerSocket(number, 1, InetAddress.getLoopbackAddress())) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw inputs.usage(option + " " + number + " of 127.0.0.1 is taken or not allowed; name another one");
        }
    }

    private void print(VenueServer server, PrintWriter out) {
        String host = "127.0.0.1:" + server.port();
        out.println("venue: http://" + host + ", ws://" + host + "/ws/market, ws://" + host + "/ws/user, Gamma below"
                + " http://" + host + "/gamma");
        out.println("admin: http://127.0.0.1:" + server.adminPort());
        out.println("clock: factor " + clockFactor + " from " + server.openedMs() + " ms since 1970 on");
        for (MarketNames names : server.markets()) {
            String kind = names.negRisk() ? "neg-risk" : "standard";
            out.println("market: " + names.market() + (names.protocolV2() ? " protocol-v2" : " " + kind) + " yes "
                    + names.yes() + " no " + names.no());
        }
        out.println("ready");
        out.flush();
    }
}
