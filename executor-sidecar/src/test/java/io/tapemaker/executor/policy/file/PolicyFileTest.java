package io.tapemaker.executor.policy.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.policy.Ages;
import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.BookLimits;
import io.tapemaker.executor.policy.Caps;
import io.tapemaker.executor.policy.Exchanges;
import io.tapemaker.executor.policy.Limits;
import io.tapemaker.executor.policy.OrderLimits;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.policy.Wallet;
import io.tapemaker.executor.policy.fuzz.Orders;
import io.tapemaker.executor.profile.Venue;
import io.tapemaker.executor.profile.VenueProfile;
import io.tapemaker.executor.profile.VenueVersion;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.policy.file",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "The example policy is read to the last value, the pin refuses any flipped bit")
class PolicyFileTest {
    private static final String TEXT = new String(Orders.EXAMPLE, StandardCharsets.UTF_8);

    private static Policy parse(String text) {
        return PolicyFile.parse("p.yaml", text.getBytes(StandardCharsets.UTF_8), null);
    }

    private static String edited(String from, String to) {
        assertTrue(TEXT.contains(from), from);
        return TEXT.replace(from, to);
    }

    @Test
    void theExampleIsReadToTheLastValue() {
        Policy policy = Orders.POLICY;
        assertEquals(Venue.LOOPBACK, policy.profile());
        Address key = Address.parse("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");
        assertEquals(new Wallet(key, key, SignatureType.EOA), policy.wallet());
        assertEquals(
                new Exchanges(
                        new ExchangeDomain("2", 80_002, Address.parse("0xe111180000d2663c0091e4f400237545b87b996b")),
                        new ExchangeDomain("2", 80_002, Address.parse("0xe2222d279d744050d28e00520010520000310f59")),
                        new ExchangeDomain("3", 80_002, Address.parse("0x9fe6e61422adb6f610d8597f9684b16912d50c3d"))),
                policy.exchanges());
        assertEquals(
                new Limits(
                        new OrderLimits(5_000_000, 500_000_000, 250_000_000, new OrderLimits.Life(false, 180, 1_200)),
                        new BookLimits(8, 500, 5_000_000_000L),
                        new Ages(2_000_000_000L, 300_000_000_000L, 3_000_000_000L)),
                policy.limits());
        assertEquals(
                new Caps(
                        List.of(new Caps.Group("election", 1_000_000_000), new Caps.Group("weather", 500_000_000)),
                        1_500_000_000,
                        new Caps.Rolling(6_000_000_000L, 500_000_000),
                        10,
                        new Caps.RepeatedFills(20, 60)),
                policy.caps());
        assertEquals(3, policy.markets().size());
        AllowedMarket third = policy.markets().get(2);
        assertEquals(new AllowedMarket.Listing(VenueVersion.V2, false), third.listing());
        assertEquals(new AllowedMarket.PriceBand(2_000, 8_000), third.band());
        assertEquals("election", third.eventGroup());
        assertEquals(200_000_000, third.notionalCapE6());
        assertEquals(
                "64648242784036359108201939373371015825507193100796490023741622619087252933678",
                third.tokens().second().toString());
        assertTrue(policy.markets().get(1).listing().negRisk());
        assertEquals(PolicyFile.sha256(Orders.EXAMPLE), policy.sha256());
    }

    @Test
    void whatMayBeLeftOutHasADefault() {
        String text = edited("  gtc: refused ", "  #").replace("  maxAgeMs: 5000\n", "");
        Policy policy = parse(text.replaceAll("(?s)\nages:.*?\n\n", "\n"));
        assertEquals(Orders.POLICY.limits(), policy.limits());
        Policy partly = parse(edited("  geoblockMs: 300000\n", "").replace("  commandMs: 2000\n", ""));
        assertEquals(Orders.POLICY.limits(), partly.limits());
        assertEquals(
                new Ages(1_000_000L, 20_000_000_000L, 4_000_000_000L),
                parse(edited("commandMs: 2000", "commandMs: 1")
                                .replace("geoblockMs: 300000", "geoblockMs: 20000")
                                .replace("engineSilenceMs: 3000", "engineSilenceMs: 4000"))
                        .limits()
                        .ages());
        assertTrue(parse(edited("gtc: refused", "gtc: allowed"))
                .limits()
                .orders()
                .life()
                .gtcAllowed());
    }

    @Test
    void thePolymarketProfileHasItsOwnContracts() {
        String text = edited("profile: loopback", "profile: polymarket")
                .replace("chainId: 80002 ", "chainId: 137 ")
                .replace("0x9fE6e61422AdB6F610d8597F9684b16912D50C3D", "0xe3333700cA9d93003F00f0F71f8515005F6c00Aa");
        assertEquals(PinnedContracts.POLYMARKET, parse(text).exchanges());
        VenueProfile known = VenueProfile.builtIn();
        long chainId = Venue.POLYMARKET.chainId();
        assertEquals(
                new Exchanges(
                        known.exchange(chainId, VenueVersion.V1, false),
                        known.exchange(chainId, VenueVersion.V1, true),
                        known.exchange(chainId, VenueVersion.V2, false)),
                PinnedContracts.POLYMARKET,
                "the policy's contracts and the profile's");
        String other = text.replace("0xE111180000d2663C0091e4f400237545B87B996B", "0x" + "11".repeat(20));
        PolicyException e = assertThrows(PolicyException.class, () -> parse(other));
        assertTrue(
                String.valueOf(e.getMessage()).contains("these are not the contracts of profile polymarket"),
                e.getMessage());
    }

    @Test
    void otherWalletsAreRead() {
        String text =
                edited("maker: \"0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266\"", "maker: \"0x" + "ab".repeat(20) + '"');
        assertEquals(SignatureType.POLY_PROXY, typed(text, "proxy"));
        assertEquals(SignatureType.POLY_GNOSIS_SAFE, typed(text, "safe"));
        assertEquals(SignatureType.POLY_1271, typed(text, "deposit"));
    }

    private static SignatureType typed(String text, String word) {
        return parse(text.replace("signatureType: eoa", "signatureType: " + word))
                .wallet()
                .signatureType();
    }

    @Test
    void everyFlippedBitIsRefusedByThePin() {
        String pin = PolicyFile.sha256(Orders.EXAMPLE).toHex();
        assertEquals(Orders.POLICY, PolicyFile.parse("p.yaml", Orders.EXAMPLE, pin));
        for (int bit = 0; bit < Orders.EXAMPLE.length * 8; bit++) {
            byte[] flipped = Orders.EXAMPLE.clone();
            flipped[bit >> 3] ^= (byte) (1 << (bit & 7));
            PolicyException e = assertThrows(PolicyException.class, () -> PolicyFile.parse("p.yaml", flipped, pin));
            assertEquals(PolicyException.EXIT_REFUSED, e.exitCode());
            assertEquals(
                    "p.yaml: its SHA-256 is " + PolicyFile.sha256(flipped).toHex()
                            + " and not the pinned one; look at what changed before you pin it anew",
                    e.getMessage());
        }
        Figures.put("flippedBits", Orders.EXAMPLE.length * 8L);
    }

    @Test
    void aPinThatIsNoneIsRefused() {
        for (String pin : List.of("", "12", "g".repeat(64), "0".repeat(63), "0".repeat(65), "\u0660".repeat(64))) {
            PolicyException e =
                    assertThrows(PolicyException.class, () -> PolicyFile.parse("p.yaml", Orders.EXAMPLE, pin));
            assertEquals("the pinned SHA-256 is not 64 hex digits; take it from sha256sum p.yaml", e.getMessage());
            assertEquals(PolicyException.EXIT_INVALID, e.exitCode());
        }
        String upper = PolicyFile.sha256(Orders.EXAMPLE).toHex().toUpperCase(Locale.ROOT);
        assertEquals(Orders.POLICY, PolicyFile.parse("p.yaml", Orders.EXAMPLE, upper));
    }

    @Test
    void theHashIsTheStandardOne() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                PolicyFile.sha256("abc".getBytes(StandardCharsets.US_ASCII)).toHex());
    }

    /** Two values that have to be in order may be one and the same, and a name has any of its characters. */
    @Test
    void whatIsInOrderMayBeEqual() {
        String name = "azAZ09-".repeat(5) + "Group";
        assertEquals(40, name.length());
        String text = TEXT;
        for (List<String> edit : List.of(
                List.of("minSize: \"5\"", "minSize: \"500\""),
                List.of("maxNotional: \"250\"", "maxNotional: \"1500\""),
                List.of("leastS: 180", "leastS: 1200"),
                List.of("rolling24hNotional: \"6000\"", "rolling24hNotional: \"500\""),
                List.of("cap: \"1000\"", "cap: \"1500\""),
                List.of("cap: \"400\"", "cap: \"500\""),
                List.of("low: \"0.10\"", "low: \"0.90\""),
                List.of("name: weather", "name: " + name),
                List.of("eventGroup: weather", "eventGroup: " + name))) {
            assertTrue(text.contains(edit.get(0)), edit::toString);
            text = text.replace(edit.get(0), edit.get(1));
        }
        Policy policy = parse(text);
        assertEquals(
                new AllowedMarket.PriceBand(9_000, 9_000),
                policy.markets().get(0).band());
        assertEquals(name, policy.markets().get(0).eventGroup());
        assertEquals(
                policy.limits().orders().minSizeE6(), policy.limits().orders().maxSizeE6());
    }

    @Test
    void textOfStrangersIsShortAndPlain() {
        assertEquals(" ~\\u{7f}\\u{1f}\\u{1f600}", YamlTree.shown(" ~\u007f\u001f\ud83d\ude00"));
        assertEquals("x".repeat(60), YamlTree.shown("x".repeat(60)));
        assertEquals("x".repeat(60) + "...", YamlTree.shown("x".repeat(61)));
    }
}
