package io.tapemaker.executor.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.signing.ChecksumAddress;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proof(
        id = "profile.venue",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "The venue profile is read strictly, in one line of complaint, and names the exchanges of the protocol")
class VenueProfileTest {

    private static final String TEXT = text();

    private static int slipsRead;
    private static int slipsLetThrough;

    private static String text() {
        try (InputStream in = Objects.requireNonNull(
                VenueProfile.class.getResourceAsStream("polymarket-2026-11-22.json"), "the profile")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static VenueProfile read(String json) {
        return VenueProfileReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String complaint(String json) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> read(json)).getMessage());
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.startsWith("venue profile: "), message);
        return message;
    }

    @Test
    void theBuiltInOneHasTheAddressesOfTheProtocol() {
        VenueProfile profile = VenueProfile.builtIn();
        List<String> exchanges = new ArrayList<>();
        for (VenueProfile.Exchange exchange : profile.exchanges()) {
            ExchangeDomain domain = exchange.domain();
            exchanges.add(domain.chainId() + " " + exchange.venueVersion().text() + " " + exchange.negRisk() + " "
                    + domain.version() + " " + ChecksumAddress.of(domain.verifyingContract()));
        }
        assertEquals(
                List.of(
                        "137 v1 false 2 0xE111180000d2663C0091e4f400237545B87B996B",
                        "137 v1 true 2 0xe2222d279d744050d28e00520010520000310F59",
                        "137 v2 false 3 0xe3333700cA9d93003F00f0F71f8515005F6c00Aa",
                        "137 v2 true 3 0xe3333700cA9d93003F00f0F71f8515005F6c00Aa",
                        "80002 v1 false 2 0xE111180000d2663C0091e4f400237545B87B996B",
                        "80002 v1 true 2 0xe2222d279d744050d28e00520010520000310F59",
                        "80002 v2 false 3 0x9fE6e61422AdB6F610d8597F9684b16912D50C3D",
                        "80002 v2 true 3 0x9fE6e61422AdB6F610d8597F9684b16912D50C3D"),
                exchanges);
        assertEquals("2026-11-22", profile.version());
        assertEquals(EnumSet.allOf(TickSize.class), profile.ticks());
        assertEquals(new VenueLimits(15, 1000, 180, 60, 5, 10), profile.limits());
        assertEquals(3, profile.exchanges(137).size());
        assertEquals(List.of(), profile.exchanges(1));
        assertThrows(IllegalArgumentException.class, () -> profile.exchange(1, VenueVersion.V1, false));
    }

    /** What is replaced, by what, and the words that the complaint has. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\": 1,|\"format\": 2,|format is 2",
                "\"format\": 1,|\"format\": 1, \"colour\": \"red\",|unknown key colour",
                "\"format\": 1,||format is missing",
                "\"format\": 1,|\"format\": 1.0,|format is not a whole number",
                "\"format\": 1,|\"format\": 4294967297,|format is not a whole number",
                "\"format\": 1,|\"format\": 1, \"format\": 1,|line 2 is not JSON: Duplicate field",
                "\"version\": \"2026-11-22\"|\"version\": \"today\"|version is not a day",
                "\"version\": \"2026-11-22\"|\"version\": 7|version is not a text",
                "uint8 side,uint8 signatureType|uint8 signatureType,uint8 side|orderType is not the one",
                "address signer,uint256|address signer,address taker,uint256|the struct of CLOB V1",
                "Polymarket CTF Exchange|Polymarket Exchange|domainName is not the one",
                "\"chainId\": 137|\"chainId\": 1|chains[0].chainId is 1, not 137 or 80002",
                "\"chainId\": 80002|\"chainId\": 137|chains[1].chainId stands there twice",
                "\"chainId\": 137,|\"chainId\": 137, \"name\": \"x\",|unknown key chains[0].name",
                "{\"venueVersion\": \"v1\", \"negRisk\": true|{\"venueVersion\": \"v3\", \"negRisk\": true|"
                        + "chains[0].exchanges[1].venueVersion is neither v1 nor v2",
                "{\"venueVersion\": \"v1\", \"negRisk\": true|{\"venueVersion\": \"v1\", \"negRisk\": false|"
                        + "chains[0].exchanges[1].venueVersion and negRisk stand there twice",
                "\"negRisk\": true, \"domainVersion\": \"2\"|\"negRisk\": 1, \"domainVersion\": \"2\"|"
                        + "chains[0].exchanges[1].negRisk is neither true nor false",
                "\"negRisk\": true, \"domainVersion\": \"2\"|\"negRisk\": true, \"domainVersion\": \"1\"|"
                        + "chains[0].exchanges[1].domainVersion is that of CLOB V1",
                "\"negRisk\": true, \"domainVersion\": \"2\"|\"negRisk\": true, \"domainVersion\": \"3\"|"
                        + "chains[0].exchanges[1].domainVersion is not 2",
                "0xE111180000d2663C0091e4f400237545B87B996B|0xE111180000d2663C0091e4f400237545B87B996b|"
                        + "chains[0].exchanges[0].contract: the capitals",
                "0xE111180000d2663C0091e4f400237545B87B996B|0xE11|"
                        + "chains[0].exchanges[0].contract: an address is 0x and 40 hex digits",
                "\"0.1\", \"0.01\"|\"0.1\", \"0.1\"|tickSizes has a grid twice",
                "\"0.1\", \"0.01\"|\"0.1\", \"0.02\"|tickSizes has a grid twice, or one",
                "\"0.1\", \"0.01\"|\"0.1\", 0.01|tickSizes[1] is not a text",
                "\"ordersPerBatch\": 15|\"ordersPerBatch\": 0|limits.ordersPerBatch is 0",
                "\"ordersPerBatch\": 15|\"ordersPerBatch\": 10001|limits.ordersPerBatch is 10001",
                "\"cancelsPerRequest\": 1000|\"cancelsPerRequest\": -1|limits.cancelsPerRequest is -1",
                "\"gtdEndsEarlySeconds\": 60|\"gtdEndsEarlySeconds\": 180|limits.gtdEndsEarlySeconds is not below",
                "\"heartbeatSeconds\": 5|\"heartbeatSeconds\": 10|limits.heartbeatSeconds is not below",
            })
    void eachSlipIsFoundAndNamed(String what, String by, String words) {
        assertTrue(TEXT.contains(what), what);
        int at = TEXT.indexOf(what);
        String changed = TEXT.substring(0, at) + (by == null ? "" : by) + TEXT.substring(at + what.length());
        String complaint = complaint(changed);
        assertTrue(complaint.contains(words), complaint);
    }

    @Test
    void aChainWithoutOneOfItsExchangesIsRefused() {
        String line = TEXT.lines()
                .filter(each -> each.contains("\"v2\", \"negRisk\": false"))
                .findFirst()
                .orElseThrow();
        String complaint = complaint(TEXT.replaceFirst(java.util.regex.Pattern.quote(line), ""));
        assertTrue(complaint.contains("chains[0].exchanges has none for v2, negRisk false"), complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "null", "{}", "{", "{} {}", "\u0000", "{\"a\u001b[31m\nb\": 1}"})
    void whatIsNoProfileIsRefusedInOneLine(String json) {
        assertFalse(complaint(json).contains("\u001b"));
    }

    /** Whatever one character is replaced by: the same profile, another of its kind, or one line. */
    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void oneChangedCharacterNeverSurprises(
            @ForAll @IntRange(max = 2_000) int at, @ForAll @CharRange(from = ' ', to = '~') char by) {
        int index = Math.floorMod(at, TEXT.length());
        String changed = TEXT.substring(0, index) + by + TEXT.substring(index + 1);
        VenueProfile known = VenueProfile.builtIn();
        try {
            VenueProfile profile = read(changed);
            assertEquals(shape(known), shape(profile));
            // An address with few letters has few bits of checksum, so some slips in a contract do come through.
            slipsLetThrough += known.exchanges().equals(profile.exchanges()) ? 0 : 1;
            slipsRead++;
        } catch (IllegalArgumentException e) {
            assertEquals(1, String.valueOf(e.getMessage()).lines().count(), e.getMessage());
        }
    }

    private static List<String> shape(VenueProfile profile) {
        return profile.exchanges().stream()
                .map(exchange -> exchange.venueVersion() + " " + exchange.negRisk() + " "
                        + exchange.domain().version() + " " + exchange.domain().chainId())
                .toList();
    }

    @AfterContainer
    static void reportSlips() {
        Figures.put("slipsThatAreStillAProfile", slipsRead);
        Figures.put("slipsThatGiveAnotherContract", slipsLetThrough);
    }

    @Test
    void everyVenueHasItsChainAndItsExchanges() {
        assertEquals(137, Venue.POLYMARKET.chainId());
        assertEquals(80_002, Venue.LOOPBACK.chainId());
        for (Venue venue : Venue.values()) {
            assertEquals(3, VenueProfile.builtIn().exchanges(venue.chainId()).size(), venue.text());
        }
        Figures.put("profileVersion", VenueProfile.builtIn().version());
    }
}
