package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.decode.HttpAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import io.tapemaker.executor.venue.polymarket.TransportFailure.Kind;
import io.tapemaker.executor.venue.polymarket.WireGuard.Passage;
import io.tapemaker.journal.net.SystemProxy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Sends each call once, in its lane. Nothing is retried, redirected or sent through a proxy here: who wants to send
 * again says so with another call. Lanes share no connection, no thread and no queue, so a place that hangs delays no
 * cancel; and a place for which the venue's rate has no room does not leave. Nothing of a header, a body or an answer
 * is ever logged. Any thread may call.
 */
public final class VenueClient implements AutoCloseable {

    /** Bytes of the longest answer that is taken. */
    static final long MAX_ANSWER_BYTES = 4L << 20;

    private static final String AGENT = "tapemaker";

    private final VenueHosts hosts;
    private final Latencies latencies;
    private final Map<Lane, OkHttpClient> clients = new EnumMap<>(Lane.class);
    private final Map<Lane, Long> waitsNs = new EnumMap<>(Lane.class);
    private final RateGate rate;

    /**
     * A client of one account.
     *
     * @param l2 authenticates calls that need it
     * @param placesOpen false once the kill latch is set; asked right before bytes of a place leave
     * @param limits of each lane
     * @throws IllegalStateException if a proxy is set for the process; one line
     */
    public VenueClient(VenueHosts hosts, L2Headers l2, BooleanSupplier placesOpen, Map<Lane, LaneLimits> limits) {
        this(hosts, l2, placesOpen, limits, System::nanoTime);
    }

    /** One whose rate goes by another clock. */
    VenueClient(
            VenueHosts hosts,
            L2Headers l2,
            BooleanSupplier placesOpen,
            Map<Lane, LaneLimits> limits,
            LongSupplier nanos) {
        SystemProxy.refuse(System.getProperties());
        this.rate = new RateGate(nanos);
        this.hosts = hosts;
        this.latencies = new Latencies();
        for (Lane lane : Lane.values()) {
            LaneLimits bounds = limits.get(lane);
            if (bounds == null) {
                throw new IllegalArgumentException("no limits for lane " + lane);
            }
            waitsNs.put(lane, TimeUnit.MILLISECONDS.toNanos(bounds.waitMs()));
            WireGuard guard = new WireGuard(hosts, lane, l2, placesOpen);
            clients.put(lane, LaneClient.of(hosts, lane, bounds, guard));
        }
    }

    /**
     * Sends a call and returns at once; the listener hears of it later, once. Of a place for which the venue's rate has
     * no room it hears before this returns.
     *
     * @param tag comes back with what became of it
     */
    public void send(long tag, Lane lane, HttpCall call, VenueListener listener) {
        long waitNs = rate.enter(lane, call.orders());
        if (waitNs > 0) {
            listener.failed(tag, TransportFailure.throttled(waitNs));
            return;
        }
        Passage passage = new Passage(call, waitsNs.getOrDefault(lane, 0L), () -> listener.leaves(tag));
        Request request = request(call).tag(Passage.class, passage).build();
        client(lane).newCall(request).enqueue(new Answering(tag, lane, passage, listener));
    }

    private Request.Builder request(HttpCall call) {
        Request.Builder request = new Request.Builder()
                .url(hosts.url(call))
                .header("Accept", "application/json")
                .header("Accept-Encoding", "identity")
                .header("User-Agent", AGENT);
        return call.method() == HttpCall.Method.GET
                ? request.get()
                : request.method(call.method().name(), new OneShotBody(call.body()));
    }

    private OkHttpClient client(Lane lane) {
        OkHttpClient client = clients.get(lane);
        if (client == null) {
            throw new IllegalStateException("no lane " + lane);
        }
        return client;
    }

    /** Drops the places that wait or hang; those of which bytes have left are as unknown as any that broke. */
    public void abandonPlaces() {
        client(Lane.PLACE).dispatcher().cancelAll();
    }

    /** How long calls took. */
    public Latencies latencies() {
        return latencies;
    }

    /** Breaks whatever is under way and lets go of threads and connections. */
    @Override
    public void close() {
        for (OkHttpClient client : clients.values()) {
            client.dispatcher().cancelAll();
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    private final class Answering implements Callback {

        private final long tag;
        private final Lane lane;
        private final Passage passage;
        private final VenueListener listener;

        Answering(long tag, Lane lane, Passage passage, VenueListener listener) {
            this.tag = tag;
            this.lane = lane;
            this.passage = passage;
            this.listener = listener;
        }

        @Override
        public void onFailure(Call call, IOException failure) {
            rate.leave(lane, passage.call().orders(), null);
            listener.failed(tag, failure(failure));
        }

        @Override
        public void onResponse(Call call, Response response) {
            rate.leave(lane, passage.call().orders(), headers(response));
            HttpAnswer answer;
            try (response) {
                BufferedSource source = response.body().source();
                if (source.request(MAX_ANSWER_BYTES + 1)) {
                    call.cancel();
                    listener.failed(tag, new TransportFailure(Kind.TOO_LARGE, true, "answer"));
                    return;
                }
                answer = new HttpAnswer(response.code(), headers(response), source.readByteArray());
            } catch (IOException e) {
                listener.failed(tag, failure(e));
                return;
            }
            latencies.record(lane, passage.call(), System.nanoTime() - passage.sinceNs());
            listener.answered(tag, answer);
        }

        private TransportFailure failure(IOException failure) {
            Kind kind = Kind.BROKEN;
            if (!passage.handed().get() && failure instanceof WireGuard.WithheldException) {
                kind = Kind.WITHHELD;
            } else if (failure instanceof InterruptedIOException) {
                kind = Kind.TIMED_OUT;
            }
            return new TransportFailure(
                    kind, passage.handed().get(), failure.getClass().getSimpleName());
        }
    }

    private static HttpAnswer.Headers headers(Response response) {
        return new HttpAnswer.Headers(
                response.header(WireGuard.RETRY_AFTER),
                response.header("Poly-RateLimit-Remaining"),
                response.header("Poly-RateLimit-Reset"),
                response.header("Poly-RateLimit-Tier"));
    }
}
