package io.tapemaker.executor.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.CanaryScan;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.Tries;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

@Proof(
        id = "keys.scrubber",
        milestone = Milestone.M5,
        kind = ProofKind.FUZZ,
        title = "Known secrets are replaced in any frame, alphabet and escape, as a naive twin does it")
final class SecretScrubberTest {

    private static final String API_KEY = "9f2c41d7-0b6e-4a55-8d11-c03a77e1f2b4";
    private static final byte[] HMAC_KEY =
            HexFormat.of().parseHex("fbeffe3e00ff1122334455667788990abbccddeeff0f1e2d3c4b5a69788796a5");
    private static final String SECRET = Base64.getUrlEncoder().encodeToString(HMAC_KEY);
    private static final String PASSPHRASE = "p4ss/phr\u00e4se\ud83d\ude00";
    private static final byte[] KEY =
            HexFormat.of().parseHex("4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318");

    private static long frames;
    private static long framesWithHits;

    private final SecretScrubber scrubber;
    private final NaiveScrubber naive;

    SecretScrubberTest() {
        try (Credentials credentials = credentials();
                PrivateKeyHandle key = PrivateKeyHandle.take(KEY.clone())) {
            scrubber = SecretScrubber.of(credentials, key);
        }
        List<String> patterns = new ArrayList<>(List.of(SECRET.replace("=", ""), latin1(HMAC_KEY), latin1(KEY)));
        for (byte[] raw : List.of(utf8(API_KEY), utf8(SECRET.replace("=", "")), HMAC_KEY, utf8(PASSPHRASE), KEY)) {
            patterns.add(latin1(raw));
            patterns.add(HexFormat.of().formatHex(raw));
            for (int before = 0; before < 3; before++) {
                byte[] shifted = new byte[before + raw.length];
                System.arraycopy(raw, 0, shifted, before, raw.length);
                String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
                int whole = 8 * shifted.length / 6;
                patterns.add(encoded.substring(before == 0 ? 0 : before + 1, whole));
            }
        }
        patterns.add(new BigInteger(1, KEY).toString());
        naive = new NaiveScrubber(patterns);
    }

    private static Credentials credentials() {
        return new Credentials(Secret.take(utf8(API_KEY)), Secret.take(utf8(SECRET)), Secret.take(utf8(PASSPHRASE)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @AfterContainer
    static void figures() {
        if (Tries.areFull()) {
            assertTrue(framesWithHits > frames / 4, "the fuzz meets secrets");
        }
        Figures.put("frames", frames);
        Figures.put("framesWithHits", framesWithHits);
    }

    @Property(tries = 10_000)
    void equalsTheNaiveTwin(@ForAll long seed) {
        byte[] frame = hostileFrame(new Random(seed));
        byte[] scrubbed = frame.clone();
        boolean changed = scrubber.scrub(scrubbed);
        assertArrayEquals(naive.scrub(frame), scrubbed, () -> latin1(frame));
        assertEquals(!Arrays.equals(frame, scrubbed), changed);
        frames++;
        framesWithHits += changed ? 1 : 0;
    }

    /** Pieces of JSON, noise, broken escapes and secrets, whole and nearly whole, in encodings and escapes. */
    private static byte[] hostileFrame(Random random) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int pieces = random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            byte[] piece =
                    switch (random.nextInt(6)) {
                        case 0 -> utf8("{\"owner\":\"");
                        case 1 -> noise(random);
                        case 2 -> utf8("\\\\u00\\ud83d\\x\\/\\".substring(random.nextInt(17)));
                        case 3 -> Arrays.copyOf(spelling(random), 5 + random.nextInt(20));
                        default -> spelling(random);
                    };
            for (int level = random.nextInt(3); level > 0; level--) {
                piece = escape(piece, random);
            }
            frame.writeBytes(piece);
        }
        return frame.toByteArray();
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(30)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] spelling(Random random) {
        byte[] raw = List.of(utf8(API_KEY), utf8(SECRET), HMAC_KEY, utf8(PASSPHRASE), KEY)
                .get(random.nextInt(5));
        return switch (random.nextInt(7)) {
            case 0 -> utf8(HexFormat.of().formatHex(raw));
            case 1 -> utf8(HexFormat.of().withUpperCase().formatHex(raw));
            case 2 -> Base64.getEncoder().encode(raw);
            case 3 -> Base64.getUrlEncoder().encode(raw);
            case 4 -> utf8(new BigInteger(1, raw).toString());
            default -> raw;
        };
    }

    /** Some characters as escapes; units of two for what is beyond the first plane. */
    private static byte[] escape(byte[] bytes, Random random) {
        String text = random.nextBoolean() ? new String(bytes, StandardCharsets.UTF_8) : latin1(bytes);
        StringBuilder out = new StringBuilder();
        int often = 1 + random.nextInt(8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '"') {
                out.append('\\').append(c);
            } else if (c == '/' && random.nextBoolean()) {
                out.append("\\/");
            } else if (Character.isSurrogate(c) || random.nextInt(often) == 0) {
                String digits = HexFormat.of().toHexDigits(c);
                out.append("\\u").append(random.nextBoolean() ? digits : digits.toUpperCase(Locale.ROOT));
            } else {
                out.append(c);
            }
        }
        return utf8(out.toString());
    }

    @Example
    void framesOfTheVenueLoseTheOwnerAndNothingElse() {
        String before = "{\"event_type\":\"order\",\"owner\":\"" + API_KEY + "\",\"price\":\"0.57\",\"x\":\"\\u0041\"}";
        byte[] frame = utf8(before);
        assertTrue(scrubber.scrub(frame));
        assertEquals(before.replace(API_KEY, "*".repeat(API_KEY.length())), latin1(frame));
        byte[] clean = utf8("{\"event_type\":\"trade\",\"price\":\"0.57\"}");
        byte[] same = clean.clone();
        assertFalse(scrubber.scrub(same));
        assertArrayEquals(clean, same);
    }

    @Example
    void aPartOfABufferIsScrubbedAndTheRestIsNot() {
        byte[] buffer = utf8(API_KEY + "|" + API_KEY + "|\\u0039" + API_KEY.substring(1));
        int second = API_KEY.length() + 1;
        assertTrue(scrubber.scrub(buffer, second, buffer.length - second));
        assertEquals(
                API_KEY + "|" + "*".repeat(API_KEY.length()) + "|" + "*".repeat(API_KEY.length() + 5), latin1(buffer));
    }

    @Example
    void nothingIsLeftForTheCanaryScan() {
        CanaryScan scan =
                new CanaryScan().text("apiKey", API_KEY).bytes("key", KEY).bytes("hmac", HMAC_KEY);
        String text = String.join(
                " ",
                API_KEY,
                API_KEY.toUpperCase(Locale.ROOT),
                HexFormat.of().formatHex(KEY),
                Base64.getEncoder().encodeToString(KEY),
                SECRET);
        assertFalse(scan.scan("before", utf8(text)).isEmpty());
        assertEquals(List.of(), scan.scan("after", utf8(scrubber.scrub(text))));
    }

    @Example
    void textWithoutSecretsIsItself() {
        String text = "nothing \u20ac here";
        assertSame(text, scrubber.scrub(text));
        assertSame(text, SecretScrubber.NONE.scrub(text));
        assertEquals("key ****************", SecretScrubber.NONE.scrub("key ****************"));
    }

    @Example
    void shortSecretsAreRefused() {
        try (Credentials credentials =
                new Credentials(Secret.take(utf8("1234567")), Secret.take(utf8(SECRET)), Secret.take(utf8(API_KEY)))) {
            assertThrows(IllegalArgumentException.class, () -> SecretScrubber.of(credentials));
        }
    }

    @Example
    void aClosedScrubberKnowsNothing() {
        SecretScrubber other;
        try (Credentials credentials = credentials()) {
            other = SecretScrubber.of(credentials);
        }
        assertTrue(other.scrub(utf8(API_KEY)));
        other.close();
        assertFalse(other.scrub(utf8(API_KEY)));
        assertFalse(other.toString().contains(API_KEY));
    }
}
