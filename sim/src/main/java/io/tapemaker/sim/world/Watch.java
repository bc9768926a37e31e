package io.tapemaker.sim.world;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.control.BehaviourStatus;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.codecs.KillPhase;
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
import org.jspecify.annotations.Nullable;

/** Looks at everything that our side does from outside, with the venue's own truth, and knows what must not be. */
final class Watch {

    /** Silence of a market after which nothing may be placed in it: its limit, and what a tick and the way may add. */
    private static final long STALE_NS = (WorldMarkets.STALE_MS + 2_000) * 1_000_000L + ExecutorNode.PLACE_TTL_NS;

    private static final long LATCHED_WITHIN_NS = 2_000_000_000L;
    private static final long EMPTY_WITHIN_NS = 15_000_000_000L;

    /** Silence of a market after which nothing rests there. */
    private static final long EMPTY_BY_SILENCE_NS = WorldMarkets.STALE_MS * 1_000_000L + 10_000_000_000L;

    /** Silence of executor or user stream after which nothing may be placed, with what a tick and the way may add. */
    private static final long BLIND_NS = 12_000_000_000L + ExecutorNode.PLACE_TTL_NS;

    private static final long UNHEARD_NS = 5_000_000_000L;

    /** A book that is believed in and is wrong has to be noticed within this time. */
    private static final long WRONG_BOOK_NS = 15_000_000_000L;

    private static final long HOUR_NS = 3_600_000_000_000L;

    private final Surroundings around;
    private final VenueNode venueNode;
    private final Tokens tokens;
    private final ExecutorWire executor;
    private final MarketGateway gateway;
    private final int account;
    private final CallCounts calls;
    private final WorldFigures figures = new WorldFigures();
    private final boolean healthy;
    private final TreeSet<String> placed = new TreeSet<>();
    private final TreeSet<Command.OrderKey> tooOld = new TreeSet<>();
    private final WorldPlan plan;
    private final Auditor auditor;
    private final PayAudit pay;
    private final ExposureWatch exposure;
    private final LossWatch loss;
    private final OrderWatch orders;
    private final long[] wrongSinceNs;
    private long aliveNs;
    private long upSinceNs;
    private boolean latched;
    private long latches;
    private long newestCancelAll;

    Watch(
            Surroundings around,
            VenueNode venueNode,
            Tokens tokens,
            ExecutorWire executor,
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
        this.plan = plan;
        SimVenue venue = venueNode.venue();
        this.auditor = new Auditor(around, venue, account, plan.markets());
        this.pay = new PayAudit(around, venue, account, plan.markets());
        this.exposure = new ExposureWatch(around, venue, auditor, account, plan);
        this.loss = new LossWatch(around, venue, auditor, plan);
        this.orders = new OrderWatch(around, venueNode, tokens, gateway, auditor, account);
        this.wrongSinceNs = new long[plan.markets()];
        this.healthy =
                plan.faults().network().reachesTheVenue() && plan.faults().venueTroubles() == 0;
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
            loss.onKill(kill);
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
            orders.onCancelAll();
        } else if (command instanceof Command.Cancel cancel) {
            orders.onCancel(cancel, healthy, executor);
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
        around.checks()
                .require(
                        Invariant.NO_STALE_QUOTE,
                        gateway.hasBooks(market, place.decidedNs()),
                        () -> "placed " + place.key() + " and no book has come since the connection was lost");
        long blindNs = nowNs - aliveNs;
        around.checks()
                .require(
                        Invariant.NO_BLIND_QUOTE,
                        blindNs <= BLIND_NS,
                        () -> "placed " + place.key() + ", and for " + blindNs / 1_000_000
                                + " ms nobody has said that fills are heard of");
        orders.onPlace(place);
        loss.onPlace(place);
        int made = calls.add(market, place.decidedNs());
        around.checks()
                .require(
                        Invariant.CHURN_WITHIN_BUDGET,
                        made <= plan.stakes().callsPerHour(),
                        () -> made + " places within an hour in market " + market);
    }

    /** A command that must not be carried out any more. */
    void onTooOld(Command.Place place) {
        tooOld.add(place.key());
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
            auditor.onTrade(told);
        } else if (event instanceof UserEvent.OrderTold told) {
            if (told.news() == UserEvent.OrderNews.PLACEMENT) {
                String orderId = told.order().request().orderId();
                around.checks()
                        .require(
                                Invariant.AT_MOST_ONCE,
                                placed.add(orderId) && executor.keyOf(orderId) != null,
                                () -> "order " + orderId + " was placed twice, or nobody wanted it");
                Command.OrderKey key = executor.keyOf(orderId);
                around.checks()
                        .require(
                                Invariant.NO_STALE_QUOTE,
                                key == null || !tooOld.contains(key),
                                () -> "order " + key + " was placed and was too old");
                around.checks()
                        .require(
                                Invariant.MAKER_ONLY,
                                told.order().request().terms().postOnly(),
                                () -> "order " + orderId + " may take");
                exposure.onPlaced(told.order().request());
            }
            exposure.look();
        }
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
        // A start counts as a sign of life, for as long as one may be missing.
        aliveNs = around.scheduler().nowNs();
        for (OrderView order : openOrders(RowFilter.ALL)) {
            String orderId = order.request().orderId();
            Command.OrderKey key = executor.keyOf(orderId);
            around.checks()
                    .require(
                            Invariant.ACTED_ON_IS_ON_THE_TAPE,
                            key != null && placedOnTape.contains(key),
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

    /** The executor says that it is there, and the user stream too; the engine has been told. */
    void onSignOfLife() {
        aliveNs = around.scheduler().nowNs();
    }

    /** The outcome of a market is known. */
    void onOutcome(int market, boolean yesWon) {
        auditor.resolved(market, yesWon);
    }

    /** The venue is about to take the reward sample of this minute. */
    void beforeSample() {
        settlePay();
        pay.onSample();
    }

    /** A UTC day is about to end. */
    void beforeDayEnds() {
        pay.beforeDayEnds();
    }

    private void settlePay() {
        venueNode.venue().advance(around.scheduler().nowNs());
        auditor.paid(pay.takePaidE6());
    }

    /** Looks once a second. */
    void look(EngineNode engine) {
        long nowNs = around.scheduler().nowNs();
        upSinceNs = gateway.isUp() ? upSinceNs : nowNs;
        orders.look(engine.logic(), executor, nowNs - aliveNs < UNHEARD_NS);
        boolean hears = gateway.isUp();
        for (int market = 0; market < plan.markets(); market++) {
            long heardNs = Math.max(gateway.heardNs(market), upSinceNs);
            hears &= nowNs - heardNs <= UNHEARD_NS;
            if (healthy && nowNs - heardNs > EMPTY_BY_SILENCE_NS) {
                int of = market;
                int open = openOrders(RowFilter.market(market)).size();
                around.checks()
                        .require(
                                Invariant.SILENCE_EMPTIES_THE_MARKET,
                                open == 0,
                                () -> open + " orders rest in market " + of + ", which is silent");
            }
        }
        BusinessLogic logic = engine.logic();
        boolean latchIsKnown = logic == null || engine.isAllHanded();
        loss.look(hears, latched, latchIsKnown ? said(logic, "loss_today_e6") : 0);
        for (int index = 0; logic != null && index < logic.books().marketCount(); index++) {
            lookAtBooks(logic.books().market(index), nowNs);
        }
    }

    private void lookAtBooks(Market market, long nowNs) {
        boolean wrong = false;
        int of = -1;
        for (int slot = 0; slot < Market.MAX_ASSETS; slot++) {
            OrderBook book = market.book(slot);
            if (book != null) {
                of = tokens.of(book.tokenId().toString()).market();
                wrong |= gateway.isUp()
                        && !venueNode.isSilent(of)
                        && !venueNode.isUnderWay(of)
                        && !market.isBurstOpen()
                        && book.inSync()
                        && !isRight(book);
            }
        }
        if (of < 0) {
            return;
        }
        wrongSinceNs[of] = !wrong ? 0 : wrongSinceNs[of] == 0 ? nowNs : wrongSinceNs[of];
        long sinceNs = wrongSinceNs[of];
        int wrongOne = of;
        around.checks()
                .require(
                        Invariant.BOOK_IS_THE_VENUES,
                        sinceNs == 0 || nowNs - sinceNs <= WRONG_BOOK_NS,
                        () -> "a book of market " + wrongOne + " is believed in and has long been wrong");
    }

    private boolean isRight(OrderBook book) {
        TokenRef token = tokens.of(book.tokenId().toString());
        return isResolved(token)
                || SameBook.test(book, venueNode.venue().board(token.market()).book(), token.isYes());
    }

    /** Recomputes what must be true of the venue. */
    void audit() {
        settlePay();
        auditor.compare();
        List<String> faults = venueNode.venue().operator().faults();
        around.checks().require(Invariant.VENUE_IS_SOUND, faults.isEmpty(), faults::toString);
    }

    /** Nobody else has traded for a while: everybody has to agree. */
    void whenAllIsSettled(EngineNode engine) {
        BusinessLogic logic = logicOf(engine);
        orders.whenAllIsSettled(logic, executor);
        cash(logic);
        for (int index = 0; index < logic.books().marketCount(); index++) {
            Market market = logic.books().market(index);
            for (int slot = 0; slot < Market.MAX_ASSETS; slot++) {
                position(logic, market, slot);
            }
        }
    }

    /** The engine rounds against itself, by less than a millionth a fill. */
    private void cash(BusinessLogic logic) {
        long bookedE6 = said(logic, "settled_cash_e6");
        long missingE6 = auditor.tradedE6() - bookedE6;
        around.checks()
                .require(
                        Invariant.CASH_IS_THE_VENUES,
                        missingE6 >= 0 && missingE6 <= auditor.fills(),
                        () -> "fills moved " + bookedE6 + " by the engine's book, and " + auditor.tradedE6()
                                + " by the auditor's");
    }

    /** A number of what the engine says of itself, 0 while it is down. */
    private static long said(@Nullable BusinessLogic logic, String name) {
        BehaviourStatus status = new BehaviourStatus();
        if (logic != null) {
            logic.describe(status);
        }
        return status.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .mapToLong(entry -> Long.parseLong(entry.value()))
                .sum();
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
        figures.worstSharesE6 = exposure.worstSharesE6();
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
        around.checks()
                .require(
                        Invariant.PRICES_ARE_ON_THE_GRID,
                        book.tickSize() == board.book().tick(),
                        () -> "the grid of token " + book.tokenId() + " is thought to be " + book.tickSize());
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
