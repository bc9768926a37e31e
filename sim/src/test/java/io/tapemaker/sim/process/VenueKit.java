package io.tapemaker.sim.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.tapemaker.sim.venue.OrderView;
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
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;

/** A venue on this machine with one market, our account, and another trader whose orders make its book. */
final class VenueKit implements AutoCloseable {

    /** Each is in doubt by itself, so tests of crashes need several. */
    static final List<MarketNames> MARKETS =
            IntStream.range(0, 12).mapToObj(VenueKit::names).toList();

    static final long CHAIN = 80_002;
    private static final long SHARE = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A throwaway key. */
    static final byte[] KEY =
            new BigInteger("4f3c9a1e77d2b05866e1c4a9d3f7b2186a5e0c9d8b7f6a43215e8d9c0b1a2f37", 16).toByteArray();

    private final EventQueue said = new EventQueue();
    private final SharedVenue shared;
    private final WireAccount account;
    private final int stranger;
    private final TradingServer.Venue served;
    private TradingServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private long strangersOrders;

    private static MarketNames names(int market) {
        String zeros = "0".repeat(70);
        return new MarketNames(
                String.format(Locale.ROOT, "0x%064x", 0xabcd00 + market),
                1_000_001 + 2 * market + zeros,
                1_000_002 + 2 * market + zeros,
                false,
                false,
                "5");
    }

    VenueKit() {
        long startNs = System.currentTimeMillis() / 1_000 * SECOND;
        SimVenue venue = new SimVenue(VenueRules.USUAL, SettlementPlan.BY_HAND, said, startNs);
        FeeTerms fees = new FeeTerms(70_000, 1, 2_500);
        RewardTerms rewards = new RewardTerms(100_000_000, 450, 50 * SHARE, 10_000, 30_000, 30 * SECOND);
        for (MarketNames names : MARKETS) {
            MarketSetup setup = new MarketSetup(names, TickSize.CENT, fees, rewards, 0, false, false);
            venue.operator().setMarketState(venue.operator().listMarket(setup, startNs), MarketState.OPEN, startNs);
        }
        Address address = Address.parse("0x" + Keys.getAddress(ECKeyPair.create(KEY.clone())));
        WireAccounts accounts = new WireAccounts();
        account = accounts.add(
                new WireAccount(
                        open(venue, address.toString(), startNs),
                        address,
                        WireAccounts.credentialsOf(address, 0),
                        address,
                        SignatureType.EOA),
                true);
        stranger = open(venue, "0x" + "5".repeat(40), startNs);
        shared = new SharedVenue(venue, said, VenueClock.real());
        served = new TradingServer.Venue(
                shared, accounts, OrderProof.full(), new ApiSettings(CHAIN, 30 * SECOND, false, false));
        server = TradingServer.start(served, TradingServer.Ports.ANY);
        for (int market = 0; market < MARKETS.size(); market++) {
            rest(market, Side.BUY, 4_000, 50);
            rest(market, Side.SELL, 6_000, 50);
        }
    }

    private static int open(SimVenue venue, String address, long nowNs) {
        int number = venue.operator().openAccount(address, RateTier.STANDARD, nowNs);
        venue.operator().deposit(number, 10_000 * SHARE, nowNs);
        for (int market = 0; market < MARKETS.size(); market++) {
            venue.operator().split(number, market, 500 * SHARE, nowNs);
        }
        return number;
    }

    WireAccount account() {
        return account;
    }

    int port() {
        return server.port();
    }

    /** Connections break and are refused; the venue itself goes on. */
    void networkDown() {
        server.close();
    }

    /** The same venue at the same ports, which counts from the start again. */
    void networkUp() {
        server = TradingServer.start(served, new TradingServer.Ports(server.port(), server.adminPort()));
    }

    /** What the venue as a whole takes. */
    void mode(String mode) {
        admin("POST", "/mode", "{\"mode\":\"" + mode + "\"}");
    }

    /** The other trader's order of the first token, which matches what it can. */
    void rest(int market, Side side, long priceE4, long shares) {
        String id = "stranger-" + ++strangersOrders;
        shared.call((venue, nowNs) -> venue.placeOrder(
                stranger,
                OrderRequest.limit(
                        id, stranger, new TokenRef(market, 0), side, priceE4, shares * SHARE, OrderTerms.GTC),
                nowNs));
    }

    /** Somebody else uses up what the venue lets our wallet post; what he sends is refused, and counts. */
    void useUpOrders() {
        OrderRequest nobodys =
                OrderRequest.limit("nobodys", stranger, new TokenRef(0, 0), Side.BUY, 4_000, SHARE, OrderTerms.GTC);
        shared.call((venue, nowNs) -> {
            while (venue.placeOrder(account.account(), nobodys, nowNs).refusal() == null) {
                // Until the bucket is empty.
            }
            return true;
        });
    }

    JsonNode admin(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.adminPort() + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(method + " " + path + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Shares of an order of ours that were matched, 0 for one that is not known. */
    long matchedE6(String orderId) {
        return shared.call((venue, nowNs) -> {
            OrderView view = venue.order(account.account(), orderId, nowNs);
            return view == null ? 0L : view.matchedE6();
        });
    }

    /** What the venue says of the place that it is asked from. */
    void place(boolean blocked, String country) {
        admin("POST", "/geoblock", "{\"blocked\":" + blocked + ",\"country\":\"" + country + "\",\"region\":\"\"}");
    }

    /** Whether the account may only close positions. */
    void closeOnly(boolean closedOnly) {
        shared.call((venue, nowNs) -> {
            venue.operator().restrict(account.account(), false, closedOnly, nowNs);
            return closedOnly;
        });
    }

    /** The next post of an order suffers this. */
    void fault(String kind, String more) {
        admin("POST", "/faults", "{\"kind\":\"" + kind + "\",\"method\":\"POST\",\"path\":\"/order\"" + more + "}");
    }

    void clearFaults() {
        admin("DELETE", "/faults", "");
    }

    /** Ids of our open orders. */
    List<String> open() {
        List<String> ids = new ArrayList<>();
        admin("GET", "/state", "")
                .path("openOrders")
                .path(account.address().toString())
                .forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /** How often this method and path arrived. */
    long arrived(String methodAndPath) {
        return admin("GET", "/counts", "").path(methodAndPath).asLong();
    }

    /** Whatever arrived from a number on. */
    JsonNode arrivals(long from) {
        return admin("GET", "/requests?from=" + from, "");
    }

    /** How many posts of orders arrived behind a moment of {@link System#nanoTime}. */
    long placesSince(long nanos) {
        return StreamSupport.stream(arrivals(0).spliterator(), false)
                .filter(arrival -> isPost(arrival) && arrival.path("atNanos").asLong() - nanos > 0)
                .count();
    }

    /** How many different bodies were posted as orders, lost ones included. */
    long differentPosts() {
        List<String> bodies = new ArrayList<>();
        arrivals(0).forEach(arrival -> {
            if (isPost(arrival)) {
                bodies.add(arrival.path("bodySha256").asText());
            }
        });
        return bodies.stream().distinct().count();
    }

    static boolean isPost(JsonNode arrival) {
        return arrival.path("method").asText().equals("POST")
                && arrival.path("path").asText().startsWith("/order")
                && !arrival.path("path").asText().contains("scoring");
    }

    @Override
    public void close() {
        server.close();
    }
}
