package io.tapemaker.sim.world;

import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.sim.crowd.Crowd;
import io.tapemaker.sim.crowd.CrowdPlan;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.RateTier;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.workload.SeededRandom;
import java.util.function.Function;

/**
 * One market in which nothing goes wrong, for hours: the parts of {@link World} without its troubles, and without
 * looking at invariants after each event. The journals forget what everybody has read. Everything happens on the
 * calling thread.
 */
public final class CalmWorld {

    /** The market's number at the venue. */
    public static final int MARKET = 0;

    /** What our account begins with, dollars in E6. */
    public static final long DEPOSIT_E6 = 20_000_000_000L;

    /** The crowd is there so long before we are. */
    public static final long WARM_UP_NS = 60_000_000_000L;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long CARE_NS = 20 * SECOND_NS;

    /** Longer than a trade is on its way. */
    private static final long SETTLED_NS = 60 * SECOND_NS;

    private static final int SECONDS_PER_MINUTE = 60;
    private static final long HALF_E4 = 5_000;

    private final CalmPlan plan;
    private final Surroundings around = Surroundings.at(World.START_NS, Narrator.NOBODY);
    private final VenueNode venueNode;
    private final EngineNode engine;
    private final MarketGateway gateway;
    private final ExecutorNode executor;
    private final Crowd crowd;
    private final int account;
    private final CalmAudience audience;
    private final Tokens tokens = new Tokens();
    private boolean latched;
    private boolean over;
    private long seconds;
    private long places;
    private long cancels;
    private long latches;

    /**
     * A world that has not begun.
     *
     * @param planner what chooses the quotes, given this world
     * @param audience who watches, given this world
     */
    public CalmWorld(
            CalmPlan plan, Function<CalmWorld, QuotePlanner> planner, Function<CalmWorld, CalmAudience> audience) {
        this.plan = plan;
        WorldPlan asWorld = plan.asWorld();
        Link userLink = link("user stream", LinkQuality.GOOD);
        venueNode = new VenueNode(
                around, new ChainLuck(asWorld, around.faults()), link("market data", LinkQuality.GOOD), userLink);
        SimVenue venue = venueNode.venue();
        long startNs = World.START_NS;
        venue.operator().listMarket(plan.setup(), startNs);
        venue.operator().setMarketState(MARKET, MarketState.OPEN, startNs);
        tokens.listed(MARKET, plan.setup().names());
        venueNode.listed(MARKET);
        account = venue.operator().openAccount("0xours", RateTier.STANDARD, startNs);
        venue.operator().deposit(account, DEPOSIT_E6, startNs);
        crowd = new Crowd(venue, CrowdPlan.of(1), plan.seed(), startNs);
        crowd.join(MARKET, plan.character(), startNs);
        Link toExecutor = link("commands", LinkQuality.LOCAL);
        QuoteChoices choices = new QuoteChoices(LogicFactory.choices().band(), planner.apply(this));
        WorldJournals journals = WorldJournals.passing();
        engine = new EngineNode(
                journals,
                plan.config(),
                choices,
                around,
                (command, checksum) -> onCommand(command, checksum, toExecutor));
        gateway = new MarketGateway(engine, venueNode, around);
        Rest rest = new Rest(around, venue, link("requests", LinkQuality.GOOD), link("answers", LinkQuality.GOOD));
        EngineInbox inbox = new EngineInbox(engine, link("executions", LinkQuality.LOCAL));
        Reports reports = new Reports(engine, inbox, () -> {});
        VenueCalls calls = new VenueCalls(around, tokens, account);
        PostWatch posts = new PostWatch(around, journals.executions());
        ExecutorWire wire = new ExecutorWire(around, venue, rest, calls, reports, posts);
        executor = new ExecutorNode(around, engine, journals.executions(), wire, userLink, false);
        venueNode.user(account, executor::onUserEvent);
        this.audience = audience.apply(this);
        venueNode.witness(this.audience::onUserEvent);
    }

    private Link link(String name, LinkQuality quality) {
        return new Link(around.scheduler(), SeededRandom.named(plan.seed(), "link " + name), quality, around.faults());
    }

    private void onCommand(Command command, int checksum, Link toExecutor) {
        if (command instanceof Command.Place) {
            places++;
        } else if (command instanceof Command.Cancel) {
            cancels++;
        } else if (command instanceof Command.Kill kill) {
            latched = kill.phase() == KillPhase.LATCHED;
            latches += latched ? 1 : 0;
        } else if (command instanceof Command.Resync) {
            gateway.resync(MARKET);
        }
        toExecutor.send(() -> executor.onCommand(command, checksum));
    }

    /** Runs to the end. */
    public void run() {
        Scheduler scheduler = around.scheduler();
        scheduler.at(crowd.nextNs(), this::crowdActs);
        runTo(World.START_NS + WARM_UP_NS - SECOND_NS);
        executor.begin();
        runTo(World.START_NS + WARM_UP_NS);
        audience.onStart();
        engine.start();
        gateway.connect();
        scheduler.every(SECOND_NS, this::second);
        scheduler.every(CARE_NS, this::care);
        runTo(World.START_NS + WARM_UP_NS + plan.seconds() * SECOND_NS + 1);
        over = true;
        long lifeNs = plan.character().price().lifeNs();
        if (lifeNs > 0 && scheduler.nowNs() - World.START_NS >= lifeNs) {
            boolean yesWins = crowd.fairE4(MARKET) > HALF_E4;
            venue().operator().resolve(MARKET, yesWins, scheduler.nowNs());
        }
        runTo(scheduler.nowNs() + SETTLED_NS);
        audience.onEnd();
        engine.kill();
    }

    private void runTo(long untilNs) {
        boolean more = true;
        while (more) {
            more = around.scheduler().step(untilNs);
        }
    }

    private void crowdActs() {
        if (!over) {
            crowd.act(around.scheduler().nowNs());
            around.scheduler().at(crowd.nextNs(), this::crowdActs);
        }
    }

    private void second() {
        long nowNs = around.scheduler().nowNs();
        venue().advance(nowNs);
        if (!over) {
            audience.onSecond();
        }
        if (!over && ++seconds % SECONDS_PER_MINUTE == 0) {
            audience.onMinute();
            venue().operator().sampleRewards(nowNs);
        }
        if (engine.isUp()) {
            engine.tick();
        }
    }

    /** An operator takes latches back, as in the worlds with faults. */
    private void care() {
        if (latched || executor.isLatched()) {
            executor.rearm();
            around.scheduler().in(SECOND_NS, () -> engine.operator(OperatorWord.REARM, "why=the world goes on"));
        }
    }

    /** The virtual time, ns since 1970. */
    public long nowNs() {
        return around.scheduler().nowNs();
    }

    /** The venue with its own truth. */
    public SimVenue venue() {
        return venueNode.venue();
    }

    /** Everybody else. */
    public Crowd crowd() {
        return crowd;
    }

    /** Our account at the venue. */
    public int account() {
        return account;
    }

    /** Place commands so far. */
    public long places() {
        return places;
    }

    /** Cancel commands so far. */
    public long cancels() {
        return cancels;
    }

    /** How often the latch was set so far. */
    public long latches() {
        return latches;
    }

    /** Whether the latch is set. */
    public boolean isLatched() {
        return latched;
    }
}
