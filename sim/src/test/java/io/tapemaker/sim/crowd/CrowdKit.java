package io.tapemaker.sim.crowd;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.MarketSetup;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.SettlementPlan;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.VenueListener;
import io.tapemaker.sim.venue.VenueOperator;
import io.tapemaker.sim.venue.VenueRules;
import java.util.List;
import java.util.Locale;

/** A venue with a crowd at it, and nobody else. */
final class CrowdKit {

    static final long SECOND = Draws.NS_PER_SECOND;
    static final long MINUTE = Draws.NS_PER_MINUTE;
    static final long HOUR = 60 * MINUTE;

    /** A Monday noon, so that no day ends by accident. */
    static final long START = 1_790_769_600L * SECOND;

    /** Trades are mined after two seconds. */
    static final SettlementPlan SETTLES = trade -> List.of(
            new SettlementPlan.Step(2 * SECOND, TradeStatus.MINED),
            new SettlementPlan.Step(4 * SECOND, TradeStatus.CONFIRMED));

    /** One trade in four fails, and late. */
    static final SettlementPlan SOME_FAIL = trade -> trade.taker().sizeE6() / 10_000 % 4 != 0
            ? SETTLES.stepsOf(trade)
            : List.of(
                    new SettlementPlan.Step(2 * SECOND, TradeStatus.RETRYING),
                    new SettlementPlan.Step(30 * SECOND, TradeStatus.FAILED));

    final SimVenue venue;
    final VenueOperator operator;
    final Crowd crowd;
    final CrowdPlan plan;
    long now = START;
    private int markets;

    CrowdKit(CrowdPlan plan, long seed, VenueListener listener) {
        this(plan, seed, listener, SETTLES);
    }

    CrowdKit(CrowdPlan plan, long seed, VenueListener listener, SettlementPlan settlement) {
        this.plan = plan;
        this.venue = new SimVenue(VenueRules.USUAL, settlement, listener, START);
        this.operator = venue.operator();
        this.crowd = new Crowd(venue, plan, seed, START);
    }

    /** One market of that character. */
    static CrowdKit of(MarketCharacter character, long seed) {
        return of(character, seed, new CrowdLog(false));
    }

    static CrowdKit of(MarketCharacter character, long seed, VenueListener listener) {
        CrowdKit kit = new CrowdKit(CrowdPlan.of(1), seed, listener);
        kit.market(character);
        return kit;
    }

    static MarketNames names(int index) {
        String digits = String.format(Locale.ROOT, "%064x", 0xabc000 + index);
        String yes = Integer.toString(1_000_001 + 2 * index) + "0".repeat(70);
        String no = Integer.toString(1_000_002 + 2 * index) + "0".repeat(70);
        return new MarketNames("0x" + digits, yes, no, false, false, MarketNames.USUAL_MIN_ORDER_SIZE);
    }

    int market(MarketCharacter character) {
        return market(character, MarketSetup.plain(names(markets), TickSize.CENT));
    }

    int market(MarketCharacter character, MarketSetup setup) {
        int market = operator.listMarket(setup, now);
        markets++;
        operator.setMarketState(market, MarketState.OPEN, now);
        crowd.join(market, character, now);
        return market;
    }

    /** Lets the crowd act, and the venue do what is its own, until then. */
    CrowdKit until(long toNs) {
        crowd.act(toNs);
        venue.advance(toNs);
        now = toNs;
        return this;
    }

    CrowdKit later(long ns) {
        return until(now + ns);
    }

    /** What an account is worth with the first token of market 0 at that price, in E6 dollars. */
    long worthE6(int account, long fairE4) {
        long yesE6 = venue.tokens(account, new TokenRef(0, 0)).provisionalE6();
        long noE6 = venue.tokens(account, new TokenRef(0, 1)).provisionalE6();
        return venue.dollars(account).provisionalE6() + (yesE6 * fairE4 + noE6 * (10_000 - fairE4)) / 10_000;
    }
}
