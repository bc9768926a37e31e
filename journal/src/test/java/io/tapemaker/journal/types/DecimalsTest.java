package io.tapemaker.journal.types;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

@Proof(
        id = "journal.decimals",
        milestone = Milestone.M1,
        kind = ProofKind.PROPERTY,
        title = "Decimals are read and written exactly, and what is no plain decimal is refused")
final class DecimalsTest {
    private static final int TRIES = 5_000;

    @Property(tries = TRIES)
    void whatIsWrittenIsReadBack(
            @ForAll @LongRange(min = 0) long value, @ForAll @IntRange(min = 0, max = 6) int decimals) {
        String text = Decimals.format(value, decimals);
        BigDecimal expected = BigDecimal.valueOf(value, decimals).stripTrailingZeros();
        assertEquals(expected.scale() < 0 ? expected.setScale(0).toPlainString() : expected.toPlainString(), text);
        assertEquals(value, Decimals.parse(text, decimals));
    }

    @Property(tries = TRIES)
    void fixedDecimalsAreThoseOfABigDecimal(
            @ForAll @LongRange(min = 0) long value,
            @ForAll @IntRange(min = 0, max = 6) int decimals,
            @ForAll @IntRange(min = 0, max = 8) int shown) {
        byte[] target = new byte[40];
        int length = Decimals.writeFixed(target, 3, value, decimals, shown);
        assertEquals(
                BigDecimal.valueOf(value, decimals)
                        .setScale(shown, RoundingMode.DOWN)
                        .toPlainString(),
                new String(target, 3, length, StandardCharsets.US_ASCII));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of('0', '0', '1', '5', '9', '.', '.', '-', '+', 'e', ' ', '\u0661', '\u00e9', '\0')
                .list()
                .ofMaxSize(24)
                .map(list -> {
                    StringBuilder text = new StringBuilder();
                    list.forEach(text::append);
                    return text.toString();
                });
    }

    @Property(tries = TRIES)
    void anyTextIsWhatABigDecimalSaysOrRefused(
            @ForAll("texts") String text, @ForAll @IntRange(min = 0, max = 6) int decimals) {
        byte[] padded = ("7." + text + "7").getBytes(StandardCharsets.UTF_8);
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        long expected = expected(text, decimals);
        assertEquals(expected, Decimals.parse(text, decimals));
        assertEquals(expected, Decimals.parse(padded, 2, length, decimals));
    }

    private static long expected(String text, int decimals) {
        if (!text.matches("[0-9]+(\\.[0-9]+)?")) {
            return Decimals.INVALID;
        }
        try {
            return new BigDecimal(text).movePointRight(decimals).longValueExact();
        } catch (ArithmeticException e) {
            return Decimals.INVALID;
        }
    }

    @Test
    void hostileTextIsRefused() {
        for (String text : List.of(
                "",
                ".",
                "1.",
                ".1",
                "-1",
                "+1",
                "1e3",
                "0x1",
                " 1",
                "1 ",
                "1..2",
                "1.2.3",
                "NaN",
                "Infinity",
                "1,5",
                "9223372036854775808",
                "9223372036854.775808",
                "\u0661",
                "\u00bd",
                "1\0")) {
            assertEquals(Decimals.INVALID, Decimals.parse(text, 6), text);
        }
        assertEquals(Long.MAX_VALUE, Decimals.parse("9223372036854.775807000", 6));
        assertEquals(Long.MAX_VALUE, Decimals.parse("9223372036854775807", 0));
        assertEquals(1, Decimals.parse("0".repeat(1_000) + ".000001" + "0".repeat(1_000), 6));
        assertEquals("0.57", Decimals.format(5_700, 4));
        assertEquals(
                Decimals.MAX_TEXT_LENGTH >= Decimals.format(Long.MAX_VALUE, 6).length(), true);
    }
}
