package io.tapemaker.executor.profile;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.profile.VenueProfile.Exchange;
import io.tapemaker.executor.signing.ChecksumAddress;
import io.tapemaker.executor.signing.OrderTypedData;
import io.tapemaker.journal.types.TickSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads venue profiles, and refuses whatever it does not know: a key, a struct, a domain version, a chain without one
 * of its exchanges.
 */
public final class VenueProfileReader {

    private static final String BUILT_IN = "polymarket-2026-11-22.json";
    private static final int FORMAT = 1;
    private static final List<String> KEYS =
            List.of("format", "version", "orderType", "domainName", "chains", "tickSizes", "limits");
    private static final List<String> CHAIN_KEYS = List.of("chainId", "exchanges");
    private static final List<String> EXCHANGE_KEYS = List.of("venueVersion", "negRisk", "domainVersion", "contract");
    private static final List<String> LIMIT_KEYS = List.of(
            "ordersPerBatch",
            "cancelsPerRequest",
            "gtdLeastSeconds",
            "gtdEndsEarlySeconds",
            "heartbeatSeconds",
            "heartbeatLapseSeconds");

    private VenueProfileReader() {}

    static VenueProfile builtIn() {
        try (InputStream in = VenueProfileReader.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException("the venue profile is missing from the jar");
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The profile of its JSON text.
     *
     * @throws IllegalArgumentException with one line that names the place and what is wrong there
     */
    public static VenueProfile read(byte[] json) {
        try {
            return profile(StrictJson.parse(json, KEYS));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("venue profile: " + e.getMessage(), e);
        }
    }

    private static VenueProfile profile(StrictJson json) {
        if (json.number("format") != FORMAT) {
            throw new IllegalArgumentException(
                    "format is " + json.number("format") + ", and this program reads " + FORMAT);
        }
        requireSame(json, "orderType", OrderTypedData.ORDER_TYPE);
        requireSame(json, "domainName", ExchangeDomain.NAME);
        if (!json.text("version").matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}")) {
            throw new IllegalArgumentException("version is not a day, YYYY-MM-DD");
        }
        List<Exchange> exchanges = new ArrayList<>();
        for (StrictJson chain : json.objects("chains", CHAIN_KEYS)) {
            addChain(chain, exchanges);
        }
        return new VenueProfile(
                json.text("version"), exchanges, ticks(json), limits(json.object("limits", LIMIT_KEYS)));
    }

    /** A struct or a name of which this program knows nothing would be signed wrongly, so it is not signed. */
    private static void requireSame(StrictJson json, String key, String known) {
        if (!json.text(key).equals(known)) {
            throw new IllegalArgumentException(
                    json.text(key).contains("address taker")
                            ? key + " is the struct of CLOB V1, which the venue has refused since 2026-04-28"
                            : key + " is not the one that this program signs: " + known);
        }
    }

    private static void addChain(StrictJson chain, List<Exchange> all) {
        int chainId = chain.number("chainId");
        if (Stream.of(Venue.values()).allMatch(venue -> venue.chainId() != chainId)) {
            throw new IllegalArgumentException(chain.at("chainId") + " is " + chainId + ", not "
                    + Venue.POLYMARKET.chainId() + " or " + Venue.LOOPBACK.chainId());
        }
        if (all.stream().anyMatch(known -> known.domain().chainId() == chainId)) {
            throw new IllegalArgumentException(chain.at("chainId") + " stands there twice: " + chainId);
        }
        List<Exchange> exchanges = new ArrayList<>();
        for (StrictJson json : chain.objects("exchanges", EXCHANGE_KEYS)) {
            Exchange exchange = exchange(json, chainId);
            if (find(exchanges, exchange.venueVersion(), exchange.negRisk())) {
                throw new IllegalArgumentException(json.at("venueVersion") + " and negRisk stand there twice");
            }
            exchanges.add(exchange);
        }
        for (VenueVersion version : VenueVersion.values()) {
            for (boolean negRisk : new boolean[] {false, true}) {
                if (!find(exchanges, version, negRisk)) {
                    throw new IllegalArgumentException(
                            chain.at("exchanges") + " has none for " + version.text() + ", negRisk " + negRisk);
                }
            }
        }
        all.addAll(exchanges);
    }

    private static boolean find(List<Exchange> exchanges, VenueVersion version, boolean negRisk) {
        return exchanges.stream().anyMatch(known -> known.venueVersion() == version && known.negRisk() == negRisk);
    }

    private static Exchange exchange(StrictJson json, int chainId) {
        VenueVersion version = VenueVersion.ofText(json.text("venueVersion"));
        if (version == null) {
            throw new IllegalArgumentException(json.at("venueVersion") + " is neither v1 nor v2");
        }
        String domainVersion = json.text("domainVersion");
        if (domainVersion.equals("1")) {
            throw new IllegalArgumentException(
                    json.at("domainVersion") + " is that of CLOB V1, which the venue has refused since 2026-04-28");
        }
        if (!domainVersion.equals(version.domainVersion())) {
            throw new IllegalArgumentException(json.at("domainVersion") + " is not " + version.domainVersion()
                    + ", that of markets " + version.text());
        }
        return new Exchange(version, json.flag("negRisk"), new ExchangeDomain(domainVersion, chainId, contract(json)));
    }

    private static Address contract(StrictJson json) {
        try {
            return ChecksumAddress.parse(json.text("contract"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(json.at("contract") + ": " + e.getMessage(), e);
        }
    }

    private static Set<TickSize> ticks(StrictJson json) {
        Set<TickSize> ticks = EnumSet.noneOf(TickSize.class);
        for (String text : json.texts("tickSizes")) {
            TickSize tick = TickSize.parse(text);
            if (tick == null || !ticks.add(tick)) {
                throw new IllegalArgumentException(
                        "tickSizes has a grid twice, or one that this program does not know");
            }
        }
        return ticks;
    }

    private static VenueLimits limits(StrictJson json) {
        return new VenueLimits(
                json.number("ordersPerBatch"),
                json.number("cancelsPerRequest"),
                json.number("gtdLeastSeconds"),
                json.number("gtdEndsEarlySeconds"),
                json.number("heartbeatSeconds"),
                json.number("heartbeatLapseSeconds"));
    }
}
