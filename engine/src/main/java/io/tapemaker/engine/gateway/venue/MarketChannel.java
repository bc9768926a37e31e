package io.tapemaker.engine.gateway.venue;

import io.tapemaker.journal.net.SystemProxy;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.LongUnaryOperator;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** The market channel: as many connections as the tokens need, each with its share of them, numbered from 1. */
public final class MarketChannel implements AutoCloseable {

    /** The engine watches connections by numbers below 64. */
    private static final int MOST_CONNECTIONS = 63;

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private final OkHttpClient client;
    private final ScheduledThreadPoolExecutor thread;
    private final List<MarketConnection> connections = new ArrayList<>();
    private final Map<String, MarketConnection> byToken = new HashMap<>();

    /**
     * Over these hosts.
     *
     * @param markets tokens by market: those of one market share a connection, whose frames name both
     * @param tokensPerConnection how many tokens a connection follows at most
     * @param jitter a number from 0 up to and without its argument, by chance
     * @throws IllegalArgumentException if that would be too many connections
     */
    public MarketChannel(
            MarketHosts hosts,
            List<List<String>> markets,
            int tokensPerConnection,
            Timing timing,
            LongUnaryOperator jitter,
            MarketInputs inputs) {
        SystemProxy.refuse(System.getProperties());
        client = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .addInterceptor(MarketChannel::uncompressed)
                .connectTimeout(Duration.ofMillis(timing.connectMs()))
                .readTimeout(Duration.ofMillis(timing.connectMs()))
                .writeTimeout(Duration.ofMillis(timing.connectMs()))
                .build();
        thread = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "market-channel"));
        MarketConnection.Parts parts = new MarketConnection.Parts(hosts, client, thread, timing, jitter, inputs);
        for (List<String> share : shares(markets, tokensPerConnection)) {
            MarketConnection connection = new MarketConnection(connections.size() + 1, share, parts);
            connections.add(connection);
            share.forEach(token -> byToken.put(token, connection));
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread made = new Thread(task, name);
        made.setDaemon(true);
        return made;
    }

    /** Without compression, which would let a few bytes become a frame beyond any bound. */
    private static Response uncompressed(Interceptor.Chain chain) throws IOException {
        Request plain = chain.request().newBuilder().removeHeader(EXTENSIONS).build();
        return chain.proceed(plain).newBuilder().removeHeader(EXTENSIONS).build();
    }

    private static List<List<String>> shares(List<List<String>> markets, int tokensPerConnection) {
        List<List<String>> shares = new ArrayList<>();
        List<String> share = new ArrayList<>();
        for (List<String> tokens : markets) {
            if (!share.isEmpty() && share.size() + tokens.size() > tokensPerConnection) {
                shares.add(share);
                share = new ArrayList<>();
            }
            share.addAll(tokens);
        }
        if (!share.isEmpty()) {
            shares.add(share);
        }
        if (shares.size() > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("feed.tokensPerConnection: " + shares.size()
                    + " connections would be needed, and there are " + MOST_CONNECTIONS + "; raise it");
        }
        return shares;
    }

    /** Begins to connect. Called once. */
    public void start() {
        connections.forEach(MarketConnection::start);
    }

    /** How many connections there are. */
    public int connections() {
        return connections.size();
    }

    /** A fresh book of this token is needed; from any thread, never waits for the network. */
    public void want(String token) {
        MarketConnection connection = byToken.get(token);
        if (connection != null) {
            // Not on the caller's thread: it may be the engine's, and a connection may wait for that one.
            thread.execute(() -> connection.want(token));
        }
    }

    @Override
    public void close() {
        connections.forEach(MarketConnection::close);
        thread.shutdownNow();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
