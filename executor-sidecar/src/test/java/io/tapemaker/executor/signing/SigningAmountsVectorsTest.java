package io.tapemaker.executor.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.executor.profile.VenueProfile;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Proof(
        id = "signing.amounts-vectors",
        milestone = Milestone.M5,
        kind = ProofKind.CONFORMANCE,
        title = "Price and size of golden orders of V2 and V3 become the amounts that the official client signs")
class SigningAmountsVectorsTest {

    /** A golden order before it is amounts. */
    private record Asked(String label, Side side, String price, String size, TickSize tick, String wanted) {

        String actual() {
            long priceE4 = Price.parse(new BigDecimal(price).toPlainString());
            // The client rounds prices to decimals and not to the grid; a size is floored to a hundredth anyway.
            TickSize grid = tick.allows(priceE4) ? tick : TickSize.TENTH_MILL;
            String sizeText =
                    new BigDecimal(size).setScale(6, RoundingMode.FLOOR).toPlainString();
            OrderAmounts amounts = OrderAmounts.of(side, priceE4, Size.parse(sizeText), grid);
            return amounts.makerAmountE6() + " " + amounts.takerAmountE6();
        }
    }

    private static List<Asked> client(String file, JsonNode root) {
        List<Asked> orders = new ArrayList<>();
        for (JsonNode vector : root.get("vectors")) {
            JsonNode input = vector.get("input");
            if (input.get("version").intValue() != 1) {
                JsonNode expected = vector.get("expected");
                String label = file + " " + vector.get("id").textValue();
                orders.add(asked(label, input, expected.get("roundedPrice").asText(), expected));
            }
        }
        return orders;
    }

    private static List<Asked> protocol(String file, JsonNode root) {
        List<Asked> orders = new ArrayList<>();
        for (JsonNode vector : root.get("vectors")) {
            orders.add(asked(
                    file + "[" + orders.size() + "]",
                    vector,
                    vector.get("price").asText(),
                    vector));
        }
        return orders;
    }

    private static Asked asked(String label, JsonNode order, String price, JsonNode amounts) {
        TickSize tick =
                Objects.requireNonNull(TickSize.parse(order.get("tickSize").textValue()));
        assertTrue(VenueProfile.builtIn().ticks().contains(tick), () -> "the profile does not know " + tick);
        return new Asked(
                label,
                Side.valueOf(order.get("side").textValue()),
                price,
                order.get("size").asText(),
                tick,
                amounts.get("makerAmount").textValue() + " "
                        + amounts.get("takerAmount").textValue());
    }

    /** What differs; {@code oneLow} counts where the client's floating point lost the last micro-dollar. */
    private static List<String> differences(List<Asked> orders, int[] oneLow) {
        List<String> wrong = new ArrayList<>();
        for (Asked order : orders) {
            String actual = order.actual();
            if (!order.wanted().equals(actual)) {
                if (dollars(order, actual) - dollars(order, order.wanted()) == 1) {
                    oneLow[0]++;
                } else {
                    wrong.add(order.label() + ": " + actual + " instead of " + order.wanted());
                }
            }
        }
        return wrong;
    }

    private static long dollars(Asked order, String amounts) {
        int blank = amounts.indexOf(' ');
        return Long.parseLong(order.side() == Side.BUY ? amounts.substring(0, blank) : amounts.substring(blank + 1));
    }

    private static void check(List<Asked> orders, String name) {
        int[] oneLow = new int[1];
        assertEquals(List.of(), differences(orders, oneLow));
        assertTrue(!orders.isEmpty());
        Figures.put(name + "Amounts", orders.size());
        Figures.put(name + "OfficialOneLow", oneLow[0]);
    }

    @Test
    void everySharedOrder() throws IOException {
        List<Asked> orders = new ArrayList<>();
        for (Map.Entry<String, JsonNode> file :
                Vectors.shared("client", "orders").entrySet()) {
            orders.addAll(client(file.getKey(), file.getValue()));
        }
        for (Map.Entry<String, JsonNode> file :
                Vectors.shared("protocol", "order-amounts").entrySet()) {
            orders.addAll(protocol(file.getKey(), file.getValue()));
        }
        check(orders, "shared");
    }

    private static List<Asked> embedded() throws IOException {
        List<Asked> orders = new ArrayList<>(client("orders.json", Vectors.embedded("orders.json")));
        orders.addAll(protocol("order-amounts.json", Vectors.embedded("order-amounts.json")));
        return orders;
    }

    @Test
    void everyEmbeddedOrder() throws IOException {
        check(embedded(), "embedded");
    }

    /** Negative control: the other side gives and wants the other way round. */
    @Test
    void aSwappedSideIsFound() throws IOException {
        for (Asked order : embedded()) {
            Asked swapped = new Asked(
                    order.label(), order.side().opposite(), order.price(), order.size(), order.tick(), order.wanted());
            assertFalse(differences(List.of(swapped), new int[1]).isEmpty(), order::label);
        }
    }
}
