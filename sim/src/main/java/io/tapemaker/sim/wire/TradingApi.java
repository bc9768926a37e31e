package io.tapemaker.sim.wire;

import io.tapemaker.sim.venue.MarketEvent;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.sim.venue.UserEvent;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The trading half of the venue's REST interface: a request in, an answer out. It has no clock, no thread and no
 * socket; equal requests to equal venues get equal bytes. Whoever calls it owns the venue: one call at a time, with a
 * time that never goes back.
 */
public final class TradingApi {

    private static final String UNAUTHORISED = "Unauthorized/Invalid api key";
    private static final String BAD_WALLET = "Invalid L1 Request headers";
    private static final String RESTRICTED = "Trading restricted in your region, please refer to available regions"
            + " - https://docs.polymarket.com/developers/CLOB/geoblock";

    private final Authenticator authenticator;
    private final TreeMap<String, Route> routes = new TreeMap<>();
    private final TreeMap<String, Route> families = new TreeMap<>();
    private final SimVenue venue;
    private final MarketIndex index;
    private final MarketTape tape;
    private final NoticeDesk notices;
    private Geoblock geoblock = Geoblock.OPEN;

    /** Anybody's request. */
    private interface Route {
        WireAnswer answer(WireRequest request);
    }

    /** A request of an account. */
    private interface OwnRoute {
        WireAnswer answer(WireRequest request, WireAccount account);
    }

    /** The interface of a venue for the accounts with these keys. */
    public TradingApi(SimVenue venue, WireAccounts accounts, OrderProof proof, ApiSettings settings) {
        this.venue = venue;
        Chains chains = new Chains(accounts, settings.chainId());
        this.authenticator = new Authenticator(accounts, chains, settings);
        this.index = new MarketIndex(venue);
        this.tape = new MarketTape(index);
        this.notices = new NoticeDesk(index, accounts);
        MarketFiles files = new MarketFiles(venue, index, tape);
        PublicDesk desk = new PublicDesk(venue, index);
        everybodys(desk);
        quotes(desk, new QuoteDesk(venue, index, desk, tape));
        catalogue(new CatalogueDesk(files, index));
        gamma(new GammaDesk(files));
        OrderInspector inspector = new OrderInspector(index, proof, chains);
        posting(new PostDesk(venue, inspector), new CancelDesk(venue, index));
        listing(new ListDesk(venue, index, new Rows(index, accounts), settings.nullForAbsent()));
        accounting(new AccountDesk(venue, index, accounts, chains, settings));
        rewards(new RewardDesk(venue, index), new RewardBoard(venue, files), accounts);
    }

    /** The answer; never throws for anything that a request may hold. */
    public WireAnswer handle(WireRequest request) {
        Route route = routes.get(request.method() + " " + request.path());
        if (route == null) {
            int slash = request.path().lastIndexOf('/');
            route = families.get(request.method() + " " + request.path().substring(0, slash + 1));
        }
        return route == null ? WireAnswer.error(404, "Not Found") : route.answer(request);
    }

    /** What the geoblock endpoint says from now on, and whether orders are refused for it. */
    public void geoblock(Geoblock now) {
        geoblock = now;
    }

    /** The token of an id, null if it is none of the venue's. */
    public @Nullable TokenRef token(String tokenId) {
        return index.token(tokenId);
    }

    /** What the venue says to everybody: prices and outcomes are told from it. */
    public void heard(MarketEvent event) {
        tape.heard(event);
    }

    /** What the venue says to an account: its notifications. */
    public void heard(UserEvent event) {
        notices.heard(event);
    }

    /** Writes down what prices are, for {@code /prices-history}; to be called every minute of the venue or more often. */
    public void sample(long nowNs) {
        tape.sample(venue, nowNs);
    }

    /** The account of these credentials, null if they are not those of a working key. */
    public @Nullable WireAccount account(WireAccount.Credentials credentials) {
        return authenticator.byCredentials(credentials);
    }

    private void everybodys(PublicDesk desk) {
        routes.put("GET /ok", request -> PublicDesk.isOk());
        routes.put("GET /time", PublicDesk::time);
        routes.put("GET /version", request -> PublicDesk.version());
        routes.put("GET /api/geoblock", request -> geoblock.answer());
        routes.put("GET /book", request -> desk.ofToken(request, desk::book));
        routes.put("POST /books", desk::books);
        routes.put("GET /tick-size", request -> desk.ofToken(request, desk::tickSize));
        routes.put("GET /neg-risk", request -> desk.ofToken(request, desk::negRisk));
        routes.put("GET /fee-rate", request -> desk.ofToken(request, desk::feeRate));
        families.put("GET /clob-markets/", desk::market);
    }

    private void quotes(PublicDesk desk, QuoteDesk quotes) {
        routes.put("GET /midpoint", request -> desk.ofToken(request, desk::midpoint));
        routes.put("GET /spread", request -> desk.ofToken(request, desk::spread));
        routes.put(
                "GET /price", request -> desk.ofToken(request, token -> desk.price(token, request.parameter("side"))));
        routes.put("GET /last-trade-price", request -> desk.ofToken(request, quotes::lastTradePrice));
        routes.put("POST /midpoints", quotes::midpoints);
        routes.put("POST /spreads", quotes::spreads);
        routes.put("POST /prices", quotes::prices);
        routes.put("POST /last-trades-prices", quotes::lastTradesPrices);
        routes.put("GET /prices-history", quotes::history);
    }

    private void catalogue(CatalogueDesk desk) {
        routes.put("GET /markets", desk::markets);
        routes.put("GET /simplified-markets", desk::simplified);
        routes.put("GET /sampling-markets", desk::sampling);
        routes.put("GET /sampling-simplified-markets", desk::samplingSimplified);
        families.put("GET /markets/", desk::market);
        families.put("GET /markets-by-token/", desk::byToken);
    }

    private void gamma(GammaDesk desk) {
        routes.put("GET /gamma/markets", desk::markets);
        routes.put("GET /gamma/events", desk::events);
        routes.put("GET /gamma/markets/keyset", desk::marketsByKey);
        routes.put("GET /gamma/events/keyset", desk::eventsByKey);
        families.put("GET /gamma/markets/", desk::oneMarket);
        families.put("GET /gamma/markets/slug/", desk::oneMarket);
        families.put("GET /gamma/events/", desk::oneEvent);
        families.put("GET /gamma/events/slug/", desk::oneEvent);
    }

    private void posting(PostDesk posts, CancelDesk cancels) {
        own("POST /order", (request, account) -> geoblock.blocked() ? restricted() : posts.one(request, account));
        own("POST /orders", (request, account) -> geoblock.blocked() ? restricted() : posts.several(request, account));
        own("DELETE /order", cancels::one);
        own("DELETE /orders", cancels::several);
        own("DELETE /cancel-all", cancels::all);
        own("DELETE /cancel-market-orders", cancels::market);
    }

    private void listing(ListDesk desk) {
        own("GET /data/orders", desk::orders);
        own("GET /data/trades", desk::trades);
        own("GET /order-scoring", desk::scoring);
        own("GET /orders-scoring", desk::scorings);
        own("POST /orders-scoring", desk::scorings);
        families.put("GET /data/order/", owned(desk::order));
    }

    private void accounting(AccountDesk desk) {
        wallet("POST /auth/api-key", desk::createKey);
        wallet("GET /auth/derive-api-key", desk::deriveKey);
        own("GET /auth/api-keys", (request, account) -> AccountDesk.keys(account));
        own("DELETE /auth/api-key", (request, account) -> desk.deleteKey(account));
        own("GET /auth/ban-status/closed-only", desk::closedOnly);
        own("GET /balance-allowance", desk::balance);
        own("GET /balance-allowance/update", desk::balance);
        own("POST /v1/heartbeats", desk::heartbeat);
        own("GET /notifications", (request, account) -> notices.list(account));
        own("DELETE /notifications", notices::drop);
    }

    private void rewards(RewardDesk rewards, RewardBoard board, WireAccounts accounts) {
        routes.put("GET /rewards/markets/current", board::current);
        routes.put("GET /rewards/markets/multi", board::multi);
        routes.put("GET /rebates/current", request -> board.rebates(request, accounts.ofMaker(request.parameter("maker_address"))));
        families.put("GET /rewards/markets/", board::market);
        own("GET /rewards/user", rewards::earnings);
        own("GET /rewards/user/total", rewards::total);
        own("GET /rewards/user/percentages", rewards::percentages);
        own("GET /rewards/user/markets", board::ofUser);
    }

    private void own(String what, OwnRoute route) {
        routes.put(what, owned(route));
    }

    private Route owned(OwnRoute route) {
        return request -> {
            WireAccount account = authenticator.byKey(request);
            return account == null ? WireAnswer.error(401, UNAUTHORISED) : route.answer(request, account);
        };
    }

    private void wallet(String what, OwnRoute route) {
        routes.put(what, request -> {
            WireAccount account = authenticator.byWallet(request);
            return account == null ? WireAnswer.error(401, BAD_WALLET) : route.answer(request, account);
        });
    }

    private static WireAnswer restricted() {
        return WireAnswer.error(403, RESTRICTED);
    }
}
