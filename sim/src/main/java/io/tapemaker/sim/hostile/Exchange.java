package io.tapemaker.sim.hostile;

import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.profile.VenueVersion;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.MarketEvent;
import io.tapemaker.sim.venue.MarketSetup;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderTerms;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.RateTier;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.SettlementPlan;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.sim.venue.UserEvent;
import io.tapemaker.sim.venue.VenueListener;
import io.tapemaker.sim.venue.VenueRules;
import io.tapemaker.sim.world.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The venue with the markets of a policy, our account, and the partner's: whose book is the only one, who takes
 * whatever of ours rests, and who says how trades end.
 */
final class Exchange implements VenueListener, SettlementPlan {

    private static final long DEPOSIT_E6 = 1_000_000_000_000L;
    private static final long PARTNERS_DEPOSIT_E6 = 900_000_000_000_000L;
    private static final long PAIRS_E6 = 3_000_000_000_000L;
    private static final long QUOTE_SHARES = 20;

    private final SimVenue venue;
    private final Tokens tokens = new Tokens();
    private final List<TickSize> ticks = new ArrayList<>();
    private final ArrayDeque<UserEvent> told = new ArrayDeque<>();
    private final int ours;
    private final int partner;
    private final long quoteE6;
    private Fate fate = Fate.USUAL;
    private long orders;

    Exchange(Policy policy, long nowNs) {
        venue = new SimVenue(VenueRules.USUAL, this, this, nowNs);
        ours = venue.operator().openAccount("0xours", RateTier.STANDARD, nowNs);
        partner = venue.operator().openAccount("0xpartner", RateTier.ELITE, nowNs);
        venue.operator().deposit(ours, DEPOSIT_E6, nowNs);
        venue.operator().deposit(partner, PARTNERS_DEPOSIT_E6, nowNs);
        long leastE6 = policy.limits().orders().minSizeE6();
        quoteE6 = leastE6 * QUOTE_SHARES;
        for (AllowedMarket market : policy.markets()) {
            list(market, Decimals.format(leastE6, 6), nowNs);
        }
    }

    private void list(AllowedMarket allowed, String least, long nowNs) {
        MarketNames names = new MarketNames(
                "0x" + allowed.conditionId().value().toHex(),
                allowed.tokens().first().toString(),
                allowed.tokens().second().toString(),
                allowed.listing().negRisk(),
                allowed.listing().version() == VenueVersion.V2,
                least);
        boolean cents = TickSize.CENT.allows(allowed.band().lowE4())
                && TickSize.CENT.allows(allowed.band().highE4());
        TickSize tick = cents ? TickSize.CENT : TickSize.TENTH_MILL;
        int market = venue.operator().listMarket(MarketSetup.plain(names, tick), nowNs);
        venue.operator().setMarketState(market, MarketState.OPEN, nowNs);
        venue.operator().split(partner, market, PAIRS_E6, nowNs);
        tokens.listed(market, names);
        ticks.add(tick);
    }

    SimVenue venue() {
        return venue;
    }

    Tokens tokens() {
        return tokens;
    }

    int ours() {
        return ours;
    }

    TickSize tick(int market) {
        return ticks.get(market);
    }

    /** How trades fare that are made from now on. */
    void fate(Fate ofTrades) {
        fate = ofTrades;
    }

    /** What our account is told next, null for nothing. */
    @Nullable
    UserEvent news() {
        return told.poll();
    }

    /** The book is the partner's: from now on this is its touch, in prices of the first token. */
    void quote(int market, long bidE4, long askE4, long nowNs) {
        venue.cancelMarketOrders(partner, market, null, nowNs);
        order(new TokenRef(market, 0), Side.BUY, bidE4, quoteE6, OrderTerms.POST_ONLY, nowNs);
        order(new TokenRef(market, 0), Side.SELL, askE4, quoteE6, OrderTerms.POST_ONLY, nowNs);
    }

    private void order(TokenRef token, Side side, long priceE4, long sizeE6, OrderTerms terms, long nowNs) {
        String id = "0x" + "77".repeat(24) + HexFormat.of().toHexDigits(++orders);
        venue.placeOrder(partner, OrderRequest.limit(id, partner, token, side, priceE4, sizeE6, terms), nowNs);
    }

    /** How many orders of ours rest in a market. */
    int resting(int market, long nowNs) {
        return open(market, nowNs).size();
    }

    private List<OrderView> open(int market, long nowNs) {
        return venue.openOrders(ours, RowFilter.market(market), Page.FIRST, nowNs)
                .body()
                .data();
    }

    /** Takes so much of each order of ours in a market: whatever it is, by selling the token that it wants. */
    void take(int market, long mostE6, long nowNs) {
        venue.cancelMarketOrders(partner, market, null, nowNs);
        for (OrderView view : open(market, nowNs)) {
            OrderRequest order = view.request();
            boolean buys = order.side() == Side.BUY;
            TokenRef wanted = buys ? order.token() : order.token().other();
            long priceE4 = buys ? order.priceE4() : Price.complement(order.priceE4());
            long sizeE6 = Math.min(mostE6, order.sizeE6() - view.matchedE6());
            order(wanted, Side.SELL, priceE4, sizeE6, OrderTerms.FAK, nowNs);
        }
    }

    /** Everything ends as badly for us as it can. Returns what we have lost of what we had, millionths of a dollar. */
    long resolveAgainstUs(long nowNs) {
        for (int market = 0; market < venue.markets(); market++) {
            long yesE6 = venue.tokens(ours, new TokenRef(market, 0)).provisionalE6();
            long noE6 = venue.tokens(ours, new TokenRef(market, 1)).provisionalE6();
            venue.operator().resolve(market, yesE6 < noE6, nowNs);
        }
        return DEPOSIT_E6 - venue.dollars(ours).provisionalE6();
    }

    /** Whether all trades of ours are final. */
    boolean isSettled(long nowNs) {
        return trades(nowNs).stream().allMatch(trade -> trade.status().isTerminal());
    }

    /** All trades of ours, the oldest first. */
    List<TradeView> trades(long nowNs) {
        List<TradeView> all = new ArrayList<>();
        String cursor = Page.FIRST;
        while (!cursor.equals(Page.END)) {
            Page<TradeView> page =
                    venue.trades(ours, RowFilter.ALL, cursor, nowNs).body();
            all.addAll(page.data());
            cursor = page.nextCursor();
        }
        return all;
    }

    @Override
    public List<Step> stepsOf(TradeView trade) {
        return fate.steps();
    }

    @Override
    public void onMarketEvent(MarketEvent event) {
        // Nobody listens: the executor asks for books.
    }

    @Override
    public void onUserEvent(UserEvent event) {
        if (event.account() == ours) {
            told.add(event);
        }
    }
}
