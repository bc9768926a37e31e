package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.websocket.WsConfig;
import io.tapemaker.sim.frames.BookFrames;
import io.tapemaker.sim.frames.EventFrames;
import io.tapemaker.sim.frames.FrameText;
import io.tapemaker.sim.venue.MarketBoard;
import io.tapemaker.sim.venue.MarketEvent;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.sim.wire.Json;
import io.tapemaker.sim.wire.Stories;
import io.tapemaker.sim.wire.TradingApi;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The market channel: who names assets gets their books at once and from then on what happens in them, in the order in
 * which the venue says it.
 */
final class MarketChannel {

    private static final int GOING_AWAY = 1001;

    private final ConcurrentHashMap<String, MarketSession> sessions = new ConcurrentHashMap<>();
    private final SharedVenue venue;
    private final TradingApi api;
    private final FaultBook faults;
    private final BookFrames books = new BookFrames();
    private final FrameText text = new FrameText();

    MarketChannel(SharedVenue venue, TradingApi api, FaultBook faults) {
        this.venue = venue;
        this.api = api;
        this.faults = faults;
    }

    void configure(WsConfig ws) {
        ws.onConnect(connection -> {
            SocketLine line = new SocketLine(connection.session, "market-" + connection.sessionId());
            sessions.put(connection.sessionId(), new MarketSession(line));
            line.start();
        });
        ws.onMessage(message -> onMessage(message.sessionId(), message.message()));
        ws.onClose(connection -> forget(connection.sessionId()));
        ws.onError(connection -> forget(connection.sessionId()));
    }

    private void forget(String sessionId) {
        MarketSession session = sessions.remove(sessionId);
        if (session != null) {
            session.line().ended();
        }
    }

    private void onMessage(String sessionId, String message) {
        MarketSession session = sessions.get(sessionId);
        if (session == null) {
            return;
        }
        if (message.strip().equals("PING")) {
            session.line().pong();
            return;
        }
        JsonNode json = Json.parse(message.getBytes(StandardCharsets.UTF_8));
        List<String> tokens = json == null ? null : Json.texts(json.get("assets_ids"));
        if (json == null || tokens == null) {
            return;
        }
        // With the venue held, so that what happens comes either in the books or after them.
        venue.call((shared, nowNs) -> {
            shared.advance(nowNs);
            if (json.path("operation").asText().equals("unsubscribe")) {
                session.leave(tokens);
            } else {
                subscribe(session, json, tokens, shared);
            }
            return nowNs;
        });
    }

    private void subscribe(MarketSession session, JsonNode json, List<String> tokens, SimVenue shared) {
        if (json.has("custom_feature_enabled")) {
            session.custom(json.path("custom_feature_enabled").asBoolean());
        }
        List<TokenRef> wanted = new ArrayList<>();
        for (String token : tokens) {
            TokenRef known = api.token(token);
            if (known != null && session.follow(token)) {
                wanted.add(known);
                session.unmute(shared.board(known.market()).names().market());
            }
        }
        if (json.path("initial_dump").asBoolean(true) && !wanted.isEmpty()) {
            session.line().offer(dump(shared, wanted));
        }
    }

    /** The real socket ends arrays, and only arrays, with a line feed. */
    private String dump(SimVenue shared, List<TokenRef> tokens) {
        text.clear().text("[");
        String separator = "";
        for (TokenRef token : tokens) {
            MarketBoard board = shared.board(token.market());
            text.text(separator);
            books.snapshot(text, board.names(), board.book(), token.isYes(), board.changedMs());
            separator = ",";
        }
        return new String(text.text("]\n").toBytes(), StandardCharsets.UTF_8);
    }

    /** Tells an event to everybody whom it concerns; called with the venue held, while it tells the event. */
    void onEvent(SimVenue shared, MarketEvent event) {
        if (sessions.isEmpty()) {
            return;
        }
        if (event instanceof MarketEvent.Snapshot) {
            sessions.values().forEach(session -> refresh(shared, session, event.board()));
            return;
        }
        for (MarketFrame frame : MarketFrame.of(event)) {
            sessions.values().forEach(session -> deliver(session, frame));
        }
    }

    private void refresh(SimVenue shared, MarketSession session, MarketBoard board) {
        List<TokenRef> followed = new ArrayList<>();
        for (boolean yes : new boolean[] {true, false}) {
            String token = board.names().token(yes);
            TokenRef known = session.follows(token) ? api.token(token) : null;
            if (known != null) {
                followed.add(known);
            }
        }
        if (!followed.isEmpty()) {
            List<String> about = followed.stream()
                    .map(token -> board.names().token(token.isYes()))
                    .toList();
            deliver(session, new MarketFrame("book", board.names(), about, false, dump(shared, followed)));
        }
    }

    private void deliver(MarketSession session, MarketFrame frame) {
        if (frame.custom() && !session.isCustom() || frame.about().stream().noneMatch(session::follows)) {
            return;
        }
        send(session, frame);
    }

    private void send(MarketSession session, MarketFrame frame) {
        String market = frame.names().market();
        if (session.isMuted(market)) {
            return;
        }
        Fault fault = faults.ofMarketFrame(frame.eventType(), frame.ids());
        if (fault == null) {
            session.line().offer(frame.text());
        } else if (fault.kind() == FaultKind.STALL_ASSET) {
            session.mute(market, fault.millis());
        } else {
            session.line().suffer(frame.text(), fault, frame.twin());
        }
    }

    /** A market was listed: those who have asked for more than books hear of it; called with the venue held. */
    void onListed(SimVenue shared, int market) {
        MarketBoard board = shared.board(market);
        byte[] born = new EventFrames(text, board.names())
                .newMarket(
                        Stories.of(market, shared.marketFacts(market)),
                        board.book().tick(),
                        shared.nowNs() / 1_000_000);
        MarketFrame frame = new MarketFrame(
                "new_market", board.names(), List.of(), true, new String(born, StandardCharsets.UTF_8));
        sessions.values().stream().filter(MarketSession::isCustom).forEach(session -> send(session, frame));
    }

    /** Breaks all connections. */
    int dropAll() {
        List<MarketSession> all = List.copyOf(sessions.values());
        all.forEach(session -> session.line().drop());
        return all.size();
    }

    int connections() {
        return sessions.size();
    }

    void tick() {
        sessions.values().forEach(session -> session.line().releaseStale());
    }

    void stop() {
        sessions.values().forEach(session -> session.line().close(GOING_AWAY, "going away"));
    }
}
