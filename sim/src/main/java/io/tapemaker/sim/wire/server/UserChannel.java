package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.websocket.WsConfig;
import io.tapemaker.sim.venue.UserEvent;
import io.tapemaker.sim.wire.Json;
import io.tapemaker.sim.wire.TradingApi;
import io.tapemaker.sim.wire.UserFrames;
import io.tapemaker.sim.wire.WireAccount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The user channel: who has shown good credentials hears from then on what the venue says to their account, and
 * nothing of before.
 */
final class UserChannel {

    private static final int POLICY_VIOLATION = 1008;
    private static final int GOING_AWAY = 1001;

    private final ConcurrentHashMap<String, UserSession> sessions = new ConcurrentHashMap<>();
    private final SharedVenue venue;
    private final TradingApi api;
    private final UserFrames frames;
    private final FaultBook faults;

    UserChannel(SharedVenue venue, TradingApi api, UserFrames frames, FaultBook faults) {
        this.venue = venue;
        this.api = api;
        this.frames = frames;
        this.faults = faults;
    }

    void configure(WsConfig ws) {
        ws.onConnect(connection -> {
            SocketLine line = new SocketLine(connection.session, "user-" + connection.sessionId());
            sessions.put(connection.sessionId(), new UserSession(line));
            line.start();
        });
        ws.onMessage(message -> onMessage(message.sessionId(), message.message()));
        ws.onClose(connection -> forget(connection.sessionId()));
        ws.onError(connection -> forget(connection.sessionId()));
    }

    private void forget(String sessionId) {
        UserSession session = sessions.remove(sessionId);
        if (session != null) {
            session.line().ended();
        }
    }

    private void onMessage(String sessionId, String message) {
        UserSession session = sessions.get(sessionId);
        if (session == null) {
            return;
        }
        if (message.strip().equals("PING")) {
            session.line().pong();
            return;
        }
        JsonNode json = Json.parse(message.getBytes(StandardCharsets.UTF_8));
        if (json == null || !json.isObject()) {
            return;
        }
        if (json.has("auth")) {
            authenticate(session, json);
        } else if (session.account() != null) {
            subscribe(session, json);
        }
    }

    private void authenticate(UserSession session, JsonNode json) {
        JsonNode auth = json.path("auth");
        WireAccount.Credentials shown = new WireAccount.Credentials(
                auth.path("apiKey").asText(),
                auth.path("secret").asText(),
                auth.path("passphrase").asText());
        List<String> markets = Json.texts(json.get("markets"));
        boolean all = markets == null || markets.isEmpty();
        // With the venue held, so that an event comes either before the subscription or through it.
        boolean opened = venue.call((shared, nowNs) -> {
            WireAccount account = api.account(shown);
            if (account == null
                    || !json.path("type").asText().toLowerCase(Locale.ROOT).equals("user")) {
                return false;
            }
            if (markets != null) {
                session.markets().addAll(markets);
            }
            session.open(account, all);
            return true;
        });
        if (!opened) {
            session.line().close(POLICY_VIOLATION, "invalid auth");
        }
    }

    private static void subscribe(UserSession session, JsonNode json) {
        List<String> markets = Json.texts(json.get("markets"));
        if (markets == null) {
            return;
        }
        switch (json.path("operation").asText()) {
            case "subscribe" -> session.markets().addAll(markets);
            case "unsubscribe" -> markets.forEach(session.markets()::remove);
            default -> {}
        }
    }

    /** Sends an event to everybody whom it concerns; called with the venue held. */
    void onEvent(UserEvent event) {
        String market = frames.marketOf(event);
        String frame = null;
        for (UserSession session : sessions.values()) {
            WireAccount account = session.account();
            if (account != null && account.account() == event.account() && session.follows(market)) {
                frame = frame == null ? frames.text(event) : frame;
                String type = event instanceof UserEvent.OrderTold ? "order" : "trade";
                Fault fault = faults.ofUserFrame(type, market);
                if (fault == null) {
                    session.line().offer(frame);
                } else {
                    session.line().suffer(frame, fault, frame);
                }
            }
        }
    }

    /** Breaks all connections. */
    int dropAll() {
        List<UserSession> all = List.copyOf(sessions.values());
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
