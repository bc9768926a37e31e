package io.tapemaker.sim.world;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.venue.MarketBoard;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.sim.venue.UserEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at everything that our side does from outside, with the venue's own truth, and knows what must not be. */
final class Watch {

    /** Shares of one outcome beyond those of the other that a market may have in the worst case. */
    static final long MAX_SHARES_E6 = 500_000_000L;

    /** Silence of a market after which nothing may be placed in it: its limit, and what a tick and the way may add. */
    private static final long STALE_NS = (WorldMarkets.STALE_MS + 2_000) * 1_000_000L + StandInExecutor.PLACE_TTL_NS;

    private static final long LATCHED_WITHIN_NS = 2_000_000_000L;
    private static final long EMPTY_WITHIN_NS = 15_000_000_000L;
    private static final int CALLS_PER_HOUR = 240;
    private static final long HOUR_NS = 3_600_000_000_000L;

    private final Surroundings around;
    private final VenueNode venueNode;
    private final Tokens tokens;
    private final StandInExecutor executor;
    private final MarketGateway gateway;
    private final int account;
    private final CallCounts calls;
    private final WorldFigures figures = new WorldFigures();
    private final boolean healthy;
    private final TreeSet<String> placed = new TreeSet<>();
    private boolean latched;
    private long latches;
    private long newestCancelAll;

    Watch(
            Surroundings around,
            VenueNode venueNode,
            Tokens tokens,
            StandInExecutor executor,
            MarketGateway gateway,
            int account,
            WorldPlan plan) {
        this.around = around;
        this.venueNode = venueNode;
        this.tokens = tokens;
        this.executor = executor;
        this.gateway = gateway;
        this.account = account;
        this.calls = new CallCounts(plan.markets(), HOUR_NS);
        this.healthy = plan.faults().network().equals(WorldPlan.Network.NONE)
                && plan.faults().venueTroubles() == 0;
    }

    WorldFigures figures() {
        return figures;
    }

    /** Whether the engine has said that its latch is set, and not that it is open again. */
    boolean isLatched() {
        return latched;
    }

    /**
     * A command, the moment somebody may act on it.
     *
     * @param sweptUpTo the newest command whose answer has told the engine that everything is cancelled
     */
    void onCommand(Command command, long sweptUpTo) {
        if (!(command instanceof Command.Note)) {
            around.say(command.toString());
        }
        if (command instanceof Command.Kill kill) {
            latched = kill.phase() == KillPhase.LATCHED;
            if (latched) {
                figures.latched++;
                long number = ++latches;
                around.scheduler().in(EMPTY_WITHIN_NS, () -> requireEmpty(number));
            }
        } else if (command instanceof Command.Place place) {
            onPlace(place, sweptUpTo);
        } else if (command instanceof Command.CancelAll all) {
            newestCancelAll = all.sequence();
        } else if (command instanceof Command.Cancel) {
            figures.cancels++;
        }
    }

    /** The latch was set a while ago; where nothing keeps cancels from the venue they have been carried out. */
    private void requireEmpty(long number) {
        if (healthy && latched && latches == number) {
            int open = openOrders(RowFilter.ALL).size();
            around.checks()
                    .require(
                            Invariant.LATCH_EMPTIES_THE_VENUE,
                            open == 0,
                            () -> open + " orders rest while the latch is set");
        }
    }

    private void onPlace(Command.Place place, long sweptUpTo) {
        long nowNs = around.scheduler().nowNs();
        int market = tokens.of(place.token()).market();
        figures.places++;
        around.checks().require(Invariant.NOTHING_PLACED_WHILE_LATCHED, !latched, () -> "placed " + place.key());
        around.checks()
                .require(
                        Invariant.NOTHING_PLACED_INTO_A_SWEEP,
                        newestCancelAll <= sweptUpTo,
                        () -> "placed " + place.key() + ", and cancel-all " + newestCancelAll + " is not answered");
        long silentNs = nowNs - gateway.heardNs(market);
        around.checks()
                .require(
                        Invariant.NO_STALE_QUOTE,
                        silentNs <= STALE_NS,
                        () -> "placed " + place.key() + " after " + silentNs / 1_000_000 + " ms of silence");
        int made = calls.add(market, nowNs);
        around.checks()
                .require(
                        Invariant.CHURN_WITHIN_BUDGET,
                        made <= CALLS_PER_HOUR,
                        () -> made + " places within an hour in market " + market);
    }

    /** Something happened to our account. */
    void onUserEvent(UserEvent event) {
        if (event instanceof UserEvent.TradeTold told) {
            around.say("trade " + told.trade().id() + " " + told.trade().status());
            around.checks()
                    .require(
                            Invariant.MAKER_ONLY,
                            told.role() == UserEvent.Role.MAKER,
                            () -> "took in trade " + told.trade().id());
            figures.fillsTold++;
        } else if (event instanceof UserEvent.OrderTold told) {
            if (told.news() == UserEvent.OrderNews.PLACEMENT) {
                String orderId = told.order().request().orderId();
                around.checks()
                        .require(
                                Invariant.AT_MOST_ONCE,
                                placed.add(orderId) && executor.orders().byOrderId(orderId) != null,
                                () -> "order " + orderId + " was placed twice, or nobody wanted it");
            }
            exposure(told.order().request().token().market());
        }
    }

    private void exposure(int market) {
        SimVenue venue = venueNode.venue();
        TokenRef yes = new TokenRef(market, 0);
        long netE6 = venue.tokens(account, yes).provisionalE6()
                - venue.tokens(account, yes.other()).provisionalE6();
        long upE6 = 0;
        long downE6 = 0;
        for (OrderView order : openOrders(RowFilter.market(market))) {
            boolean up = order.request().token().isYes() == (order.request().side() == Side.BUY);
            long leftE6 = order.request().sizeE6() - order.matchedE6();
            upE6 += up ? leftE6 : 0;
            downE6 += up ? 0 : leftE6;
        }
        long worstE6 = Math.max(netE6 + upE6, downE6 - netE6);
        figures.worstSharesE6 = Math.max(figures.worstSharesE6, worstE6);
        around.checks()
                .require(
                        Invariant.EXPOSURE_WITHIN_LIMITS,
                        worstE6 <= MAX_SHARES_E6,
                        () -> worstE6 + " millionths of a share at worst in market " + market);
    }

    private List<OrderView> openOrders(RowFilter filter) {
        return venueNode
                .venue()
                .openOrders(account, filter, Page.FIRST, around.scheduler().nowNs())
                .body()
                .data();
    }

    /** The engine is back: every order at the venue was wanted by a command that is on its tape. */
    void onEngineStarted(Set<Command.OrderKey> placedOnTape) {
        for (OrderView order : openOrders(RowFilter.ALL)) {
            String orderId = order.request().orderId();
            Intent intent = executor.orders().byOrderId(orderId);
            around.checks()
                    .require(
                            Invariant.ACTED_ON_IS_ON_THE_TAPE,
                            intent != null && placedOnTape.contains(intent.place.key()),
                            () -> "order " + orderId + " rests at the venue, and the tape does not know why");
        }
    }

    /** The clock has jumped: soon the latch is set, or the engine has been started again. */
    void expectLatch(EngineNode engine) {
        long starts = engine.starts();
        long before = latches;
        boolean wasLatched = latched;
        around.scheduler().in(LATCHED_WITHIN_NS, () -> {
            if (engine.isUp() && engine.starts() == starts) {
                around.checks()
                        .require(
                                Invariant.CLOCK_GAP_SETS_THE_LATCH,
                                wasLatched || latches > before,
                                () -> "the clock jumped and nothing was latched");
            }
        });
    }

    /** Recomputes what must be true of the venue. */
    void audit() {
        List<String> faults = venueNode.venue().operator().faults();
        around.checks().require(Invariant.VENUE_IS_SOUND, faults.isEmpty(), faults::toString);
    }

    /** Nobody else has traded for a while: everybody has to agree. */
    void whenAllIsSettled(EngineNode engine) {
        BusinessLogic logic = logicOf(engine);
        for (int index = 0; index < logic.books().marketCount(); index++) {
            Market market = logic.books().market(index);
            for (int slot = 0; slot < Market.MAX_ASSETS; slot++) {
                position(logic, market, slot);
            }
        }
    }

    private static BusinessLogic logicOf(EngineNode engine) {
        BusinessLogic logic = engine.logic();
        if (logic == null) {
            throw new IllegalStateException("the engine is down at the end");
        }
        return logic;
    }

    /** Nothing has come of the market connection for a while. */
    void whenAllIsSilent(EngineNode engine) {
        BusinessLogic logic = logicOf(engine);
        int open = openOrders(RowFilter.ALL).size();
        around.checks()
                .require(
                        Invariant.LATCH_EMPTIES_THE_VENUE,
                        latched && open == 0,
                        () -> open + " orders rest under a silent feed, and the latch is "
                                + (latched ? "set" : "open"));
        around.checks()
                .require(
                        Invariant.ORDERS_ARE_THE_VENUES,
                        logic.openOrders() == open,
                        () -> logic.openOrders() + " orders are thought to rest, and " + open + " do");
        figures.openAtTheEnd = open;
    }

    /** A book that the engine believes in is the venue's. */
    private void book(OrderBook book) {
        TokenRef token = tokens.of(book.tokenId().toString());
        if (!book.inSync() || isResolved(token)) {
            return;
        }
        MarketBoard board = venueNode.venue().board(token.market());
        around.checks()
                .require(
                        Invariant.BOOK_IS_THE_VENUES,
                        SameBook.test(book, board.book(), token.isYes()),
                        () -> "the book of token " + book.tokenId() + " is not the venue's");
    }

    /** What was held of a market with an outcome has been paid out. */
    private boolean isResolved(TokenRef token) {
        return venueNode.venue().marketState(token.market()) == MarketState.RESOLVED;
    }

    private void position(BusinessLogic logic, Market market, int slot) {
        OrderBook book = market.book(slot);
        if (book != null) {
            book(book);
            String token = book.tokenId().toString();
            if (isResolved(tokens.of(token))) {
                return;
            }
            long atVenueE6 = venueNode.venue().tokens(account, tokens.of(token)).settledE6();
            long bookedE6 = logic.settledE6(market, slot);
            long withOpenE6 = logic.sharesE6(market, slot);
            around.checks()
                    .require(
                            Invariant.POSITION_IS_THE_VENUES,
                            atVenueE6 == bookedE6 && atVenueE6 == withOpenE6,
                            () -> "token " + token + ": " + bookedE6 + " booked, " + withOpenE6 + " with what is open, "
                                    + atVenueE6 + " at the venue");
        }
    }
}
