package io.tapemaker.journal.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Proof(
        id = "journal.order-amounts-vectors",
        milestone = Milestone.M1,
        kind = ProofKind.CONFORMANCE,
        title = "Order amounts and position ids are those of the official clients, or exact where those are not")
final class OrderAmountsVectorsTest {

    @Test
    void theAmountsOfTheProtocolVectors() throws IOException {
        List<Map<String, String>> vectors =
                VectorJson.read(SharedMaterial.require("vectors/protocol/order-amounts.json"));
        List<String> wanted = new ArrayList<>();
        List<String> computed = new ArrayList<>();
        for (Map<String, String> vector : vectors) {
            wanted.add(get(vector, "makerAmount") + " " + get(vector, "takerAmount"));
            computed.add(amounts(vector, ""));
        }
        assertEquals(wanted, computed);
        assertTrue(vectors.size() >= 11);
        Figures.put("protocolAmountsCompared", vectors.size());
    }

    /**
     * Where the official floating point is one micro-unit low, the exact product is what counts; how often is stated.
     */
    @Test
    void theAmountsOfTheClientOrders() throws IOException {
        List<Map<String, String>> vectors = VectorJson.read(SharedMaterial.require("vectors/client/orders.json"));
        List<String> wrong = new ArrayList<>();
        int equal = 0;
        int oneLow = 0;
        int offGrid = 0;
        for (Map<String, String> vector : vectors) {
            offGrid += onGrid(vector) ? 0 : 1;
            String official = get(vector, "expected.makerAmount") + " " + get(vector, "expected.takerAmount");
            String exact = amounts(vector, "input.");
            if (official.equals(exact)) {
                equal++;
            } else if (dollars(exact, vector) - dollars(official, vector) == 1) {
                oneLow++;
            } else {
                wrong.add(get(vector, "id") + ": official " + official + ", computed " + exact);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(vectors.size(), equal + oneLow);
        Figures.put("clientAmountsEqual", equal);
        Figures.put("clientAmountsOneLow", oneLow);
        Figures.put("clientPricesOffTheGrid", offGrid);
    }

    private static long dollars(String amounts, Map<String, String> vector) {
        boolean buy = get(vector, "input.side").equals("BUY");
        int blank = amounts.indexOf(' ');
        return Long.parseLong(buy ? amounts.substring(0, blank) : amounts.substring(blank + 1));
    }

    private static boolean onGrid(Map<String, String> vector) {
        BigDecimal tick = new BigDecimal(get(vector, "input.tickSize"));
        return new BigDecimal(get(vector, "expected.roundedPrice"))
                        .remainder(tick)
                        .signum()
                == 0;
    }

    private static String amounts(Map<String, String> vector, String prefix) {
        TickSize tick = Objects.requireNonNull(TickSize.parse(get(vector, prefix + "tickSize")));
        String text = vector.getOrDefault("expected.roundedPrice", get(vector, prefix + "price"));
        long priceE4 = Price.parse(new BigDecimal(text).toPlainString());
        // The client rounds to decimals and not to the grid; its amounts are compared all the same, on the finest grid.
        TickSize grid = tick.allows(priceE4) ? tick : TickSize.TENTH_MILL;
        // Sizes of the client are doubles with up to ten decimals; what lies below a millionth is floored away anyway.
        String size = new BigDecimal(get(vector, prefix + "size"))
                .setScale(6, RoundingMode.FLOOR)
                .toPlainString();
        OrderAmounts amounts = OrderAmounts.of(
                get(vector, prefix + "side").equals("BUY") ? Side.BUY : Side.SELL, priceE4, Size.parse(size), grid);
        return amounts.makerAmountE6() + " " + amounts.takerAmountE6();
    }

    @Test
    void positionIdsOfTheSecondProtocol() throws IOException {
        List<Map<String, String>> vectors =
                VectorJson.read(SharedMaterial.require("vectors/protocol/protocol-v2-position-ids.json"));
        List<String> wanted = new ArrayList<>();
        List<String> computed = new ArrayList<>();
        for (Map<String, String> vector : vectors) {
            TokenId id = TokenId.parse(get(vector, "positionId"));
            wanted.add(get(vector, "hex") + " " + get(vector, "reservedBitsZero"));
            computed.add("0x" + id.value().toHex() + " " + id.isProtocolV2());
        }
        assertEquals(wanted, computed);
        assertTrue(computed.stream().anyMatch(line -> line.endsWith("true")));
        assertTrue(computed.stream().anyMatch(line -> line.endsWith("false")));
        Figures.put("positionIdsCompared", vectors.size());
    }

    private static String get(Map<String, String> vector, String key) {
        return Objects.requireNonNull(vector.get(key), key);
    }
}
