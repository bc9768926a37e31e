package io.tapemaker.bench.wire;

import io.tapemaker.bench.run.PipelineLatency;
import io.tapemaker.bench.sign.SignChoice;
import io.tapemaker.bench.tape.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/**
 * Open-loop latency of the executor: place commands are due at a fixed rate whatever it does, and each is timed from
 * when it was due to when the first byte of its {@code POST /order} was at the venue's port. Journals on disk, executor
 * and venue in processes of their own.
 */
public final class CommandToWire {

    private static final long PROBE_MS = 250;
    private static final int PROBES_EACH = 3;
    private static final long PATIENCE_S = 90;
    private static final long LAST_MS = 3_000;

    /** So many orders later each is cancelled, as quotes are. */
    private static final int OPEN_ORDERS = 30;

    private final WirePlan plan;
    private final List<String> childFlags;
    private final LongFunction<String> web3j = SignChoice.BARE_WEB3J.signer();
    private final Histogram signatures = WireResult.histogram();
    private final Histogram forced = WireResult.histogram();
    private long salt;

    /** A measurement; {@code childFlags} are what a JVM needs for journals. */
    public CommandToWire(WirePlan plan, List<String> childFlags) {
        this.plan = plan;
        this.childFlags = childFlags;
    }

    /** When an order was due, and when it was on COMMANDS. */
    private record Command(long dueNanos, long appendedNanos) {}

    /** The running parts. */
    private record Rig(EngineHand engine, WireTap tap, Child executor, ForcedWrites disk) {}

    /** The commands of a run by number, and the first number that was scheduled. */
    private record Commands(Map<Long, Command> byNumber, long first) {}

    /** Measures once. */
    public WireResult run() throws InterruptedException {
        Path folder = Scratch.create();
        try {
            return run(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Scratch.remove(folder);
        }
    }

    private WireResult run(Path folder) throws IOException, InterruptedException {
        Path journal = Files.createDirectory(
                folder.resolve("journal"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path stamps = folder.resolve("stamps");
        try (EngineHand engine = new EngineHand(journal);
                Child venue = Child.start(VenueChild.class, childFlags, folder);
                WireTap tap = new WireTap(Integer.parseInt(venue.said()));
                Child executor = Child.start(
                        ExecutorChild.class,
                        childFlags,
                        folder,
                        journal.toString(),
                        Integer.toString(tap.port()),
                        stamps.toString());
                ForcedWrites disk = new ForcedWrites(folder.resolve("forced"))) {
            Commands commands = drive(new Rig(engine, tap, executor, disk));
            executor.end();
            if (!Files.exists(stamps)) {
                throw new IllegalStateException("the executor has failed: " + executor.trouble());
            }
            return result(commands, tap.arrivedNanos(), Intents.read(journal), PlaceStamps.read(stamps));
        }
    }

    private Commands drive(Rig rig) throws IOException, InterruptedException {
        long first = probe(rig);
        web3j(plan.baseline(), WireResult.histogram());
        baselines(rig);
        Map<Long, Command> byNumber = schedule(rig, first);
        TimeUnit.MILLISECONDS.sleep(LAST_MS);
        baselines(rig);
        return new Commands(byNumber, first);
    }

    private void baselines(Rig rig) throws IOException {
        web3j(plan.baseline(), signatures);
        rig.disk().measure(plan.baseline(), forced);
    }

    private void web3j(int orders, Histogram into) {
        for (int i = 0; i < orders; i++) {
            long startNanos = System.nanoTime();
            if (web3j.apply(salt++).isEmpty()) {
                throw new IllegalStateException("nothing was signed");
            }
            into.recordValue(System.nanoTime() - startNanos);
        }
    }

    /** Asks until the executor knows books and terms of the markets; the next number. */
    private static long probe(Rig rig) throws IOException, InterruptedException {
        long number = 1;
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (rig.tap().arrivedNanos().size() < PROBES_EACH * Stage.MARKETS.size()) {
            if (System.nanoTime() > endNanos) {
                throw new IllegalStateException(
                        "no orders came out: " + rig.executor().trouble());
            }
            rig.engine().place(number++);
            TimeUnit.MILLISECONDS.sleep(PROBE_MS);
        }
        return number;
    }

    private Map<Long, Command> schedule(Rig rig, long first) throws InterruptedException {
        Map<Long, Command> byNumber = new HashMap<>();
        Thread staller = new Thread(() -> stall(rig.executor()), "stall");
        long startNanos = System.nanoTime() + plan.intervalNanos();
        int stallAt = plan.warmup() + plan.orders() + plan.stalled() / 4;
        for (int i = 0; i < plan.scheduled(); i++) {
            long dueNanos = startNanos + i * plan.intervalNanos();
            PipelineLatency.await(dueNanos);
            rig.engine().place(first + i);
            byNumber.put(first + i, new Command(dueNanos, System.nanoTime()));
            if (first + i > OPEN_ORDERS) {
                rig.engine().cancel(first + i - OPEN_ORDERS);
            }
            if (i == stallAt && plan.stalled() > 0) {
                staller.start();
            }
        }
        staller.join();
        return byNumber;
    }

    private void stall(Child executor) {
        try {
            executor.stall(plan.stallMs());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WireResult result(
            Commands commands,
            Map<Long, Long> arrivedNanos,
            List<Intents.Intent> intents,
            TreeMap<Long, PlaceStamps.Stamps> stamps) {
        Map<WireResult.Part, Histogram> parts = WireResult.none();
        Histogram stalled = WireResult.histogram();
        int withIntent = 0;
        int withheld = 0;
        for (Intents.Intent intent : intents) {
            long index = intent.number() - commands.first() - plan.warmup();
            Command command = commands.byNumber().get(intent.number());
            if (index < 0 || command == null) {
                continue;
            }
            withIntent++;
            Long wire = arrivedNanos.get(intent.salt());
            if (wire == null) {
                withheld++;
            } else if (index < plan.orders()) {
                add(parts, command, of(intent, stamps), wire);
            } else {
                WireResult.add(stalled, wire - command.dueNanos());
            }
        }
        int refused = plan.orders() + plan.stalled() - withIntent;
        return new WireResult(parts, stalled, refused, withheld, signatures, forced);
    }

    private static PlaceStamps.Stamps of(Intents.Intent intent, TreeMap<Long, PlaceStamps.Stamps> stamps) {
        Map.Entry<Long, PlaceStamps.Stamps> of = stamps.ceilingEntry(intent.sequence());
        if (of == null || of.getValue().before() >= intent.sequence()) {
            throw new IllegalStateException("order " + intent.number() + " was on the wire and never sent");
        }
        return of.getValue();
    }

    private static void add(
            Map<WireResult.Part, Histogram> parts, Command command, PlaceStamps.Stamps stamps, long wireNanos) {
        long[] moments = {
            command.dueNanos(),
            command.appendedNanos(),
            stamps.read(),
            stamps.decided(),
            stamps.durable(),
            stamps.handed(),
            wireNanos
        };
        parts.forEach((part, histogram) -> {
            boolean whole = part == WireResult.Part.ALL;
            long from = whole ? command.dueNanos() : moments[part.ordinal()];
            WireResult.add(histogram, (whole ? wireNanos : moments[part.ordinal() + 1]) - from);
        });
    }
}
