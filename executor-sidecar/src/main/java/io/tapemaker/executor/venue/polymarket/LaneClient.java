package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import io.tapemaker.journal.net.DirectSockets;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * A client with nothing in common with any other: its own connections, its own threads, its own queue. Whatever the
 * library would do by itself is off: retries, redirects, proxies, cookies, caches, answers to 401.
 */
final class LaneClient {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
    private static final Duration IDLE_THREAD = Duration.ofSeconds(60);

    private LaneClient() {}

    static OkHttpClient of(VenueHosts hosts, Lane lane, LaneLimits limits, WireGuard guard) {
        Dispatcher dispatcher = new Dispatcher(threads("venue-" + lane.name().toLowerCase(Locale.ROOT)));
        dispatcher.setMaxRequests(limits.inFlight());
        dispatcher.setMaxRequestsPerHost(limits.inFlight());
        return base(hosts, DirectSockets.unbounded())
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(limits.inFlight(), KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS))
                .connectTimeout(Duration.ofMillis(limits.connectMs()))
                .readTimeout(Duration.ofMillis(limits.callMs()))
                .writeTimeout(Duration.ofMillis(limits.callMs()))
                .callTimeout(Duration.ofMillis(limits.callMs()))
                .protocols(protocols(hosts, lane))
                .addNetworkInterceptor(guard)
                .build();
    }

    /** What holds for every connection to the venue. */
    static OkHttpClient.Builder base(VenueHosts hosts, DirectSockets sockets) {
        return new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                .proxySelector(new NoProxies())
                .socketFactory(sockets)
                .authenticator(Authenticator.NONE)
                .proxyAuthenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .connectionSpecs(List.of(hosts.isReal() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT));
    }

    /** With HTTP/1.1 a broken connection is one broken call; questions may share one. */
    private static List<Protocol> protocols(VenueHosts hosts, Lane lane) {
        return lane == Lane.QUERY && hosts.isReal()
                ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                : List.of(Protocol.HTTP_1_1);
    }

    private static ExecutorService threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private static final class NoProxies extends ProxySelector {

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // There is none to be told of.
        }
    }
}
