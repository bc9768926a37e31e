package io.tapemaker.sim.world;

import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.sim.crowd.Crowd;
import io.tapemaker.sim.venue.RateTier;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.workload.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** A world from its first event to its last. Everything happens on the calling thread. */
public final class World {

    /** When worlds begin whose plan names no end of a day: a Monday at noon, UTC. */
    public static final long START_NS = 1_790_596_800_000_000_000L;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;

    /** The crowd is there before we are. */
    private static final long WARM_UP_NS = 5 * SECOND_NS;

    private static final long LATE_NS = 8 * SECOND_NS;
    private static final long DEPOSIT_E6 = 20_000_000_000L;
    private static final int EVENTS_PER_AUDIT = 2_000;

    private final WorldPlan plan;
    private final Surroundings around;
    private final VenueNode venueNode;
    private final EngineNode engine;
    private final MarketGateway gateway;
    private final ExecutorNode executor;
    private final Crowd crowd;
    private final Watch watch;
    private final WorldJournals journals;
    private final Chances chances;
    private final Troubles troubles;
    private final EngineHost host;
    private final MachineTroubles machineTroubles;
    private final ExecutorTroubles executorTroubles;
    private final Tokens tokens = new Tokens();
    private final List<Link> troubledLinks = new ArrayList<>();
    private long steps;
    private boolean crowdGone;

    /** A world with the decisions that ship. */
    public World(WorldPlan plan, WorldJournals journals) {
        this(plan, journals, LogicFactory.choices(), Narrator.NOBODY);
    }

    /** A world with other decisions, for tests that plant faults, and with somebody who wants to know. */
    public World(WorldPlan plan, WorldJournals journals, QuoteChoices choices, Narrator narrator) {
        this.plan = plan;
        this.around = Surroundings.at(plan.startNs(), narrator);
        this.journals = journals;
        Link marketLink = link("market data", LinkQuality.GOOD);
        Link userLink = troubledLink("user stream");
        ChainLuck chain = new ChainLuck(plan, around.faults());
        venueNode = new VenueNode(around, chain, marketLink, userLink);
        WorldMarkets markets = new WorldMarkets(plan);
        markets.list(venueNode, tokens, around.scheduler().nowNs());
        int account = openAccount(venueNode.venue());
        crowd = markets.crowd(venueNode.venue(), plan.seed(), around.scheduler().nowNs());
        Link toExecutor = link("commands", LinkQuality.LOCAL);
        engine = new EngineNode(
                journals,
                markets.config(),
                choices,
                around,
                (command, checksum) -> onCommand(command, checksum, toExecutor));
        EngineInbox inbox = new EngineInbox(engine, link("executions", LinkQuality.LOCAL));
        gateway = new MarketGateway(engine, venueNode, around);
        Rest rest = new Rest(around, venueNode.venue(), troubledLink("requests"), troubledLink("answers"));
        Reports reports = new Reports(engine, inbox, this::onSignOfLife);
        VenueCalls calls = new VenueCalls(around, tokens, account);
        PostWatch posts = new PostWatch(around, journals.executions());
        ExecutorWire wire = new ExecutorWire(around, venueNode.venue(), rest, calls, reports, posts);
        executor = new ExecutorNode(around, engine, journals.executions(), wire, userLink, true);
        venueNode.user(account, executor::onUserEvent);
        watch = new Watch(around, venueNode, tokens, wire, gateway, account, plan);
        venueNode.witness(watch::onUserEvent);
        chances = new Chances(plan, around.scheduler());
        troubles = new Troubles(chances, around, this, venueNode, tokens, executor, gateway);
        SeededRandom machine = SeededRandom.named(plan.seed(), "machine");
        host = new EngineHost(around, engine, gateway, inbox, watch, journals.disk(), machine);
        machineTroubles = new MachineTroubles(chances, around, host, engine, executor, journals.disk(), watch);
        executorTroubles = new ExecutorTroubles(chances, around, executor);
    }

    private Link link(String name, LinkQuality quality) {
        return new Link(around.scheduler(), SeededRandom.named(plan.seed(), "link " + name), quality, around.faults());
    }

    private Link troubledLink(String name) {
        WorldPlan.Network network = plan.faults().network();
        LinkQuality quality = LinkQuality.GOOD
                .losing(network.lost())
                .repeating(network.repeated())
                .delaying(network.late(), LATE_NS);
        Link link = link(name, quality);
        troubledLinks.add(link);
        return link;
    }

    private int openAccount(SimVenue venue) {
        int account = venue.operator().openAccount("0xours", RateTier.STANDARD, plan.startNs());
        venue.operator().deposit(account, DEPOSIT_E6, plan.startNs());
        return account;
    }

    private void onCommand(Command command, int checksum, Link toExecutor) {
        if (command instanceof Command.Place place && isTooOld(place)) {
            around.say("too old: " + place.key());
            watch.onTooOld(place);
            toExecutor.send(() -> executor.onCommand(place, checksum));
            return;
        }
        watch.onCommand(command, engine.sweptUpTo());
        if (command instanceof Command.Resync resync) {
            gateway.resync(tokens.of(resync.token()).market());
        }
        toExecutor.send(() -> executor.onCommand(command, checksum));
    }

    private void onSignOfLife() {
        watch.onSignOfLife();
    }

    /**
     * A place that lay unread, or was written by a start that followed a crash. Engine and executor share a clock, but
     * after a clock was set back a start does not see how long it took: so what an older session wanted is too old
     * whatever the clock says.
     */
    private boolean isTooOld(Command.Place place) {
        return engine.clock().nowNs() - place.decidedNs() > ExecutorNode.PLACE_TTL_NS
                || place.key().epoch() < engine.epoch();
    }

    /**
     * Runs to the end.
     *
     * @throws InvariantBrokenException where something that must be true is not
     */
    public WorldReport run() {
        around.scheduler().at(crowd.nextNs(), this::crowdActs);
        runTo(plan.startNs() + WARM_UP_NS - SECOND_NS);
        executor.begin();
        runTo(plan.startNs() + WARM_UP_NS);
        host.start();
        around.scheduler().every(SECOND_NS, this::tick);
        around.scheduler().every(MINUTE_NS, this::sampleRewards);
        if (plan.stakes().dayEndsAfterS() > 0) {
            around.scheduler().at(plan.startNs() + plan.stakes().dayEndsAfterS() * SECOND_NS - 1, watch::beforeDayEnds);
        }
        venueNode.garble(plan.faults().network().frames(), SeededRandom.named(plan.seed(), "market frames"));
        troubles.begin();
        machineTroubles.begin(plan.faults().machine());
        executorTroubles.begin(plan.faults().machine().executorCrashes());
        long troubledUntilNs = plan.startNs() + WARM_UP_NS + plan.seconds() * SECOND_NS;
        runTo(troubledUntilNs);
        chances.end();
        troubles.end();
        machineTroubles.end();
        executorTroubles.end();
        troubledLinks.forEach(each -> each.quality(LinkQuality.GOOD));
        venueNode.garble(0, SeededRandom.named(plan.seed(), "market frames"));
        long tradedUntilNs = troubledUntilNs + WorldPlan.QUIET_SECONDS * SECOND_NS;
        runTo(tradedUntilNs);
        crowdGone = true;
        long stillUntilNs = tradedUntilNs + WorldPlan.STILL_SECONDS * SECOND_NS;
        runTo(stillUntilNs);
        watch.whenAllIsSettled(engine);
        long endNs = stillUntilNs + WorldPlan.SILENT_SECONDS * SECOND_NS;
        venueNode.stallUntil(endNs + SECOND_NS);
        runTo(endNs);
        return finish();
    }

    private void runTo(long untilNs) {
        while (around.scheduler().step(untilNs)) {
            if (++steps % EVENTS_PER_AUDIT == 0) {
                watch.audit();
            }
        }
    }

    private void crowdActs() {
        if (crowdGone) {
            return;
        }
        crowd.act(around.scheduler().nowNs());
        around.scheduler().at(crowd.nextNs(), this::crowdActs);
    }

    private void tick() {
        venueNode.venue().advance(around.scheduler().nowNs());
        if (engine.isUp()) {
            engine.tick();
        }
        watch.look(engine);
    }

    private void sampleRewards() {
        watch.beforeSample();
        venueNode.venue().operator().sampleRewards(around.scheduler().nowNs());
    }

    void onOutcome(int market, boolean yesWins) {
        watch.onOutcome(market, yesWins);
    }

    /** Whether the latch of the executor or that of the engine is set. */
    boolean isLatched() {
        return executor.isLatched() || watch.isLatched();
    }

    /** Whether nobody but us trades any more. */
    boolean isCrowdGone() {
        return crowdGone;
    }

    /** The operator says that the latches may be taken back, the executor's first. */
    void rearm() {
        executor.rearm();
        around.scheduler().in(SECOND_NS, () -> {
            if (engine.isUp()) {
                engine.operator(OperatorWord.REARM, "why=the world goes on");
            }
        });
    }

    private WorldReport finish() {
        watch.audit();
        watch.whenAllIsSilent(engine);
        long replayed = Replayed.check(journals, around);
        executor.replay();
        engine.kill();
        watch.figures().starts = engine.starts();
        watch.figures().startsFromSnapshot = engine.startsFromSnapshot();
        return new WorldReport(
                plan, around.trace().hash(), steps, around.checks(), around.faults(), watch.figures(), replayed);
    }
}
