package io.tapemaker.executor.profile;

import java.net.URI;

/**
 * Where requests go. There are two profiles and no third: the venue's own hosts, which are part of the program and of
 * no configuration, and this machine. They cannot be mixed, because there is no way to make one from single addresses.
 */
public final class VenueHosts {

    private static final int HIGHEST_PORT = 65_535;

    private static final VenueHosts POLYMARKET = new VenueHosts(
            Kind.POLYMARKET,
            URI.create("https://clob.polymarket.com"),
            URI.create("wss://ws-subscriptions-clob.polymarket.com/ws/user"),
            URI.create("https://polymarket.com/api/geoblock"));

    private final Kind kind;
    private final URI clob;
    private final URI userChannel;
    private final URI geoblock;

    private VenueHosts(Kind kind, URI clob, URI userChannel, URI geoblock) {
        this.kind = kind;
        this.clob = clob;
        this.userChannel = userChannel;
        this.geoblock = geoblock;
    }

    /** Which of the two. */
    public enum Kind {
        /** The real venue. */
        POLYMARKET("polymarket"),
        /** A venue on 127.0.0.1, for which throwaway keys only are used. */
        LOOPBACK("loopback");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The word of the policy. */
        public String text() {
            return text;
        }

        /**
         * The kind of a word.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Kind ofText(String text) {
            for (Kind kind : values()) {
                if (kind.text.equals(text)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("hosts are of the profile polymarket or loopback");
        }
    }

    /** The venue's own. */
    public static VenueHosts polymarket() {
        return POLYMARKET;
    }

    /**
     * A venue on this machine, all of it at one port.
     *
     * @throws IllegalArgumentException if the port is not 1 to 65535
     */
    public static VenueHosts loopback(int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "the port of a loopback venue is 1 to " + HIGHEST_PORT + ", not " + port);
        }
        String host = "://127.0.0.1:" + port;
        return new VenueHosts(
                Kind.LOOPBACK,
                URI.create("http" + host),
                URI.create("ws" + host + "/ws/user"),
                URI.create("http" + host + "/api/geoblock"));
    }

    /** Which profile they are of. */
    public Kind kind() {
        return kind;
    }

    /** Scheme, host and port of the REST interface. */
    public URI clob() {
        return clob;
    }

    /** The authenticated WebSocket channel. */
    public URI userChannel() {
        return userChannel;
    }

    /** Where to ask whether this place may trade. */
    public URI geoblock() {
        return geoblock;
    }

    @Override
    public String toString() {
        return kind.text() + " (" + clob + ")";
    }
}
