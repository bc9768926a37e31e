package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.websocket.WsConfig;
import io.tapemaker.sim.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of a channel: who is there, PING and PONG, and the ways in which they end. */
abstract class Channel<S extends Channel.Connection> {

    private static final int GOING_AWAY = 1001;

    private final ConcurrentHashMap<String, S> sessions = new ConcurrentHashMap<>();
    private final String name;

    /** Somebody at the other end of a line. */
    interface Connection {
        SocketLine line();
    }

    Channel(String name) {
        this.name = name;
    }

    /** Somebody has connected. */
    abstract S open(SocketLine line);

    /** Somebody has sent an object. */
    abstract void said(S session, JsonNode object);

    final void configure(WsConfig ws) {
        ws.onConnect(connection -> {
            SocketLine line = new SocketLine(connection.session, name + "-" + connection.sessionId());
            sessions.put(connection.sessionId(), open(line));
            line.start();
        });
        ws.onMessage(message -> onMessage(message.sessionId(), message.message()));
        ws.onClose(connection -> forget(connection.sessionId()));
        ws.onError(connection -> forget(connection.sessionId()));
    }

    private void forget(String sessionId) {
        S session = sessions.remove(sessionId);
        if (session != null) {
            session.line().ended();
        }
    }

    private void onMessage(String sessionId, String message) {
        S session = sessions.get(sessionId);
        if (session == null) {
            return;
        }
        if (message.strip().equals("PING")) {
            session.line().pong();
            return;
        }
        JsonNode json = Json.parse(message.getBytes(StandardCharsets.UTF_8));
        if (json != null && json.isObject()) {
            said(session, json);
        }
    }

    final Collection<S> sessions() {
        return sessions.values();
    }

    /** Breaks all connections. */
    final int dropAll() {
        List<S> all = List.copyOf(sessions.values());
        all.forEach(session -> session.line().drop());
        return all.size();
    }

    final int connections() {
        return sessions.size();
    }

    final void tick() {
        sessions.values().forEach(session -> session.line().releaseStale());
    }

    final void stop() {
        sessions.values().forEach(session -> session.line().close(GOING_AWAY, "going away"));
    }
}
