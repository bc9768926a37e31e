package io.tapemaker.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Proof(
        id = "decode.scanner",
        milestone = Milestone.M2,
        kind = ProofKind.PROPERTY,
        title = "The scanner accepts what RFC 8259, Jackson and a strict UTF-8 decoder accept "
                + "together, and nothing else",
        invariants = JsonScannerTest.SAME_LANGUAGE)
class JsonScannerTest {

    static final String SAME_LANGUAGE = "decode.scanner-accepts-what-jackson-accepts";

    private static boolean accepts(byte[] text) {
        JsonScanner scanner = new JsonScanner();
        scanner.reset(text, 0, text.length);
        return scanner.value() != JsonScanner.FAULT && scanner.finish();
    }

    private static void compare(byte[] text) {
        assertEquals(
                JacksonTree.parse(text) != null, accepts(text), () -> new String(text, StandardCharsets.ISO_8859_1));
        Invariants.checked(SAME_LANGUAGE, 1);
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> strings = Arbitraries.strings()
                .withChars("ab\u007f é€\uD83D\uDE00")
                .ofMaxLength(20)
                .map(s -> '"' + s + '"');
        Arbitrary<String> escapes = Arbitraries.of("\\n", "\\u00e9", "\\ud800", "\\/", "\\\"", "\\\\", "\\b", "x")
                .list()
                .ofMaxSize(4)
                .map(parts -> '"' + String.join("", parts) + '"');
        Arbitrary<String> scalars = Arbitraries.oneOf(
                strings,
                escapes,
                Arbitraries.of(
                        "0", "-0", "1.5", "-12e3", "1E-7", "true", "false", "null", "123456789012345678901234567890"));
        return Arbitraries.recursive(() -> scalars, JsonScannerTest::nest, 0, 4);
    }

    private static Arbitrary<String> nest(Arbitrary<String> values) {
        Arbitrary<String> blanks = Arbitraries.of("", "", " ", "\n\t");
        Arbitrary<String> arrays = values.list()
                .ofMaxSize(3)
                .flatMap(list -> blanks.map(blank -> "[" + blank + String.join("," + blank, list) + blank + "]"));
        Arbitrary<String> objects = values.list()
                .ofMaxSize(3)
                .flatMap(list -> blanks.map(blank -> "{" + blank
                        + String.join(
                                blank + ",",
                                list.stream()
                                        .map(v -> "\"k\"" + blank + ":" + v)
                                        .toList()) + "}" + blank));
        return Arbitraries.oneOf(arrays, objects);
    }

    @Property(tries = 2_000)
    void generatedJsonIsAccepted(@ForAll("json") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertTrue(accepts(bytes), text);
        compare(bytes);
    }

    @Property(tries = 4_000)
    void damagedJsonIsJudgedAlike(@ForAll("json") String text, @ForAll int place, @ForAll byte damage) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes[Math.floorMod(place, bytes.length)] = damage;
        compare(bytes);
    }

    @Property(tries = 4_000)
    void textOfJsonCharactersIsJudgedAlike(@ForAll("fragments") List<String> fragments) {
        compare(String.join("", fragments).getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<List<String>> fragments() {
        return Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"", "\\", "0", "1", "-", ".", "e", "+", "true", "null", " ",
                        "\"a\"", "u")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 5_000)
    void decimalsAreThoseOfTheSharedParser(@ForAll("decimals") String text) {
        byte[] padded = ("x" + text + "0.1").getBytes(StandardCharsets.UTF_8);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int scale : new int[] {4, 6}) {
            long expected = Decimals.parse(bytes, 0, bytes.length, scale);
            assertEquals(expected, WireText.decimal(bytes, 0, bytes.length, scale), text);
            assertEquals(expected, WireText.decimal(padded, 1, bytes.length + 1, scale), text);
        }
    }

    @Provide
    Arbitrary<String> decimals() {
        return Arbitraries.strings().withChars("0123456789../:- ").ofMaxLength(10);
    }

    @Example
    void offsetsAreRespected() {
        byte[] bytes = "xx{\"a\":[1,2]}yy".getBytes(StandardCharsets.UTF_8);
        JsonScanner scanner = new JsonScanner();
        scanner.reset(bytes, 2, bytes.length - 4);
        assertEquals(JsonScanner.CONTAINER, scanner.value());
        assertEquals(2, scanner.start());
        assertEquals(bytes.length - 2, scanner.end());
        assertTrue(scanner.finish());
        scanner.reset(bytes, 2, bytes.length - 5);
        assertEquals(JsonScanner.FAULT, scanner.value());
        assertEquals(RejectReason.BAD_JSON, scanner.fault());
        assertFalse(scanner.finish());
    }

    @Example
    void afterAFaultNothingMoreIsRead() {
        byte[] bytes = "{\"a\":x,\"b\":1}".getBytes(StandardCharsets.UTF_8);
        JsonScanner scanner = new JsonScanner();
        scanner.reset(bytes, 0, bytes.length);
        assertTrue(scanner.enterObject());
        assertEquals(JsonScanner.STRING, scanner.key());
        assertEquals(JsonScanner.FAULT, scanner.value());
        assertFalse(scanner.nextMember());
        assertEquals(JsonScanner.FAULT, scanner.key());
        assertEquals(5, scanner.faultOffset());
    }
}
