package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import java.io.IOException;
import java.net.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The last thing that a call passes before its bytes leave, once the connection stands: the kill latch is looked at
 * again, the host and the route are checked, what is late or passes a second time is refused, and only then is the
 * call authenticated.
 *
 * <p>On the way back {@code Retry-After} is put under another name: the library answers a 503 that carries a zero there
 * by sending again.
 */
final class WireGuard implements Interceptor {

    /** Where the venue's {@code Retry-After} is found. */
    static final String RETRY_AFTER = "Tapemaker-Retry-After";

    private static final String VENUE_RETRY_AFTER = "Retry-After";

    private final VenueHosts hosts;
    private final Lane lane;
    private final L2Headers l2;
    private final BooleanSupplier placesOpen;

    WireGuard(VenueHosts hosts, Lane lane, L2Headers l2, BooleanSupplier placesOpen) {
        this.hosts = hosts;
        this.lane = lane;
        this.l2 = l2;
        this.placesOpen = placesOpen;
    }

    /** Travels with a call and knows whether it has left. */
    record Passage(HttpCall call, long sinceNs, long waitNs, AtomicBoolean handed, Runnable leaves) {

        Passage(HttpCall call, long waitNs, Runnable leaves) {
            this(call, System.nanoTime(), waitNs, new AtomicBoolean(), leaves);
        }

        boolean isLate() {
            return System.nanoTime() - sinceNs > waitNs;
        }
    }

    /** The call was held back; nothing of it has left. */
    static final class WithheldException extends IOException {

        private static final long serialVersionUID = 1L;

        WithheldException(String why) {
            super(why);
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Passage passage = request.tag(Passage.class);
        if (passage == null || !hosts.allows(request.url()) || !isDirect(chain.connection())) {
            throw new WithheldException("not a way to the venue");
        }
        if (lane == Lane.PLACE && !placesOpen.getAsBoolean()) {
            throw new WithheldException("the kill latch is set");
        }
        if (passage.isLate()) {
            throw new WithheldException("it waited too long");
        }
        if (!passage.handed().compareAndSet(false, true)) {
            throw new IOException("a call leaves once");
        }
        Request ready = authenticated(request, passage.call());
        passage.leaves().run();
        Response response = chain.proceed(ready);
        String retryAfter = response.header(VENUE_RETRY_AFTER);
        Response.Builder answer =
                response.newBuilder().removeHeader(VENUE_RETRY_AFTER).removeHeader(RETRY_AFTER);
        return retryAfter == null
                ? answer.build()
                : answer.header(RETRY_AFTER, retryAfter).build();
    }

    private static boolean isDirect(@Nullable Connection connection) {
        return connection != null && connection.route().proxy().type() == Proxy.Type.DIRECT;
    }

    private Request authenticated(Request request, HttpCall call) {
        if (!call.service().isSigned()) {
            return request;
        }
        Request.Builder signed = request.newBuilder();
        l2.forEach(call.method().name(), call.path(), call.body(), signed::header);
        return signed.build();
    }
}
