package io.tapemaker.executor.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.profile.VenueProfile;
import io.tapemaker.executor.profile.VenueVersion;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Proof(
        id = "signing.order-vectors",
        milestone = Milestone.M5,
        kind = ProofKind.CONFORMANCE,
        title = "Hashes, signatures and post bodies of golden orders are equal to the byte, "
                + "those of CLOB V1 are refused")
class OrderVectorsTest {

    private static List<OrderVector> shared() throws IOException {
        List<OrderVector> vectors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> file :
                Vectors.shared("client", "orders").entrySet()) {
            vectors.addAll(OrderVector.all(file.getKey(), file.getValue()));
        }
        for (Map.Entry<String, JsonNode> file :
                Vectors.shared("protocol", "orders-").entrySet()) {
            vectors.addAll(OrderVector.all(file.getKey(), file.getValue()));
        }
        return vectors;
    }

    private static List<OrderVector> embedded() throws IOException {
        List<OrderVector> vectors = new ArrayList<>();
        for (String name : List.of("orders.json", "orders-eip712.json", "orders-poly1271.json", "orders-v2-sdk.json")) {
            vectors.addAll(OrderVector.all(name, Vectors.embedded(name)));
        }
        return vectors;
    }

    @Test
    void everySharedOrderOnBothCurves() throws IOException {
        check(shared(), "shared");
    }

    @Test
    void everyEmbeddedOrderOnBothCurves() throws IOException {
        check(embedded(), "embedded");
    }

    private static void check(List<OrderVector> vectors, String name) {
        for (boolean reference : new boolean[] {true, false}) {
            OrderVectorChecker checker = new OrderVectorChecker(OrderDoor.real(reference));
            assertEquals(List.of(), checker.differences(vectors));
            assertTrue(checker.compared() > 0, "nothing was compared");
            assertTrue(checker.refused() > 0, "no order of V1 was refused");
            Figures.put(name + "ValuesCompared", checker.compared());
            Figures.put(name + "V1Refused", checker.refused());
        }
        Figures.put(name + "Orders", vectors.size());
        Figures.put("curve", Curves.best().name());
    }

    /** Negative controls: what is expected is not found where a product with these faults is asked. */
    @Test
    void plantedFaultsAreFound() throws IOException {
        List<OrderVector> living =
                embedded().stream().filter(vector -> !vector.v1()).toList();
        assertAllFound(living, OrderDoor.planted(PlantedFaults::otherDomainVersion));
        assertAllFound(living, OrderDoor.planted(PlantedFaults::otherChain));
        assertAllFound(living, PlantedFaults.changedSignature(PlantedFaults::highS));
        assertAllFound(living, PlantedFaults.changedSignature(PlantedFaults::vFromZero));
    }

    private static void assertAllFound(List<OrderVector> vectors, OrderDoor faulty) {
        for (OrderVector vector : vectors) {
            assertFalse(
                    new OrderVectorChecker(faulty).differences(List.of(vector)).isEmpty(), vector::label);
        }
    }

    @Test
    void anOrderOfV1ThatIsSignedIsFound() throws IOException {
        List<OrderVector> dead = embedded().stream().filter(OrderVector::v1).toList();
        OrderDoor careless = OrderDoor.planted(PlantedFaults::otherDomainVersion);
        assertFalse(dead.isEmpty());
        assertEquals(
                dead.size(), new OrderVectorChecker(careless).differences(dead).size());
    }

    /** The exchange of each client order is the one that the profile names. */
    @Test
    void theProfileKnowsTheExchanges() throws IOException {
        VenueProfile profile = VenueProfile.builtIn();
        List<ExchangeDomain> wanted = new ArrayList<>();
        List<ExchangeDomain> known = new ArrayList<>();
        JsonNode root = Vectors.embedded("orders.json");
        List<OrderVector> vectors = OrderVector.all("orders.json", root);
        for (int i = 0; i < vectors.size(); i++) {
            JsonNode input = root.get("vectors").get(i).get("input");
            if (!vectors.get(i).v1()) {
                VenueVersion version = input.get("version").intValue() == 2 ? VenueVersion.V1 : VenueVersion.V2;
                wanted.add(vectors.get(i).domain());
                known.add(profile.exchange(
                        input.get("chainId").longValue(),
                        version,
                        input.get("negRisk").booleanValue()));
            }
        }
        assertEquals(wanted, known);
        assertTrue(Objects.requireNonNull(wanted).size() > 4);
    }
}
