package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.EngineBooks;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A venue with its world on sockets, and somebody who keeps its books from what the market channel says. */
final class VenueRig implements AutoCloseable {

    /** Long enough for a slow machine; what is waited for is a state and not a time. */
    private static final long PATIENCE_MS = 20_000;

    private static final long SHORT_MS = 20;

    final VenueServer server;
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    VenueRig(VenueServer.Plan plan) {
        server = VenueServer.start(plan);
    }

    VenueRig(int markets, int factor, String faults) throws IOException {
        this(VenueServer.Plan.of(markets, 5).withClockFactor(factor).withFaults(script(faults)));
    }

    static List<Fault> script(String json) throws IOException {
        return json.isEmpty() ? List.of() : Fault.script(Json.strictly(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Somebody who follows all of these markets. */
    Reader reader(List<MarketNames> markets) {
        return new Reader(markets);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return ask("GET", server.port(), path, "");
    }

    JsonNode admin(String method, String path, String body) throws IOException, InterruptedException {
        return ask(method, server.adminPort(), path, body);
    }

    private JsonNode ask(String method, int port, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(SocketClient.PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return ServerKit.json(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** How often the faults in force have happened. */
    long happened() throws IOException, InterruptedException {
        long sum = 0;
        for (JsonNode fault : admin("GET", "/faults", "")) {
            sum += fault.path("happened").asLong();
        }
        return sum;
    }

    @Override
    public void close() {
        server.close();
    }

    /** The engine's decoder and books behind a connection to the market channel. */
    final class Reader {

        final EngineBooks books = new EngineBooks();
        final SocketClient socket = new SocketClient(http, server.port(), "/ws/market");
        final List<String> kinds = new ArrayList<>();
        private final List<MarketNames> followed;
        private long frames;
        private boolean ended;

        Reader(List<MarketNames> followed) {
            this.followed = followed;
            subscribe(followed);
        }

        void subscribe(List<MarketNames> markets) {
            List<String> tokens = markets.stream()
                    .flatMap(names -> List.of(names.yes(), names.no()).stream())
                    .toList();
            socket.say("{\"assets_ids\":" + new String(Json.bytes(Json.array(tokens)), StandardCharsets.UTF_8)
                    + ",\"type\":\"market\",\"custom_feature_enabled\":true}");
        }

        long frames() {
            return frames;
        }

        boolean isEnded() {
            return ended;
        }

        /** Reads until it is so, or until nobody has patience any more. */
        boolean readUntil(BooleanSupplier done) throws InterruptedException {
            for (long waitedMs = 0; !done.getAsBoolean() && waitedMs < PATIENCE_MS && !ended; ) {
                waitedMs += read() ? 0 : SHORT_MS;
            }
            return done.getAsBoolean();
        }

        /** Reads one frame, if there is one. */
        private boolean read() throws InterruptedException {
            String frame = socket.next(SHORT_MS);
            if (frame == null) {
                return false;
            }
            if (frame.startsWith(SocketClient.END)) {
                ended = true;
            } else if (!frame.equals("PONG")) {
                kinds.add(kind(frame));
                frames++;
                books.feed(frame.getBytes(StandardCharsets.UTF_8));
            }
            return true;
        }

        /**
         * Holds the venue still until all it has said was read, and compares.
         *
         * @return one line for each book that is not the venue's; those that are come to be equal before long
         */
        List<String> differences(long patienceMs) {
            return server.shared().call((venue, nowNs) -> {
                List<String> found = List.of("nothing was compared");
                try {
                    for (long waitedMs = 0; !found.isEmpty() && waitedMs <= patienceMs; ) {
                        if (!read()) {
                            waitedMs += SHORT_MS;
                            books.endOfBurst();
                            found = compare(venue);
                        }
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                return found;
            });
        }

        List<String> differences() {
            return differences(PATIENCE_MS);
        }

        private List<String> compare(SimVenue venue) {
            List<String> found = new ArrayList<>();
            for (int market = 0; market < venue.markets(); market++) {
                if (followed.contains(venue.board(market).names())) {
                    found.addAll(books.differences(venue.board(market)));
                    if (books.isDoubted(venue.board(market))) {
                        found.add("doubted: " + venue.board(market).names().market());
                    }
                }
            }
            return found;
        }
    }

    static String kind(String frame) {
        String mark = "\"event_type\":\"";
        int from = frame.indexOf(mark);
        return from < 0 ? "?" : frame.substring(from + mark.length(), frame.indexOf('"', from + mark.length()));
    }
}
