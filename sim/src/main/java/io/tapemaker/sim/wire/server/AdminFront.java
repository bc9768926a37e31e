package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.Reply;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.VenueMode;
import io.tapemaker.sim.wire.Geoblock;
import io.tapemaker.sim.wire.Json;
import io.tapemaker.sim.wire.TradingApi;
import io.tapemaker.sim.wire.WireAccount;
import io.tapemaker.sim.wire.WireAccounts;
import io.tapemaker.sim.wire.WireAnswer;
import java.util.ArrayList;
import java.util.List;

/** What only whoever runs the server may ask: faults, what arrived, outages, and what is open at the venue. */
final class AdminFront {

    private static final long NS_PER_MS = 1_000_000L;

    private final SharedVenue venue;
    private final TradingApi api;
    private final WireAccounts accounts;
    private final FaultBook faults;
    private final WireJournal journal;
    private final UserChannel users;
    private final MarketChannel markets;
    private final TradingServer.Everyday everyday;

    AdminFront(SharedVenue venue, TradingApi api, WireAccounts accounts, HttpParts parts) {
        this.venue = venue;
        this.api = api;
        this.accounts = accounts;
        this.faults = parts.faults();
        this.journal = parts.journal();
        this.users = parts.users();
        this.markets = parts.markets();
        this.everyday = parts.everyday();
    }

    /** What both ports share. */
    record HttpParts(
            FaultBook faults,
            WireJournal journal,
            UserChannel users,
            MarketChannel markets,
            TradingServer.Everyday everyday) {}

    /** Answers a request to the admin port. */
    private interface Answerer {
        JsonNode answer(JsonNode body, Context context);
    }

    void configure(RoutesConfig routes) {
        routes.get("/requests", answering((body, context) -> journal.since(from(context))));
        routes.get("/counts", answering((body, context) -> journal.counts()));
        routes.get("/faults", answering((body, context) -> faults.json()));
        routes.post("/faults", answering((body, context) -> add(body)));
        routes.delete("/faults", answering((body, context) -> {
            faults.clear();
            return faults.json();
        }));
        routes.post("/drop-users", answering((body, context) -> Json.object().put("dropped", users.dropAll())));
        routes.post(
                "/drop-markets", answering((body, context) -> Json.object().put("dropped", markets.dropAll())));
        routes.get("/state", answering((body, context) -> state()));
        routes.post("/mode", answering((body, context) -> mode(body)));
        routes.post("/restart", answering((body, context) -> restart(body)));
        routes.post("/geoblock", answering((body, context) -> geoblock(body)));
        routes.post("/list", answering((body, context) -> list()));
        routes.post("/tick", answering((body, context) -> tick(body)));
        routes.post("/resolve", answering((body, context) -> resolve(body)));
    }

    private static io.javalin.http.Handler answering(Answerer answerer) {
        return context -> {
            WireAnswer answer;
            try {
                JsonNode body = Json.parse(context.bodyAsBytes());
                answer = WireAnswer.ok(answerer.answer(body == null ? Json.object() : body, context));
            } catch (IllegalArgumentException bad) {
                answer = WireAnswer.error(400, String.valueOf(bad.getMessage()));
            }
            context.status(answer.status()).result(answer.body());
            answer.headers().forEach(context.res()::setHeader);
        };
    }

    private static long from(Context context) {
        String from = context.queryParam("from");
        long number = from == null ? 0 : Decimals.parse(from, 0);
        if (number < 0) {
            throw new IllegalArgumentException("from is the number of an arrival");
        }
        return number;
    }

    private JsonNode add(JsonNode body) {
        faults.add(Fault.script(body));
        return faults.json();
    }

    private JsonNode state() {
        return venue.call((shared, nowNs) -> {
            ObjectNode state = Json.object().put("nowNs", nowNs);
            state.put("mode", shared.operator().mode().name()).put("userConnections", users.connections());
            state.put("marketConnections", markets.connections());
            ObjectNode open = state.putObject("openOrders");
            for (WireAccount account : accounts.all()) {
                open.set(account.address().toString(), Json.array(open(shared, account.account(), nowNs)));
            }
            return state;
        });
    }

    private static List<String> open(SimVenue shared, int account, long nowNs) {
        List<String> ids = new ArrayList<>();
        String cursor = Page.FIRST;
        while (!cursor.equals(Page.END)) {
            Reply<Page<OrderView>> page = shared.openOrders(account, RowFilter.ALL, cursor, nowNs);
            page.body().data().forEach(order -> ids.add(order.request().orderId()));
            cursor = page.body().nextCursor();
        }
        return ids;
    }

    private JsonNode mode(JsonNode body) {
        VenueMode mode = VenueMode.valueOf(body.path("mode").asText());
        return venue.call((shared, nowNs) -> {
            shared.operator().setMode(mode, nowNs);
            return Json.object().put("mode", mode.name());
        });
    }

    private JsonNode restart(JsonNode body) {
        long lengthNs = Math.multiplyExact(body.path("lengthMs").asLong(10_000), NS_PER_MS);
        boolean keepOrders = body.path("keepOrders").asBoolean(true);
        return venue.call((shared, nowNs) -> {
            shared.operator().restart(lengthNs, keepOrders, nowNs);
            return Json.object().put("mode", shared.operator().mode().name());
        });
    }

    private JsonNode geoblock(JsonNode body) {
        Geoblock geoblock = new Geoblock(
                body.path("blocked").asBoolean(),
                body.path("ip").asText("192.0.2.10"),
                body.path("country").asText("AR"),
                body.path("region").asText(""));
        return venue.call((shared, nowNs) -> {
            api.geoblock(geoblock);
            return Json.object().put("blocked", geoblock.blocked());
        });
    }

    /** Another market, if this venue has room for one. */
    private JsonNode list() {
        return venue.call((shared, nowNs) -> {
            int market = everyday.list(shared, nowNs);
            markets.onListed(shared, market);
            return Json.object().put("market", shared.board(market).names().market());
        });
    }

    private JsonNode tick(JsonNode body) {
        TickSize tick = TickSize.parse(body.path("tick").asText());
        if (tick == null) {
            throw new IllegalArgumentException("tick is a price grid such as 0.01");
        }
        return venue.call((shared, nowNs) -> {
            shared.operator().changeTick(market(shared, body), tick, nowNs);
            return Json.object().put("tick", tick.text());
        });
    }

    private JsonNode resolve(JsonNode body) {
        return venue.call((shared, nowNs) -> {
            boolean yesWins = body.path("yesWins").asBoolean();
            shared.operator().resolve(market(shared, body), yesWins, nowNs);
            return Json.object().put("yesWins", yesWins);
        });
    }

    private static int market(SimVenue shared, JsonNode body) {
        for (int market = 0; market < shared.markets(); market++) {
            if (shared.board(market).names().market().equals(body.path("market").asText())) {
                return market;
            }
        }
        throw new IllegalArgumentException("market is a condition id of this venue");
    }
}
