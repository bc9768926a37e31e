package io.tapemaker.executor.policy.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.policy.fuzz.Orders;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Proof(
        id = "executor.policy.errors",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "Each thing that can be wrong with a policy file is refused in one line with its place, line and mend")
class PolicyErrorsTest {
    private static final String TEXT = new String(Orders.EXAMPLE, StandardCharsets.UTF_8);

    /** An edit of the example and what is said of it; the line is where the edit is. */
    private record Edit(String from, String to, String error) {}

    private static Edit edit(String from, String to, String error) {
        return new Edit(from, to, error);
    }

    private static String refusal(byte[] bytes) {
        PolicyException e = assertThrows(PolicyException.class, () -> PolicyFile.parse("p.yaml", bytes, null));
        assertEquals(PolicyException.EXIT_INVALID, e.exitCode());
        return String.valueOf(e.getMessage());
    }

    private static String refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> eachEditIsRefused() {
        List<Edit> edits = new ArrayList<>(shapes());
        edits.addAll(identities());
        edits.addAll(ranges());
        edits.addAll(orders());
        edits.addAll(markets());
        return edits.stream()
                .map(edit -> DynamicTest.dynamicTest(edit.error(), () -> {
                    int at = TEXT.indexOf(edit.from());
                    assertTrue(at >= 0, "not in the example: " + edit.from());
                    String text = TEXT.substring(0, at)
                            + edit.to()
                            + TEXT.substring(at + edit.from().length());
                    long line = 1
                            + text.substring(0, at)
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count();
                    assertEquals("p.yaml, line " + line + ": " + edit.error(), refusal(text));
                }));
    }

    private static List<Edit> shapes() {
        String orders = "postOnly, minSize, maxSize, maxNotional, life, gtc";
        return List.of(
                edit(
                        "minSize: \"5\"",
                        "minsize: \"5\"",
                        "orders.minsize: is no key of a policy; here may be " + orders),
                edit(
                        "minSize: \"5\"",
                        "\"\\e[2J\": 1",
                        "orders.\\u{1b}[2J: is no key of a policy; here may be " + orders),
                edit(
                        "wallet:\n",
                        "valet: 1\nwallet:\n",
                        "valet: is no key of a policy; here may be version, profile,"
                                + " chainId, wallet, exchanges, orders, book, caps, groups, markets, ages"),
                edit("maker: \"0x", "signer: \"0x", "wallet.signer is there already, in line 14; remove one"),
                edit("minSize: \"5\"", "minSize: [5]", "orders.minSize: is a list and has to be a single value"),
                edit("minSize: \"5\"", "minSize: {a: 5}", "orders.minSize: is a mapping and has to be a single value"),
                edit("minSize: \"5\"", "minSize:", "orders.minSize: is empty; write a value"),
                edit("minSize: \"5\"", "minSize: \"\"", "orders.minSize: is empty; write a value"),
                edit("minSize: \"5\"", "minSize: ~", "orders.minSize: is empty; write a value"),
                edit("minSize: \"5\"", "minSize: *a", "*a is an alias; write the value out"),
                edit("minSize: \"5\"", "minSize: !!int 5", "!tag:yaml.org,2002:int is a tag; remove it"),
                edit("minSize: \"5\"", "minSize: !x 5", "!x is a tag; remove it"),
                edit("life: ", "life: &b ", "&b is an anchor; remove it"),
                edit("minSize: \"5\"", "&b minSize: 5", "&b is an anchor; remove it"),
                edit("minSize: \"5\"", "!x minSize: 5", "!x is a tag; remove it"),
                edit(
                        "maxTicks: 8",
                        "maxTicks: [[[[[8]]]]]",
                        "book.maxTicks[0][0][0][0] is nested deeper than 6; no key is so deep"));
    }

    private static List<Edit> identities() {
        return List.of(
                edit("version: 1", "version: 2", "version: 2 is wrong; write one of 1"),
                edit(
                        "profile: loopback",
                        "profile: Loopback",
                        "profile: Loopback is wrong; write one of loopback, polymarket"),
                edit("chainId: 80002 ", "chainId: 137 ", "chainId: 137 does not go with profile loopback; write 80002"),
                edit("chainId: 80002 ", "chainId: -1 ", "chainId: -1 is not a whole number; write digits"),
                edit(
                        "chainId: 80002 ",
                        "chainId: 111111111111111111 ",
                        "chainId: 111111111111111111 does not go with profile loopback; write 80002"),
                edit("chainId: 80002 ", "chainId: 1e3 ", "chainId: 1e3 is not a whole number; write digits"),
                edit(
                        "chainId: 80002 ",
                        "chainId: 1111111111111111111 ",
                        "chainId: 1111111111111111111 is not a whole number; write digits"),
                edit(
                        "signer: \"0xf",
                        "signer: \"0f",
                        "wallet.signer: 0f39Fd6e51aad88F6F4ce6aB8827279cffFb92266 is wrong: an address is 0x and 40"
                                + " hex digits"),
                edit(
                        "signer: \"0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
                        "signer: \"0x" + "0".repeat(40),
                        "wallet.signer: is the address that nobody holds; write the real one"),
                edit(
                        "signatureType: eoa",
                        "signatureType: 0",
                        "wallet.signatureType: 0 is wrong; write one of deposit, eoa, proxy, safe"),
                edit(
                        "domainVersion: \"2\"",
                        "domainVersion: \"3\"",
                        "exchanges.standard.domainVersion: 3 is wrong; write one of 2"));
    }

    private static List<Edit> ranges() {
        String above = " is above the hard ceiling of this build, ";
        return List.of(
                edit("minSize: \"5\"", "minSize: \"0\"", "orders.minSize: 0 is below 0.01; raise it"),
                edit(
                        "maxSize: \"500\"",
                        "maxSize: \"20000.01\"",
                        "orders.maxSize: 20000.01" + above + "20000; lower it"),
                edit(
                        "maxNotional: \"250\"",
                        "maxNotional: \"2000.000001\"",
                        "orders.maxNotional: 2000.000001" + above + "2000; lower it"),
                edit(
                        "maxNotional: \"250\"",
                        "maxNotional: \"0.009999\"",
                        "orders.maxNotional: 0.009999 is below 0.01; raise it"),
                edit("leastS: 180", "leastS: 179", "orders.life.leastS: 179 is below 180; raise it"),
                edit("leastS: 180", "leastS: 7201", "orders.life.leastS: 7201" + above + "7200; lower it"),
                edit("mostS: 1200", "mostS: 7201", "orders.life.mostS: 7201" + above + "7200; lower it"),
                edit("mostS: 1200", "mostS: 179", "orders.life.mostS: 179 is below 180; raise it"),
                edit("maxTicks: 8", "maxTicks: 101", "book.maxTicks: 101" + above + "100; lower it"),
                edit(
                        "maxDistance: \"0.05\"",
                        "maxDistance: \"0.2001\"",
                        "book.maxDistance: 0.2001" + above + "0.2; lower it"),
                edit("maxAgeMs: 5000", "maxAgeMs: 5001", "book.maxAgeMs: 5001" + above + "5000; lower it"),
                edit("maxAgeMs: 5000", "maxAgeMs: 0", "book.maxAgeMs: 0 is below 1; raise it"),
                edit("total: \"1500\"", "total: \"25000.01\"", "caps.total: 25000.01" + above + "25000; lower it"),
                edit("total: \"1500\"", "total: \"0\"", "caps.total: 0 is below 0.01; raise it"),
                edit(
                        "Notional: \"6000\"",
                        "Notional: \"100000.01\"",
                        "caps.rolling24hNotional: 100000.01" + above + "100000; lower it"),
                edit("Notional: \"6000\"", "Notional: \"0\"", "caps.rolling24hNotional: 0 is below 0.01; raise it"),
                edit("Loss: \"500\"", "Loss: \"5000.01\"", "caps.rolling24hLoss: 5000.01" + above + "5000; lower it"),
                edit("Loss: \"500\"", "Loss: \"0\"", "caps.rolling24hLoss: 0 is below 0.01; raise it"),
                edit(
                        "messagesPerSecond: 10",
                        "messagesPerSecond: 21",
                        "caps.messagesPerSecond: 21" + above + "20; lower it"),
                edit("messagesPerSecond: 10", "messagesPerSecond: 0", "caps.messagesPerSecond: 0 is below 1; raise it"),
                edit("fills: 20", "fills: 101", "caps.repeatedFills.fills: 101" + above + "100; lower it"),
                edit("fills: 20", "fills: 0", "caps.repeatedFills.fills: 0 is below 1; raise it"),
                edit("seconds: 60", "seconds: 3601", "caps.repeatedFills.seconds: 3601" + above + "3600; lower it"),
                edit("seconds: 60", "seconds: 0", "caps.repeatedFills.seconds: 0 is below 1; raise it"),
                edit("commandMs: 2000", "commandMs: 10001", "ages.commandMs: 10001" + above + "10000; lower it"),
                edit(
                        "geoblockMs: 300000",
                        "geoblockMs: 300001",
                        "ages.geoblockMs: 300001" + above + "300000; lower it"),
                edit(
                        "engineSilenceMs: 3000",
                        "engineSilenceMs: 10001",
                        "ages.engineSilenceMs: 10001" + above + "10000; lower it"),
                edit(
                        "engineSilenceMs: 3000",
                        "engineSilenceMs: 1999",
                        "ages.engineSilenceMs: 1999 is below 2000; raise it"),
                edit("geoblockMs: 300000", "geoblockMs: 9999", "ages.geoblockMs: 9999 is below 10000; raise it"),
                edit("cap: \"1000\"", "cap: \"15000.01\"", "groups[0].cap: 15000.01" + above + "15000; lower it"),
                edit("cap: \"1000\"", "cap: \"0\"", "groups[0].cap: 0 is below 0.01; raise it"),
                edit("cap: \"400\"", "cap: \"10000.01\"", "markets[0].cap: 10000.01" + above + "10000; lower it"),
                edit("cap: \"400\"", "cap: \"0\"", "markets[0].cap: 0 is below 0.01; raise it"));
    }

    private static List<Edit> orders() {
        String decimal = " is not a plain decimal of at most 6 digits after the point; write one such as \"2.5\"";
        return List.of(
                edit("postOnly: required", "postOnly: true", "orders.postOnly: true is wrong; write one of required"),
                edit("gtc: refused", "gtc: maybe", "orders.gtc: maybe is wrong; write one of allowed, refused"),
                edit("minSize: \"5\"", "minSize: \"five\"", "orders.minSize: five" + decimal),
                edit("minSize: \"5\"", "minSize: -5", "orders.minSize: -5" + decimal),
                edit("minSize: \"5\"", "minSize: 5e1", "orders.minSize: 5e1" + decimal),
                edit("minSize: \"5\"", "minSize: 5_0", "orders.minSize: 5_0" + decimal),
                edit("minSize: \"5\"", "minSize: .inf", "orders.minSize: .inf" + decimal),
                edit("minSize: \"5\"", "minSize: 5.0000001", "orders.minSize: 5.0000001" + decimal),
                edit(
                        "minSize: \"5\"",
                        "minSize: " + "9".repeat(70),
                        "orders.minSize: " + "9".repeat(60) + "..." + decimal),
                edit(
                        "minSize: \"5\"",
                        "minSize: 5.001",
                        "orders.minSize: has more than two decimals, which no order has; round it"),
                edit("minSize: \"5\"", "minSize: 500.01", "orders.minSize: is above maxSize; no order could be placed"),
                edit(
                        "maxNotional: \"250\"",
                        "maxNotional: 1500.01",
                        "orders.maxNotional: is above caps.total; lower it"),
                edit("leastS: 180", "leastS: 1201", "orders.life.leastS: is above mostS; no order could be placed"));
    }

    private static List<Edit> markets() {
        String condition = "d0f631ca1ddba8db3bcfcb9e057cdc98d0379f1bee00e75a545147a27dadd982";
        String first = "96274213579471798725109364831279213816830304583056069855079057371920515197218";
        return List.of(
                edit(
                        "name: election",
                        "name: \"a b\"",
                        "groups[0].name: a b is wrong: a name is 1 to 40 letters, digits and dashes"),
                edit(
                        "name: election",
                        "name: " + "x".repeat(41),
                        "groups[0].name: " + "x".repeat(41)
                                + " is wrong: a name is 1 to 40 letters, digits and dashes"),
                edit(
                        "name: weather",
                        "name: election",
                        "groups[1].name: election names an earlier group too; rename one"),
                edit("cap: \"1000\"", "cap: \"1500.01\"", "groups[0].cap: is above caps.total; lower it"),
                edit(
                        "0x" + condition,
                        "0x" + condition.substring(1),
                        "markets[0].conditionId: 0x" + condition.substring(1, 59)
                                + "... is wrong: a market id is 0x and 64 hexadecimal digits"),
                edit(
                        "0x" + condition,
                        "0y" + condition,
                        "markets[0].conditionId: 0y" + condition.substring(0, 58)
                                + "... is wrong: a market id is 0x and 1 to 64 hexadecimal digits"),
                edit(
                        "\"" + first,
                        "\"x" + first.substring(1),
                        "markets[0].tokens[0]: x" + first.substring(1, 60)
                                + "... is wrong: a token id is 1 to 78 decimal digits without leading zero"),
                edit("venue: v1", "venue: v3", "markets[0].venue: v3 is wrong; write one of v1, v2"),
                edit("negRisk: false", "negRisk: no", "markets[0].negRisk: no is wrong; write one of false, true"),
                edit(
                        "eventGroup: weather",
                        "eventGroup: sports",
                        "markets[0].eventGroup: sports is no group; list it under groups"),
                edit("low: \"0.10\"", "low: \"0\"", "markets[0].band.low: 0 is below 0.0001; raise it"),
                edit(
                        "high: \"0.90\"",
                        "high: \"1\"",
                        "markets[0].band.high: 1 is above the hard ceiling of this build, 0.9999; lower it"),
                edit(
                        "low: \"0.10\"",
                        "low: \"0.9001\"",
                        "markets[0].band.low: is above high; no order could be placed"),
                edit(
                        "low: \"0.10\"",
                        "low: \"0.10001\"",
                        "markets[0].band.low: 0.10001 is not a plain decimal of at most 4"
                                + " digits after the point; write one such as \"2.5\""),
                edit("cap: \"400\"", "cap: \"500.01\"", "markets[0].cap: is above the cap of group weather; lower it"));
    }

    @Test
    void whatIsWrongElsewhereThanWhereItWasWritten() {
        String market = TEXT.substring(
                TEXT.indexOf("  - conditionId"), TEXT.indexOf("  - conditionId", TEXT.indexOf("  - conditionId") + 9));
        assertTrue(refusal(TEXT + market)
                .endsWith("markets[3].conditionId: is that of an earlier market too; remove one"));
        String other = market.replace("0xd0f6", "0xd0f7");
        assertTrue(refusal(TEXT + other)
                .endsWith("markets[3].tokens: one of them is an earlier market's too; remove one"));
        String second = TEXT.replace(
                "93812763943143377791012393796406561443584521019898923999530883198570143385265",
                "96274213579471798725109364831279213816830304583056069855079057371920515197218");
        assertTrue(refusal(second).endsWith("markets[0].tokens: are one and the same; write both of the market"));
        assertTrue(refusal(TEXT.replace("venue: v2", "venue: v1"))
                .endsWith("does not have the shape of venue v1; look up the market's version"));
        assertTrue(refusal(TEXT.replaceFirst("venue: v1", "venue: v2"))
                .endsWith("does not have the shape of venue v2; look up the market's version"));
        assertTrue(refusal(TEXT.replaceFirst("(?m)^      - \"93812763.*\n", ""))
                .endsWith("markets[0].tokens: has 1 entries and may have 2 to 2"));
        assertTrue(refusal(TEXT.replace("signatureType: eoa", "signatureType: safe"))
                .endsWith(
                        "wallet.maker: is the signer; the funds of this signature type lie in a wallet of their own"));
        assertTrue(refusal(TEXT.replaceFirst("maker: \"0xf3", "maker: \"0xf4"))
                .endsWith("wallet.maker: differs from signer; the funds of signature type eoa are the signer's own"));
        assertTrue(refusal(TEXT.replace(
                        "0xe2222d279d744050d28e00520010520000310F59", "0xE111180000d2663C0091e4f400237545B87B996B"))
                .endsWith("exchanges.negRisk: is the standard exchange; each has a contract of its own"));
        assertTrue(refusal(TEXT.replace("rolling24hNotional: \"6000\"", "rolling24hNotional: \"499\""))
                .endsWith("caps.rolling24hLoss: is above rolling24hNotional and would never be reached; lower it"));
        assertTrue(refusal(TEXT.replaceFirst("(?s)markets:.*", "markets: []\n"))
                .endsWith("markets: has 0 entries and may have 1 to 256"));
        assertTrue(refusal(TEXT.replaceFirst("(?s)groups:.*?\n\n", "groups: 5\n"))
                .endsWith("groups: is a single value and has to be a list"));
        assertTrue(refusal(TEXT.replaceFirst("(?s)wallet:.*?\n\n", "wallet: [1]\n"))
                .endsWith("wallet: is a list and has to be a mapping with the keys signer, maker, signatureType"));
        assertTrue(refusal(TEXT.replaceFirst("(?s)orders:.*?\n\n", "orders: 5\n"))
                .endsWith("orders: is a single value and has to be a mapping with the keys postOnly, minSize, maxSize,"
                        + " maxNotional, life"));
        assertTrue(refusal(TEXT + "---\nversion: 1\n").endsWith("a second document begins; a policy is one"));
    }

    @Test
    void aNameHasLettersDigitsAndDashesOnly() {
        for (char odd : new char[] {'`', '{', '@', '[', '/', ':', '.', '_', '\u0430'}) {
            String error = refusal(TEXT.replace("name: weather", "name: \"x" + odd + "x\""));
            assertTrue(error.endsWith(" is wrong: a name is 1 to 40 letters, digits and dashes"), error);
        }
    }

    @Test
    void everyMissingKeyIsNamed() {
        List<String> keys = List.of(
                "minSize",
                "maxSize",
                "maxNotional",
                "postOnly",
                "chainId",
                "profile",
                "version",
                "messagesPerSecond",
                "total",
                "maxTicks",
                "maxDistance",
                "signer",
                "maker",
                "signatureType",
                "eventGroup",
                "venue",
                "negRisk",
                "band",
                "cap",
                "leastS",
                "mostS",
                "rolling24hNotional",
                "rolling24hLoss",
                "repeatedFills",
                "standard",
                "protocolV2");
        for (String key : keys) {
            String without = TEXT.replaceFirst("(?m)^( *)" + key + ": .*$", "");
            assertTrue(refusal(without).endsWith("lacks the key " + key + "; write it"), key + ": " + refusal(without));
        }
        Figures.put("missingKeys", keys.size());
    }

    @Test
    void whatIsNoYamlIsRefused() {
        assertEquals("p.yaml, line 1: there is nothing in it; write a policy", refusal(""));
        assertEquals("p.yaml, line 1: there is nothing in it; write a policy", refusal("# only this\n"));
        assertTrue(refusal("just words")
                .endsWith("the policy: is a single value and has to be a mapping with the keys"
                        + " version, profile, chainId, wallet, exchanges, orders, book, caps, groups, markets"));
        assertEquals(
                "p.yaml, line 2: not YAML: while parsing a flow sequence, expected ',' or ']', but got ...",
                refusal("a: [1\nb: 2\n"));
        assertTrue(refusal("a:\n\t- 1\n").startsWith("p.yaml, line 2: not YAML: "), refusal("a:\n\t- 1\n"));
        assertEquals(
                "p.yaml, line 1: not UTF-8 text; save it as UTF-8", refusal(new byte[] {'a', ':', ' ', (byte) 0xff}));
        assertTrue(refusal("a: \u0000").startsWith("p.yaml, line 1: not YAML"), refusal("a: \u0000"));
    }

    @Test
    void whatIsTooLargeIsRefused() {
        byte[] most =
                (TEXT + "#" + " ".repeat(PolicyFile.MAX_BYTES - TEXT.length() - 1)).getBytes(StandardCharsets.UTF_8);
        assertEquals(PolicyFile.MAX_BYTES, most.length);
        assertEquals(3, PolicyFile.parse("p.yaml", most, null).markets().size());
        assertEquals(
                "p.yaml, line 1: the file has 262145 bytes and may have 262144; shorten it",
                refusal(new byte[PolicyFile.MAX_BYTES + 1]));
        assertTrue(refusal("[".repeat(10_000)).contains("is nested deeper than 6"));
    }
}
