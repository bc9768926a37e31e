package io.tapemaker.journal.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

@Proof(
        id = "journal.types",
        milestone = Milestone.M1,
        kind = ProofKind.PROPERTY,
        title = "Prices, sizes, the six grids and the chain's ids keep to their definitions")
final class PricesAndIdsTest {
    private static final long MAX_SIZE_E6 = 1_000_000_000L * io.tapemaker.journal.types.Size.ONE_E6;

    @Test
    void theSixGridsAreThoseOfTheVenue() {
        assertEquals(
                List.of("1 1000 0.1", "2 100 0.01", "3 50 0.005", "4 25 0.0025", "5 10 0.001", "6 1 0.0001"),
                Arrays.stream(TickSize.values())
                        .map(tick -> tick.code() + " " + tick.stepE4() + " " + tick.text())
                        .toList());
        for (TickSize tick : TickSize.values()) {
            assertEquals(
                    List.of(tick, tick, tick),
                    Arrays.asList(
                            TickSize.parse(tick.text()),
                            TickSize.ofCode(tick.code()),
                            TickSize.ofStepE4(tick.stepE4())));
            assertEquals(tick, TickSize.parse(tick.text() + "00"), "trailing zeros change no grid");
        }
        for (String other : List.of("", "0", "0.02", "0.00001", "1", "0.1 ", "-0.1", "0.0050001", ".01")) {
            assertEquals(null, TickSize.parse(other), other);
        }
        assertEquals(
                Arrays.asList(null, null, null),
                Arrays.asList(TickSize.ofCode(0), TickSize.ofCode(7), TickSize.ofCode(-1)));
    }

    @Test
    void everyPriceOnEveryGrid() {
        for (TickSize tick : TickSize.values()) {
            BigDecimal step = new BigDecimal(tick.text());
            int allowed = 0;
            for (long priceE4 = -20_000; priceE4 <= 20_000; priceE4++) {
                BigDecimal price = BigDecimal.valueOf(priceE4, 4);
                BigDecimal floor = price.divide(step, 0, RoundingMode.FLOOR).multiply(step);
                BigDecimal ceil = price.divide(step, 0, RoundingMode.CEILING).multiply(step);
                assertEquals(floor.movePointRight(4).longValueExact(), tick.floor(priceE4));
                assertEquals(ceil.movePointRight(4).longValueExact(), tick.ceil(priceE4));
                boolean inside = price.compareTo(step) >= 0 && price.compareTo(BigDecimal.ONE.subtract(step)) <= 0;
                assertEquals(inside && price.remainder(step).signum() == 0, tick.allows(priceE4));
                allowed += tick.allows(priceE4) ? 1 : 0;
            }
            assertEquals(10_000 / tick.stepE4() - 1, allowed);
        }
    }

    @Test
    void pricesAreStrictlyBetweenZeroAndOne() {
        assertEquals(
                List.of(false, true, true, false, false),
                List.of(
                        Price.isValid(0),
                        Price.isValid(1),
                        Price.isValid(9_999),
                        Price.isValid(10_000),
                        Price.isValid(-1)));
        assertEquals(
                List.of(0L, 10_000L, 5_700L, -1L, -1L, -1L),
                List.of(
                        Price.parse("0"),
                        Price.parse("1"),
                        Price.parse("0.57"),
                        Price.parse("1.0001"),
                        Price.parse("0.00001"),
                        Price.parse("nan")));
        assertEquals(3_000, Price.complement(7_000));
    }

    @Property(tries = 1_000)
    void sizesRoundToWhatOrdersCarry(@ForAll @LongRange(min = 0, max = 1_000_000_000_000_000L) long sizeE6) {
        BigDecimal size = BigDecimal.valueOf(sizeE6, 6);
        assertTrue(sizeE6 <= MAX_SIZE_E6);
        assertEquals(
                List.of(
                        size.setScale(2, RoundingMode.FLOOR).movePointRight(6).longValueExact(),
                        size.setScale(2, RoundingMode.CEILING).movePointRight(6).longValueExact()),
                List.of(
                        io.tapemaker.journal.types.Size.floorToOrderStep(sizeE6),
                        io.tapemaker.journal.types.Size.ceilToOrderStep(sizeE6)));
    }

    @Property(tries = 2_000)
    void amountsAreExact(
            @ForAll TickSize tick,
            @ForAll Side side,
            @ForAll @LongRange(min = 1, max = 9_999) long step,
            @ForAll @LongRange(min = 10_000, max = 1_000_000_000_000_000L) long sizeE6) {
        long priceE4 = tick.stepE4() * (1 + step % (Price.ONE_E4 / tick.stepE4() - 1));
        OrderAmounts amounts = OrderAmounts.of(side, priceE4, sizeE6, tick);
        BigDecimal shares = BigDecimal.valueOf(sizeE6, 6).setScale(2, RoundingMode.FLOOR);
        long sharesE6 = shares.movePointRight(6).longValueExact();
        long dollarsE6 = shares.multiply(BigDecimal.valueOf(priceE4, 4))
                .movePointRight(6)
                .longValueExact();
        assertEquals(
                side == Side.BUY ? new OrderAmounts(dollarsE6, sharesE6) : new OrderAmounts(sharesE6, dollarsE6),
                amounts);
    }

    @Test
    void amountsThatNoOrderCanHaveAreRefused() {
        for (long[] bad : new long[][] {
            {5_050, 1_000_000}, {0, 1_000_000}, {10_000, 1_000_000}, {5_000, 9_999}, {5_000, 0}, {5_000, -1}
        }) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> OrderAmounts.of(Side.BUY, bad[0], bad[1], TickSize.CENT),
                    () -> Arrays.toString(bad));
        }
        assertThrows(ArithmeticException.class, () -> OrderAmounts.notionalE6(2 * Price.ONE_E4, Long.MAX_VALUE));
    }

    @Property(tries = 1_000)
    void wideNumbersSurviveEveryForm(@ForAll @Size(max = 32) byte[] magnitude) {
        BigInteger value = new BigInteger(1, magnitude);
        Uint256 number = Uint256.of(value);
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[40]);
        number.write(buffer, 3);
        assertEquals(
                List.of(value, number, String.format(Locale.ROOT, "%064x", value), number, number),
                List.of(
                        number.toBigInteger(),
                        Uint256.read(buffer, 3),
                        number.toHex(),
                        TokenId.parse(value.toString()).value(),
                        ConditionId.parse("0x" + value.toString(16)).value()));
        assertEquals(value.toString(), new TokenId(number).toString());
        assertEquals("0x" + String.format(Locale.ROOT, "%064x", value), new ConditionId(number).toString());
    }

    @Test
    void idsThatAreNoneAreRefused() {
        String max = BigInteger.TWO.pow(256).subtract(BigInteger.ONE).toString();
        assertEquals("f".repeat(64), TokenId.parse(max).value().toHex());
        for (String bad : List.of(
                "",
                "-1",
                "+1",
                "01",
                "1.0",
                "1e3",
                " 1",
                "0x1",
                "\u0661",
                "9".repeat(78),
                "1".repeat(79),
                BigInteger.TWO.pow(256).toString())) {
            assertThrows(IllegalArgumentException.class, () -> TokenId.parse(bad), bad);
        }
        for (String bad : List.of("", "0x", "0X1", "1", "0xg", "0x-1", "0x\uff11", "0x" + "1".repeat(65))) {
            assertThrows(IllegalArgumentException.class, () -> ConditionId.parse(bad), bad);
        }
        assertThrows(IllegalArgumentException.class, () -> Uint256.of(BigInteger.ONE.negate()));
        assertThrows(IllegalArgumentException.class, () -> Uint256.of(BigInteger.TWO.pow(256)));
        assertEquals(true, TokenId.parse("0").isProtocolV2());
    }

    @Test
    void sidesHaveTheCodesThatAreSigned() {
        assertEquals(
                Arrays.asList(0, 1, Side.SELL, Side.BUY, Side.BUY, Side.SELL, null, null),
                Arrays.asList(
                        Side.BUY.code(),
                        Side.SELL.code(),
                        Side.BUY.opposite(),
                        Side.SELL.opposite(),
                        Side.ofCode(0),
                        Side.ofCode(1),
                        Side.ofCode(2),
                        Side.ofCode(-1)));
    }
}
