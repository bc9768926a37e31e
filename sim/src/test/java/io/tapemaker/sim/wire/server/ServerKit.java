package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.sim.wire.ApiSettings;
import io.tapemaker.sim.wire.Json;
import io.tapemaker.sim.wire.OrderProof;
import io.tapemaker.sim.wire.WireKit;
import io.tapemaker.sim.wire.WireRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A server, and a client that speaks to it over sockets. */
final class ServerKit implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    final EventQueue said = new EventQueue();
    final WireKit kit = new WireKit(OrderProof.cheap(), ApiSettings.USUAL, said);
    final VenueClock clock;
    final SharedVenue shared;
    final TradingServer server;
    final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    ServerKit(int factor) {
        clock = VenueClock.accelerated(WireKit.START, factor);
        shared = new SharedVenue(kit.venue, said, clock);
        server = TradingServer.start(
                new TradingServer.Venue(shared, kit.accounts, OrderProof.full(), ApiSettings.USUAL),
                TradingServer.Ports.ANY);
    }

    URI exchange(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpResponse<String> ask(WireKit.Wallet wallet, String method, String path, String body)
            throws IOException, InterruptedException {
        kit.now = clock.nowNs();
        return send(kit.own(wallet, method, path, Map.of(), body));
    }

    HttpResponse<String> send(WireRequest request) throws IOException, InterruptedException {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest.Builder builder = HttpRequest.newBuilder(exchange(request.path()))
                .timeout(PATIENCE)
                .method(request.method(), publisher);
        request.headers().forEach(builder::header);
        return http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(exchange(path)).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** An order of the first market, post-only by its price. */
    String order(WireKit.Wallet wallet, long priceE4) {
        kit.now = clock.nowNs();
        String token = WireKit.MARKETS.get(0).yes();
        return WireKit.text(kit.order(wallet, token, io.tapemaker.journal.types.Side.BUY, priceE4, 10));
    }

    HttpResponse<String> place(WireKit.Wallet wallet, long priceE4) throws IOException, InterruptedException {
        return ask(wallet, "POST", "/order", order(wallet, priceE4));
    }

    JsonNode admin(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.adminPort() + path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return json(response.body());
    }

    static JsonNode json(String text) {
        JsonNode node = Json.parse(text.getBytes(StandardCharsets.UTF_8));
        if (node == null) {
            throw new AssertionError("no JSON: " + text);
        }
        return node;
    }

    int open(WireKit.Wallet wallet) throws IOException, InterruptedException {
        String address = wallet.account().address().toString();
        return admin("GET", "/state", "").path("openOrders").path(address).size();
    }

    @Override
    public void close() {
        server.close();
    }
}
