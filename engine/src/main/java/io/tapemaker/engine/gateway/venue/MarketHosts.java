package io.tapemaker.engine.gateway.venue;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where the venue's public side is: one of two closed sets. {@code polymarket} is compiled in, {@code loopback} is
 * 127.0.0.1 at one port; nothing in a configuration leads elsewhere.
 *
 * @param profile its name
 * @param channel of the market channel
 * @param clob of what is asked over HTTP
 */
public record MarketHosts(String profile, HttpUrl channel, HttpUrl clob) {

    private static final int MAX_PORT = 65_535;

    /**
     * The hosts of a profile.
     *
     * @param port of the venue on this machine: for {@code loopback}, and only for it
     * @throws IllegalArgumentException if there is no such profile, or it is mixed with the other; one line
     */
    public static MarketHosts of(String profile, @Nullable Integer port) {
        return switch (profile) {
            case "polymarket" -> {
                if (port != null) {
                    throw new IllegalArgumentException("--loopback-port goes with --profile loopback only");
                }
                yield new MarketHosts(
                        profile,
                        HttpUrl.get("https://ws-subscriptions-clob.polymarket.com/ws/market"),
                        HttpUrl.get("https://clob.polymarket.com/"));
            }
            case "loopback" -> {
                if (port == null || port < 1 || port > MAX_PORT) {
                    throw new IllegalArgumentException("--profile loopback needs --loopback-port, 1 to " + MAX_PORT);
                }
                HttpUrl base = HttpUrl.get("http://127.0.0.1:" + port + "/");
                yield new MarketHosts(
                        profile, base.newBuilder().encodedPath("/ws/market").build(), base);
            }
            default ->
                throw new IllegalArgumentException("--profile " + profile + ": is none; use polymarket or loopback");
        };
    }

    /** Whether it is the venue itself. */
    public boolean isReal() {
        return channel.isHttps();
    }
}
