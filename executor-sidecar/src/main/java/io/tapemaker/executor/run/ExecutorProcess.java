package io.tapemaker.executor.run;

import io.tapemaker.executor.domain.ExecutorCore;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.door.ExecutorDesk;
import io.tapemaker.executor.latch.KillFile;
import io.tapemaker.executor.latch.RearmFile;
import io.tapemaker.executor.tape.ExecutorRunner;
import io.tapemaker.executor.tape.ExecutorStep;
import io.tapemaker.executor.venue.polymarket.L2Headers;
import io.tapemaker.executor.venue.polymarket.LaneLimits;
import io.tapemaker.executor.venue.polymarket.Requests;
import io.tapemaker.executor.venue.polymarket.VenueClient;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.chronicle.TapeRepair;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.door.Door;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the executor: takes the tape over, asks whether this place may trade, and turns until it is told to stop.
 * Everything that was opened is closed in the opposite order.
 */
public final class ExecutorProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("executor");
    private static final int REFUSED = 5;

    private final RunSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final Inbox inbox = new Inbox();
    private final PlaceGate gate = new PlaceGate();
    private final Outside outside = new Outside();
    private final HeadFile head;
    private final RunReading reading;
    private final ExecutorRunner runner;
    private final KillFile latch;
    private final VenuePort venue;
    private final CommandFeed feed;
    private final LoopControl control;
    private final Watch watch;

    /** Hears where the core's thread is with each input, right behind each step; an anchor belongs to its sync. */
    @FunctionalInterface
    public interface Watch {

        /** It is here; {@code lastSequence} is that of the last record on EXECUTIONS. */
        void at(ExecutorStep step, long lastSequence);
    }

    private ExecutorProcess(RunSettings settings, Watch watch) throws IOException, InterruptedException {
        this.settings = settings;
        this.watch = watch;
        Path directory = settings.journal();
        ChronicleJournal executions =
                ChronicleJournal.open(directory, JournalKind.EXECUTIONS, JournalOptions.standard());
        ChronicleJournal commands = ChronicleJournal.open(directory, JournalKind.COMMANDS, JournalOptions.standard());
        TapeRepair.repair(directory, JournalKind.EXECUTIONS);
        head = HeadFile.open(settings.head());
        TapeLook look = TapeLook.at(executions, head.found());
        requireWhole(look);
        reading = new RunReading(commands);
        runner = ExecutorRunner.open(
                executions,
                reading.policies(),
                reading.hasher(),
                reading,
                new ExecutorRunner.World(outside, gate, this::step));
        latch = KillFile.open(directory, look.records() == 0, clock);
        if (look.records() > 0 && head.found() == null) {
            Outside.shut(latch, "the file that anchors the tape is gone; look whether the tape is whole");
        }
        outside.latch(latch);
        gate.by(latch);
        VenueClient client = client();
        Requests requests =
                new Requests(this::bodies, settings.policy().wallet().signatureType());
        venue = port(client, requests);
        outside.venue(venue);
        if (settings.mode() == RunMode.LIVE) {
            new Preflight(new Questions(client, requests), clock).require();
        }
        feed = CommandFeed.open(directory, commands, runner.core().lastCommand());
        control = new LoopControl(latch, RearmFile.in(directory), venue, inbox);
    }

    /**
     * Takes the journal over.
     *
     * @throws RunRefusedException if the tape was rolled back, or this place may not trade
     * @throws io.tapemaker.journal.CorruptRecordException if a tape is damaged
     */
    public static ExecutorProcess open(RunSettings settings) throws IOException, InterruptedException {
        return open(settings, (step, lastSequence) -> {});
    }

    /** The same, with somebody who watches. */
    public static ExecutorProcess open(RunSettings settings, Watch watch) throws IOException, InterruptedException {
        return new ExecutorProcess(settings, watch);
    }

    private void requireWhole(TapeLook look) {
        if (!look.holdsHead()) {
            throw new RunRefusedException(
                    REFUSED,
                    "EXECUTIONS has " + look.records() + " records and not the one that " + settings.head()
                            + " anchors: it was cut or replaced; bring the whole tape back");
        }
        if (look.mode() != null && look.mode() != settings.mode()) {
            throw new RunRefusedException(
                    2,
                    "EXECUTIONS is of mode " + look.mode() + "; give another --journal to a run in mode "
                            + settings.mode());
        }
    }

    private VenueClient client() {
        LiveSecrets secrets = settings.secrets();
        L2Headers headers = secrets == null
                ? (method, path, body, header) -> {
                    throw new IllegalStateException("nothing is authenticated in shadow mode");
                }
                : secrets.headers();
        return new VenueClient(settings.venue(), headers, gate, LaneLimits.standard());
    }

    private VenuePort port(VenueClient client, Requests requests) {
        LiveSecrets secrets = settings.secrets();
        return secrets == null
                ? new ShadowVenue(client, requests, inbox, runner.core()::intent)
                : new LiveVenue(settings.venue(), client, requests, secrets, inbox);
    }

    private byte[] bodies(List<OrderKey> keys) {
        LiveSecrets secrets = settings.secrets();
        if (secrets == null) {
            throw new IllegalStateException("nothing is signed in shadow mode");
        }
        return secrets.body(keys.stream().map(this::intent).toList());
    }

    private OrderIntent intent(OrderKey key) {
        OrderIntent intent = runner.core().intent(key);
        if (intent == null) {
            throw new IllegalStateException("there is no intent " + key);
        }
        return intent;
    }

    private void step(ExecutorStep step) {
        if (step == ExecutorStep.AFTER_SYNC) {
            head.anchor(runner.lastSequence(), runner.lastChecksum());
        }
        watch.at(step, runner.lastSequence());
    }

    /**
     * Turns until it is asked to stop, and has seen the venue empty then.
     *
     * @return whether the venue has shown that nothing is open
     */
    public boolean run(StopRequest stop) throws IOException, InterruptedException {
        CoreLoop loop = new CoreLoop(new CoreLoop.Parts(runner, inbox, feed, control, head), clock);
        start(loop);
        try (Door door = Door.open(settings.journal(), ExecutorDesk.DOOR, new ExecutorDesk(control, clock))) {
            stop.ready(door.file() + " is open, mode " + settings.mode());
            venue.start();
            loop.turnUntil(stop);
            gate.leave();
            return loop.leave();
        } catch (RuntimeException | Error e) {
            gate.leave();
            giveUp(e);
            throw e;
        }
    }

    private void start(CoreLoop loop) {
        loop.take(new ExecutorInput.Start(
                ExecutorCore.BEHAVIOUR_VERSION,
                settings.mode(),
                feed.lastRead(),
                new ExecutorInput.Under(
                        settings.policy().sha256(),
                        settings.policyBytes(),
                        FilePolicies.profileOf(settings.policy()),
                        settings.build())));
        if (latch.isSet() && !runner.core().isLatched()) {
            loop.take(new ExecutorInput.Word(
                    OperatorWord.KILL, latch.state().who(), latch.state().why()));
        } else if (runner.core().isLatched() && !latch.isSet()) {
            Outside.shut(latch, "the tape says that the latch is set");
        }
        loop.anchor();
    }

    /** The tape or the core has failed: nothing of them is used any more. */
    private void giveUp(Throwable why) throws InterruptedException {
        Outside.shut(latch, "the executor has failed: " + why.getClass().getSimpleName());
        venue.abandonPlaces();
        if (!venue.cancelEverything(CoreLoop.LEAVE_MS)) {
            LOG.error("the venue has not shown that nothing is open; look at its open orders");
        }
    }

    @Override
    public void close() throws IOException {
        feed.close();
        venue.close();
        latch.close();
        reading.close();
        runner.close();
        head.close();
    }
}
