package io.tapemaker.sim.compete;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.crowd.Part;
import io.tapemaker.sim.frames.MarketBook;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.Payout;
import io.tapemaker.sim.venue.RewardScore;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.sim.venue.UserEvent;
import io.tapemaker.sim.world.CalmAudience;
import io.tapemaker.sim.world.CalmWorld;
import java.util.ArrayDeque;
import java.util.Deque;

/** Books what our account does in one calm world, with the venue's own truth and the true price. */
final class BoutWatch implements CalmAudience {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long SHORT_NS = 30 * SECOND_NS;
    private static final long LONG_NS = 300 * SECOND_NS;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    private static final double SHARE_ONE_E12 = 1e12;
    private static final long HASH_PRIME = 0x100_0000_01b3L;
    private static final TokenRef YES = new TokenRef(CalmWorld.MARKET, 0);

    private final CalmWorld world;
    private final SimVenue venue;
    private final BoutFigures figures;
    private final long beforeE10;
    private final Deque<Fill> forShort = new ArrayDeque<>();
    private final Deque<Fill> forLong = new ArrayDeque<>();
    private long cashE6 = CalmWorld.DEPOSIT_E6;
    private long midpointX2E4;

    /** Bought at that price of the first token, or sold where the size is negative. */
    private record Fill(long atNs, long priceE4, long sizeE6, boolean informed) {

        long edgeE10(long fairE4) {
            return (fairE4 - priceE4) * sizeE6;
        }
    }

    /**
     * @param figures of the lives before, which go on
     */
    BoutWatch(CalmWorld world, BoutFigures figures) {
        this.world = world;
        this.venue = world.venue();
        this.figures = figures;
        this.beforeE10 = figures.tradingE10;
    }

    private long fairE4() {
        if (venue.marketState(CalmWorld.MARKET) == MarketState.RESOLVED) {
            return world.crowd().fairE4(CalmWorld.MARKET) > Price.ONE_E4 / 2 ? Price.ONE_E4 : 0;
        }
        return world.crowd().fairE4(CalmWorld.MARKET);
    }

    @Override
    public void onStart() {
        look();
    }

    private void look() {
        MarketBook book = venue.board(CalmWorld.MARKET).book();
        boolean isTwoSided = book.side(true).count() > 0 && book.side(false).count() > 0;
        if (isTwoSided) {
            midpointX2E4 = book.bestBidE4() + book.bestAskE4();
        }
    }

    @Override
    public void onUserEvent(UserEvent event) {
        if (!(event instanceof UserEvent.TradeTold told) || told.trade().status() != TradeStatus.MATCHED) {
            return;
        }
        if (told.role() == UserEvent.Role.TAKER) {
            figures.feeE6 += told.trade().taker().feeE6();
            problem("took in trade " + told.trade().id());
        }
        Part part = world.crowd().partOf(told.trade().taker().account());
        for (TradeView.Maker maker : told.trade().makers()) {
            if (maker.account() == world.account()) {
                fill(maker, part == Part.INFORMED);
            }
        }
    }

    private void fill(TradeView.Maker maker, boolean informed) {
        boolean buys = maker.side() == Side.BUY;
        boolean isYes = maker.token().isYes();
        long dollarsE6 = maker.priceE4() * maker.sizeE6() / Price.ONE_E4;
        cashE6 += buys ? -dollarsE6 : dollarsE6;
        long priceE4 = isYes ? maker.priceE4() : Price.complement(maker.priceE4());
        Fill fill = new Fill(world.nowNs(), priceE4, buys == isYes ? maker.sizeE6() : -maker.sizeE6(), informed);
        forShort.add(fill);
        forLong.add(fill);
        figures.fills++;
        figures.filledE6 += maker.sizeE6();
        figures.informedFills += informed ? 1 : 0;
        figures.informedE6 += informed ? maker.sizeE6() : 0;
        figures.edgeE10 += fill.edgeE10(fairE4());
        figures.spreadE10 += (midpointX2E4 - 2 * priceE4) * fill.sizeE6() / 2;
    }

    @Override
    public void onSecond() {
        long fairE4 = fairE4();
        figures.pathHash = (figures.pathHash ^ fairE4) * HASH_PRIME;
        markOut(world.nowNs(), fairE4);
        look();
        long yesE6 = venue.tokens(world.account(), YES).provisionalE6();
        long noE6 = venue.tokens(world.account(), YES.other()).provisionalE6();
        long heldE6 = Math.abs(yesE6 - noE6);
        long valueE10 = fairE4 * yesE6 + (Price.ONE_E4 - fairE4) * noE6;
        figures.seconds++;
        figures.latchedSeconds += world.isLatched() ? 1 : 0;
        figures.heldE6 += heldE6;
        figures.mostHeldE6 = Math.max(figures.mostHeldE6, heldE6);
        long boundE10 = valueE10;
        for (OrderView order : openOrders()) {
            boundE10 += order.request().side() == Side.BUY ? order.request().priceE4() * leftE6(order) : 0;
        }
        figures.mostCapitalE10 = Math.max(figures.mostCapitalE10, boundE10);
        mark(valueE10);
    }

    /** Cash of the venue and tokens at the true price. */
    private void mark(long tokensE10) {
        long cash = venue.dollars(world.account()).provisionalE6();
        figures.tradingE10 = beforeE10 + (cash - CalmWorld.DEPOSIT_E6) * Price.ONE_E4 + tokensE10;
        figures.peakE10 = Math.max(figures.peakE10, figures.tradingE10);
        figures.drawdownE10 = Math.max(figures.drawdownE10, figures.peakE10 - figures.tradingE10);
    }

    private Iterable<OrderView> openOrders() {
        return venue.openOrders(world.account(), RowFilter.ALL, Page.FIRST, world.nowNs())
                .body()
                .data();
    }

    private static long leftE6(OrderView order) {
        return order.request().sizeE6() - order.matchedE6();
    }

    private void markOut(long nowNs, long fairE4) {
        while (!forShort.isEmpty() && forShort.element().atNs() + SHORT_NS <= nowNs) {
            figures.edge30E10 += forShort.remove().edgeE10(fairE4);
        }
        while (!forLong.isEmpty() && forLong.element().atNs() + LONG_NS <= nowNs) {
            Fill fill = forLong.remove();
            long edgeE10 = fill.edgeE10(fairE4);
            figures.edge300E10 += edgeE10;
            figures.informedEdge300E10 += fill.informed() ? edgeE10 : 0;
        }
    }

    @Override
    public void onMinute() {
        figures.minutes++;
        for (RewardScore score : venue.operator().rewardScores(CalmWorld.MARKET, world.nowNs())) {
            if (score.account() == world.account()) {
                // As the venue's reward office adds it up.
                figures.rewardShareE12 += (long) (score.share() * SHARE_ONE_E12);
                figures.scoringMinutes += score.share() > 0 ? 1 : 0;
                figures.twoSidedMinutes += score.qOne() > 0 && score.qTwo() > 0 ? 1 : 0;
            }
        }
        for (OrderView order : openOrders()) {
            long ownE4 = order.request().priceE4();
            long priceE4 = order.request().token().isYes() ? ownE4 : Price.complement(ownE4);
            figures.quotedE6 += leftE6(order);
            figures.quotedDistanceE10 += Math.abs(midpointX2E4 - 2 * priceE4) * leftE6(order) / 2;
        }
        compare();
    }

    private void compare() {
        long atVenueE6 = venue.dollars(world.account()).provisionalE6();
        if (atVenueE6 != cashE6) {
            problem("the venue has " + atVenueE6 + " millionths of a dollar, the fills make " + cashE6);
        }
    }

    private void problem(String what) {
        figures.problem = figures.problem.isEmpty() ? what : figures.problem;
    }

    @Override
    public void onEnd() {
        long fairE4 = fairE4();
        markOut(Long.MAX_VALUE, fairE4);
        long yesE6 = venue.tokens(world.account(), YES).provisionalE6();
        long noE6 = venue.tokens(world.account(), YES.other()).provisionalE6();
        mark(fairE4 * yesE6 + (Price.ONE_E4 - fairE4) * noE6);
        if (venue.marketState(CalmWorld.MARKET) != MarketState.RESOLVED) {
            compare();
        }
        figures.places += world.places();
        figures.cancels += world.cancels();
        figures.latches += world.latches();
        venue.advance((Math.floorDiv(world.nowNs(), DAY_NS) + 1) * DAY_NS);
        for (Payout payout : venue.operator().payouts()) {
            boolean isOurs = payout.account() == world.account();
            figures.rebateE6 += isOurs && payout.kind() == Payout.Kind.REBATE ? payout.earnedE6() : 0;
        }
    }
}
