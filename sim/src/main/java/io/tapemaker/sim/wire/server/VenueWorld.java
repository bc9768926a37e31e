package io.tapemaker.sim.wire.server;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.crowd.Crowd;
import io.tapemaker.sim.crowd.CrowdPlan;
import io.tapemaker.sim.crowd.MarketCharacter;
import io.tapemaker.sim.crowd.PriceLaw;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.frames.SeededNames;
import io.tapemaker.sim.venue.MarketSetup;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.RateTier;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.VenueRules;
import io.tapemaker.sim.wire.WireAccount;
import io.tapemaker.sim.wire.WireAccounts;
import io.tapemaker.sim.workload.SeededRandom;
import java.util.List;

/** Markets and everybody in them but us, going on by themselves in the venue's time. */
final class VenueWorld implements TradingServer.Everyday {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long DOLLAR = 1_000_000L;
    private static final long SHARE = 1_000_000L;

    /** The crowd is there so long before anybody else is. */
    private static final long WARM_UP = MINUTE;

    /** So much of the crowd's time is done at once before others may use the venue. */
    private static final long SLICE = 20_000_000L;

    /** So many slices before the rest of the venue's work is looked at. */
    private static final int MOST_SLICES = 200;

    /** Room for markets that are listed later. */
    private static final int SPARE = 20;

    private static final long NEWCOMERS_DOLLARS = 20_000 * DOLLAR;
    private static final long NEWCOMERS_PAIRS = 1_000 * SHARE;

    private static final FeeTerms FEES = new FeeTerms(40_000, 1, 2_500);
    private static final RewardTerms REWARDS =
            new RewardTerms(100 * DOLLAR, 450, 50 * SHARE, RewardTerms.ONE_E4, RewardTerms.USUAL_DIVISOR_E4, 30 * SECOND);

    /** The first two stay near 50 cents for long. */
    private static final List<MarketCharacter> CHARACTERS = List.of(
            MarketCharacter.CALM_POLITICS,
            MarketCharacter.CALM_POLITICS,
            endless(MarketCharacter.SPORTS_LIVE),
            MarketCharacter.NEWS);

    private final long seed;
    private final long openedMs;
    private final VenueClock clock;
    private final SimVenue venue;
    private final SharedVenue shared;
    private final Crowd crowd;
    private final WireAccounts accounts = new WireAccounts();
    private long sampledMinute;
    private int listed;

    VenueWorld(VenueServer.Plan plan, FaultBook faults) {
        this.seed = plan.seed();
        long nowNs = System.currentTimeMillis() * 1_000_000L;
        long startNs = nowNs - WARM_UP;
        EventQueue said = new EventQueue();
        venue = new SimVenue(VenueRules.USUAL, new WorldChain(seed, faults), said, startNs);
        crowd = new Crowd(venue, CrowdPlan.of(plan.markets() + SPARE), seed, startNs);
        for (int i = 0; i < plan.markets(); i++) {
            list(venue, startNs);
        }
        crowd.act(nowNs);
        openedMs = System.currentTimeMillis();
        clock = VenueClock.accelerated(openedMs * 1_000_000L, plan.clockFactor());
        shared = new SharedVenue(venue, said, clock);
        accounts.welcome(address -> fund(address, venue.nowNs()));
    }

    /** A market whose end nobody waits for. */
    private static MarketCharacter endless(MarketCharacter character) {
        PriceLaw law = character.price();
        return character.with(new PriceLaw(
                law.startE4(), law.volatilityE4() / 2, law.jumps(), law.driftPerDayE4(), 0, law.stepNs()));
    }

    SharedVenue shared() {
        return shared;
    }

    WireAccounts accounts() {
        return accounts;
    }

    /** When the venue's clock was the machine's. */
    long openedMs() {
        return openedMs;
    }

    VenueClock clock() {
        return clock;
    }

    WireAccount open(Address address) {
        return shared.call((sim, nowNs) -> accounts.add(fund(address, nowNs), address));
    }

    private int fund(Address address, long nowNs) {
        int account = venue.operator().openAccount(address.toString(), RateTier.STANDARD, nowNs);
        long pairs = venue.markets() * NEWCOMERS_PAIRS;
        venue.operator().deposit(account, NEWCOMERS_DOLLARS + pairs, nowNs);
        for (int market = 0; market < venue.markets(); market++) {
            if (venue.marketState(market) != MarketState.RESOLVED) {
                venue.operator().split(account, market, NEWCOMERS_PAIRS, nowNs);
            }
        }
        return account;
    }

    /** Standard, Protocol V2, neg-risk and again; every fifth has the finer grid. */
    @Override
    public int list(SimVenue sim, long nowNs) {
        int index = listed++;
        MarketNames names = index % 4 == 1 ? SeededNames.v2(seed, index) : SeededNames.v1(seed, index, index % 4 == 2);
        TickSize tick = index % 5 == 4 ? TickSize.MILL : TickSize.CENT;
        int market = sim.operator().listMarket(new MarketSetup(names, tick, FEES, REWARDS, 0, false, false), nowNs);
        sim.operator().setMarketState(market, MarketState.OPEN, nowNs);
        crowd.join(market, CHARACTERS.get(index % CHARACTERS.size()), nowNs);
        return market;
    }

    @Override
    public void goOn() {
        boolean behind = true;
        for (int i = 0; behind && i < MOST_SLICES; i++) {
            behind = shared.call((sim, nowNs) -> {
                crowd.act(Math.min(nowNs, crowd.nextNs() + SLICE));
                return crowd.nextNs() <= nowNs;
            });
        }
        shared.call((sim, nowNs) -> sample(nowNs));
    }

    /** Rewards are sampled once a minute, at an instant that nobody knows before. */
    private boolean sample(long nowNs) {
        long minute = nowNs / MINUTE;
        if (minute == sampledMinute) {
            return false;
        }
        long instant = SeededRandom.named(seed, "reward sample " + minute).below(60) * SECOND;
        if (nowNs % MINUTE < instant) {
            return false;
        }
        sampledMinute = minute;
        return venue.operator().sampleRewards(nowNs);
    }
}
