package io.tapemaker.bench.wire;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.MarketSetup;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderTerms;
import io.tapemaker.sim.venue.RateTier;
import io.tapemaker.sim.venue.SettlementPlan;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.sim.venue.VenueRules;
import io.tapemaker.sim.wire.ApiSettings;
import io.tapemaker.sim.wire.OrderProof;
import io.tapemaker.sim.wire.WireAccount;
import io.tapemaker.sim.wire.WireAccounts;
import io.tapemaker.sim.wire.server.EventQueue;
import io.tapemaker.sim.wire.server.SharedVenue;
import io.tapemaker.sim.wire.server.TradingServer;
import io.tapemaker.sim.wire.server.VenueClock;
import java.io.IOException;

/** The venue in a process of its own; it says its port, and ends with its input. */
final class VenueChild {

    private static final long CENT_E6 = 10_000L;
    private static final long DOLLAR_E6 = 100 * CENT_E6;
    private static final long NS_PER_S = 1_000_000_000L;

    private final SimVenue venue;
    private final EventQueue said = new EventQueue();
    private final long nowNs = System.currentTimeMillis() / 1_000 * NS_PER_S;

    private VenueChild() {
        venue = new SimVenue(VenueRules.USUAL, SettlementPlan.BY_HAND, said, nowNs);
    }

    /** Without arguments. */
    public static void main(String[] args) throws IOException {
        try (TradingServer server = new VenueChild().serve()) {
            Child.ready(server.port());
            Child.awaitEnd();
        }
    }

    private TradingServer serve() {
        Stage.MARKETS.forEach(this::list);
        Address wallet = Stage.wallet();
        WireAccounts accounts = new WireAccounts();
        WireAccount.Credentials credentials = WireAccounts.credentialsOf(wallet, 0);
        accounts.add(new WireAccount(account(wallet.toString()), wallet, credentials, wallet, SignatureType.EOA), true);
        int other = account("0x" + "7".repeat(40));
        for (int market = 0; market < Stage.MARKETS.size(); market++) {
            rest(other, market, Side.BUY, Stage.BID_E4);
            rest(other, market, Side.SELL, Stage.ASK_E4);
        }
        SharedVenue shared = new SharedVenue(venue, said, VenueClock.real());
        return TradingServer.start(
                new TradingServer.Venue(shared, accounts, OrderProof.full(), ApiSettings.USUAL),
                TradingServer.Ports.ANY);
    }

    private void list(MarketNames names) {
        MarketSetup setup = new MarketSetup(
                names,
                TickSize.CENT,
                new FeeTerms(70_000, 1, 2_500),
                new RewardTerms(100 * DOLLAR_E6, 450, 50 * DOLLAR_E6, CENT_E6, 3 * CENT_E6, 30 * NS_PER_S),
                0,
                false,
                false);
        int market = venue.operator().listMarket(setup, nowNs);
        venue.operator().setMarketState(market, MarketState.OPEN, nowNs);
    }

    private int account(String address) {
        int account = venue.operator().openAccount(address, RateTier.STANDARD, nowNs);
        venue.operator().deposit(account, 20_000 * DOLLAR_E6, nowNs);
        for (int market = 0; market < Stage.MARKETS.size(); market++) {
            venue.operator().split(account, market, 1_000 * DOLLAR_E6, nowNs);
        }
        return account;
    }

    private void rest(int account, int market, Side side, long priceE4) {
        TokenRef token = new TokenRef(market, 0);
        String id = side + "-" + market;
        venue.placeOrder(
                account, OrderRequest.limit(id, account, token, side, priceE4, 100 * DOLLAR_E6, OrderTerms.GTC), nowNs);
    }
}
