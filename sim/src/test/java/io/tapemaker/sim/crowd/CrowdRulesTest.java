package io.tapemaker.sim.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.venue.MarketSetup;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.MatchKind;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.RateTier;
import io.tapemaker.sim.venue.RefusalKind;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.VenueMode;
import io.tapemaker.sim.workload.SeededRandom;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "crowd.rules",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "The crowd keeps to the venue's rules, stops where it stops, and takes every refusal as an answer")
class CrowdRulesTest {

    private static final int MARKET = 0;

    private static CrowdKit sports() {
        return CrowdKit.of(MarketCharacter.SPORTS_LIVE.with(Interruptions.NONE), 11);
    }

    private static int levels(CrowdKit kit) {
        var book = kit.venue.board(MARKET).book();
        return book.side(true).count() + book.side(false).count();
    }

    @Test
    void nothingIsRefusedOnAnUndisturbedDay() {
        CrowdKit kit = sports().later(CrowdKit.HOUR);
        assertEquals(0, kit.crowd.counts(MARKET).refused());
        assertTrue(kit.crowd.counts(MARKET).orders() > 500);
    }

    @Test
    void anotherGridIsFollowed() {
        CrowdKit kit = sports().later(CrowdKit.MINUTE);
        for (TickSize tick : List.of(TickSize.MILL, TickSize.HALF_CENT, TickSize.QUARTER_CENT, TickSize.CENT)) {
            kit.operator.changeTick(MARKET, tick, kit.now);
            kit.later(5 * CrowdKit.MINUTE);
            var book = kit.venue.board(MARKET).book();
            assertTrue(book.side(true).count() >= 3 && book.side(false).count() >= 3, "a book on the grid " + tick);
            assertEquals(0, offGrid(kit, tick));
        }
        assertTrue(offGrid(kit, TickSize.TENTH) > 0, "prices that are off a grid are found");
        assertEquals(0, kit.crowd.counts(MARKET).refused(RefusalKind.TICK_SIZE));
        assertEquals(List.of(), kit.operator.faults());
    }

    private static int offGrid(CrowdKit kit, TickSize tick) {
        var book = kit.venue.board(MARKET).book();
        int found = 0;
        for (boolean bid : new boolean[] {true, false}) {
            for (int i = 0; i < book.side(bid).count(); i++) {
                found += tick.allows(book.side(bid).priceE4(i)) ? 0 : 1;
            }
        }
        return found;
    }

    @Test
    void aPauseIsWaitedOut() {
        CrowdKit kit = sports().later(CrowdKit.MINUTE);
        kit.operator.setMarketState(MARKET, MarketState.PAUSED, kit.now);
        long orders = kit.crowd.counts(MARKET).orders();
        kit.later(10 * CrowdKit.MINUTE);
        assertEquals(orders, kit.crowd.counts(MARKET).orders());
        assertEquals(0, kit.crowd.counts(MARKET).refused(), "nobody even tried");
        kit.operator.setMarketState(MARKET, MarketState.OPEN, kit.now);
        kit.later(CrowdKit.MINUTE);
        assertTrue(kit.crowd.counts(MARKET).orders() > orders);
    }

    @Test
    void afterTheOutcomeNobodyActs() {
        for (boolean closedFirst : new boolean[] {true, false}) {
            CrowdKit kit = sports().later(10 * CrowdKit.MINUTE);
            if (closedFirst) {
                kit.operator.setMarketState(MARKET, MarketState.CLOSED, kit.now);
                kit.later(CrowdKit.MINUTE);
            }
            kit.operator.resolve(MARKET, true, kit.now);
            kit.later(24 * CrowdKit.HOUR);
            assertEquals(Long.MAX_VALUE, kit.crowd.nextNs());
            assertEquals(0, kit.crowd.openOrders());
            assertEquals(0, levels(kit));
            assertEquals(List.of(), kit.operator.faults());
        }
    }

    @Test
    void aMarketThatOpensLaterIsAwaited() {
        CrowdKit kit = new CrowdKit(CrowdPlan.of(1), 12, new CrowdLog(false));
        int market = kit.operator.listMarket(MarketSetup.plain(CrowdKit.names(0), TickSize.CENT), kit.now);
        kit.crowd.join(market, MarketCharacter.NEWS, kit.now);
        kit.later(CrowdKit.MINUTE);
        assertEquals(0, kit.crowd.counts(market).orders());
        kit.operator.setMarketState(market, MarketState.OPEN, kit.now);
        kit.later(CrowdKit.MINUTE);
        assertTrue(levels(kit) > 4);
    }

    @Test
    void outagesAreSurvived() {
        CrowdKit kit = sports().later(CrowdKit.MINUTE);
        kit.operator.restart(30 * CrowdKit.SECOND, false, kit.now);
        assertEquals(0, levels(kit));
        kit.later(20 * CrowdKit.SECOND);
        assertEquals(0, levels(kit));
        kit.later(CrowdKit.MINUTE);
        assertTrue(levels(kit) > 4, "makers are back while takers have to wait");
        for (VenueMode mode : List.of(VenueMode.CANCEL_ONLY, VenueMode.DISABLED, VenueMode.NORMAL)) {
            kit.operator.setMode(mode, kit.now);
            kit.later(2 * CrowdKit.MINUTE);
            agrees(kit);
        }
        CrowdCounts counts = kit.crowd.counts(MARKET);
        for (RefusalKind kind : List.of(
                RefusalKind.ENGINE_RESTARTING,
                RefusalKind.POST_ONLY_MODE,
                RefusalKind.CANCEL_ONLY,
                RefusalKind.TRADING_DISABLED)) {
            assertTrue(counts.refused(kind) > 0, kind + " was met");
        }
        assertTrue(levels(kit) > 4);
        assertEquals(List.of(), kit.operator.faults());
    }

    /** Everything that the venue has of the crowd's is known to it. */
    private static void agrees(CrowdKit kit) {
        assertTrue(atVenue(kit) <= kit.crowd.openOrders(), "orders that nobody looks after");
    }

    private static long atVenue(CrowdKit kit) {
        long atVenue = 0;
        for (int account = 0; account < kit.plan.agentsPerMarket(); account++) {
            Page<?> page = kit.venue
                    .openOrders(account, RowFilter.ALL, Page.FIRST, kit.now)
                    .body();
            atVenue += page.count();
        }
        return atVenue;
    }

    @Test
    void theCrowdKnowsItsOrders() {
        CrowdKit kit = sports();
        for (int i = 0; i < 600; i++) {
            kit.later(CrowdKit.SECOND);
            agrees(kit);
        }
        Hand foreign = new Hand(
                new Scene(kit.venue, MARKET, new PricePath(MarketCharacter.THIN.price(), draws(), 0), new Schedule()),
                kit.plan.agentsPerMarket() - 1,
                Part.NOISE);
        for (int i = 0; i < 12; i++) {
            kit.venue.placeOrder(
                    kit.plan.agentsPerMarket() - 1, foreign.resting(true, 1_000, 10_000_000, false), kit.now);
        }
        assertTrue(atVenue(kit) > kit.crowd.openOrders(), "orders that it does not know of are found");
    }

    private static Draws draws() {
        return new Draws(new SeededRandom(1));
    }

    @Test
    void poorAgentsDoWhatTheyCan() {
        CrowdKit kit = new CrowdKit(new CrowdPlan(1, 12, 300_000_000L, RateTier.STANDARD), 13, new CrowdLog(false));
        kit.market(MarketCharacter.CRYPTO_HOURLY);
        kit.later(CrowdKit.HOUR);
        long balance = kit.crowd.counts(MARKET).refused(RefusalKind.BALANCE);
        Figures.put("refusedForBalance", balance);
        assertTrue(balance > 0);
        assertEquals(List.of(), kit.operator.faults());
    }

    /** Taker delay, fees and failing trades: the unkind sides of the venue. */
    @Test
    void anUnkindMarketIsTradedToo() {
        FeeTerms fees = new FeeTerms(70_000, 1, 2_000);
        MarketSetup setup =
                new MarketSetup(CrowdKit.names(0), TickSize.CENT, fees, RewardTerms.NONE, 250_000_000L, false, false);
        CrowdKit kit = new CrowdKit(CrowdPlan.of(1), 14, new CrowdLog(false), CrowdKit.SOME_FAIL);
        kit.market(MarketCharacter.CRYPTO_HOURLY, setup);
        kit.later(30 * CrowdKit.MINUTE);
        assertTrue(kit.crowd.counts(MARKET).delayed() > 100);
        assertEquals(List.of(), kit.operator.faults());
    }

    @Test
    void matchesOfAllKindsOccur() {
        CrowdLog log = new CrowdLog(false);
        CrowdKit.of(MarketCharacter.SPORTS_LIVE, 16, log).later(CrowdKit.HOUR);
        Figures.put("matchKinds", log.kinds.toString());
        for (MatchKind kind : MatchKind.values()) {
            assertTrue(log.kinds.getOrDefault(kind, 0) > 20, log.kinds.toString());
        }
    }

    @Test
    void clearsEmptyTheBook() {
        Interruptions often = new Interruptions(24 * 30, 20 * CrowdKit.SECOND, 500, 0, 0);
        CrowdKit kit = CrowdKit.of(MarketCharacter.SPORTS_LIVE.with(often), 15);
        kit.later(CrowdKit.MINUTE);
        int empty = 0;
        for (int i = 0; i < 600; i++) {
            kit.later(CrowdKit.SECOND);
            empty += levels(kit) == 0 ? 1 : 0;
        }
        assertTrue(kit.crowd.counts(MARKET).clears() > 0);
        assertTrue(empty >= 10 * kit.crowd.counts(MARKET).clears() / 2, "seconds without a book: " + empty);
    }

    @Test
    void mistakesOfTheCallerAreNamed() {
        CrowdKit kit = sports();
        assertThrows(IllegalArgumentException.class, () -> kit.crowd.join(0, MarketCharacter.THIN, kit.now));
        assertThrows(IllegalArgumentException.class, () -> kit.market(MarketCharacter.THIN), "no room in the plan");
        assertThrows(IllegalArgumentException.class, () -> kit.crowd.fairE4(7));
        assertThrows(IllegalArgumentException.class, () -> kit.crowd.counts(7));
        assertThrows(IllegalArgumentException.class, () -> new CrowdPlan(0, 1, 1, RateTier.GOLD));
        assertThrows(IllegalArgumentException.class, () -> MarketCharacter.THIN.startingAt(10_000));
    }
}
