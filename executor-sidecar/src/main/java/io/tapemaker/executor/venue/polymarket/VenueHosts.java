package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.profile.Venue;
import io.tapemaker.executor.venue.polymarket.HttpCall.Service;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where everything is: one of two closed sets of hosts. {@code polymarket} is compiled in and knows no port or host of
 * anybody's; {@code loopback} is 127.0.0.1 and nothing else. There is no third, and no part of one can be put into the
 * other, so that the geoblock check cannot be pointed elsewhere. Immutable.
 */
public final class VenueHosts {

    private static final String LOCAL_HOST = "127.0.0.1";
    private static final int MAX_PORT = 65_535;

    private final Venue venue;
    private final HttpUrl clob;
    private final HttpUrl user;
    private final HttpUrl geoblock;

    private VenueHosts(Venue venue, HttpUrl clob, HttpUrl user, HttpUrl geoblock) {
        this.venue = venue;
        this.clob = clob;
        this.user = user;
        this.geoblock = geoblock;
    }

    /** Ports of a venue on this machine. */
    public record Ports(int clob, int user, int geoblock) {

        /**
         * Takes three ports.
         *
         * @throws IllegalArgumentException if one of them is none
         */
        public Ports {
            for (int port : new int[] {clob, user, geoblock}) {
                if (port < 1 || port > MAX_PORT) {
                    throw new IllegalArgumentException("loopback: " + port + " is no port; use 1 to " + MAX_PORT);
                }
            }
        }
    }

    /** The venue itself, over TLS. */
    public static VenueHosts polymarket() {
        return new VenueHosts(
                Venue.POLYMARKET,
                HttpUrl.get("https://clob.polymarket.com/"),
                HttpUrl.get("https://ws-subscriptions-clob.polymarket.com/ws/user"),
                HttpUrl.get("https://polymarket.com/"));
    }

    /** A venue on this machine. */
    public static VenueHosts loopback(Ports ports) {
        return new VenueHosts(
                Venue.LOOPBACK,
                local(ports.clob(), "/"),
                local(ports.user(), "/ws/user"),
                local(ports.geoblock(), "/"));
    }

    private static HttpUrl local(int port, String path) {
        return HttpUrl.get("http://" + LOCAL_HOST + ":" + port + path);
    }

    /**
     * The hosts of a venue.
     *
     * @param ports for {@link Venue#LOOPBACK}, and only for it
     * @throws IllegalArgumentException if it is mixed with the other; one line
     */
    public static VenueHosts of(Venue venue, @Nullable Ports ports) {
        return switch (venue) {
            case POLYMARKET -> {
                if (ports != null) {
                    throw new IllegalArgumentException("profile polymarket takes no ports; leave them out");
                }
                yield polymarket();
            }
            case LOOPBACK -> {
                if (ports == null) {
                    throw new IllegalArgumentException("profile loopback needs its three ports");
                }
                yield loopback(ports);
            }
        };
    }

    /**
     * The hosts of a venue by its name.
     *
     * @throws IllegalArgumentException if there is no such venue, or as {@link #of}; one line
     */
    public static VenueHosts parse(String name, @Nullable Ports ports) {
        for (Venue venue : Venue.values()) {
            if (venue.text().equals(name)) {
                return of(venue, ports);
            }
        }
        throw new IllegalArgumentException("there is no such venue profile; use polymarket or loopback");
    }

    /** Whose hosts they are, which says for which chain is signed. */
    public Venue venue() {
        return venue;
    }

    /** Whether it is the venue itself, with real money. */
    public boolean isReal() {
        return venue == Venue.POLYMARKET;
    }

    HttpUrl url(HttpCall call) {
        HttpUrl base = call.service() == Service.GEOBLOCK ? geoblock : clob;
        HttpUrl.Builder url = base.newBuilder().encodedPath(call.path());
        for (HttpCall.Param param : call.query()) {
            url.addQueryParameter(param.name(), param.value());
        }
        return url.build();
    }

    HttpUrl userChannel() {
        return user;
    }

    /** Whether a connection may go there. */
    boolean allows(HttpUrl url) {
        return isAt(url, clob) || isAt(url, user) || isAt(url, geoblock);
    }

    private static boolean isAt(HttpUrl url, HttpUrl host) {
        return url.scheme().equals(host.scheme()) && url.host().equals(host.host()) && url.port() == host.port();
    }

    @Override
    public String toString() {
        return venue.text();
    }
}
