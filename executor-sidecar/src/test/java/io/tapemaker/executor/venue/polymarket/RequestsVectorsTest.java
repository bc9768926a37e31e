package io.tapemaker.executor.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.requests.vectors",
        milestone = Milestone.M5,
        kind = ProofKind.CONFORMANCE,
        title = "Each request is one that the venue's own client sends, from its method to its body")
class RequestsVectorsTest {

    private static final Uint256 ID = new Uint256(0, 0, 0, 1);
    private static final List<Uint256> IDS = List.of(ID, new Uint256(0, 0, 0, 2));
    private static final OrderKey KEY = new OrderKey(1, 1);

    private static final Requests REQUESTS =
            new Requests(intents -> "{}".getBytes(StandardCharsets.US_ASCII), SignatureType.EOA);

    /** Ours asks for more than the client's samples do, or names an argument that they leave out. */
    private static final Set<String> FREE = Set.of("after", "market", "asset_id", "token_id");

    private static final List<VenueRequest> ALL = List.of(
            new VenueRequest.Post(List.of(KEY)),
            new VenueRequest.Post(List.of(KEY, KEY)),
            new VenueRequest.Cancel(List.of(ID)),
            new VenueRequest.Cancel(IDS),
            new VenueRequest.CancelAll(),
            new VenueRequest.CancelMarket(new ConditionId(ID)),
            new VenueRequest.Beat(""),
            new VenueRequest.LookUp(ID),
            new VenueRequest.OpenOrders("MA=="),
            new VenueRequest.Trades(17, "MA=="),
            new VenueRequest.Scoring(List.of(ID)),
            new VenueRequest.Scoring(IDS),
            new VenueRequest.Book(TokenId.parse("7")),
            new VenueRequest.MarketTerms(new ConditionId(ID)),
            new VenueRequest.Balance(null),
            new VenueRequest.Rewards("2026-11-22", "MA=="),
            new VenueRequest.RewardShares(),
            new VenueRequest.Ask(VenueRequest.Question.TIME),
            new VenueRequest.Ask(VenueRequest.Question.VERSION),
            new VenueRequest.Ask(VenueRequest.Question.CLOSED_ONLY),
            new VenueRequest.Ask(VenueRequest.Question.GEOBLOCK));

    private static JsonNode samples() throws IOException {
        return new ObjectMapper()
                .readTree(SharedMaterial.require("polymarket/wire/client-v2-requests.json")
                        .toFile());
    }

    /** The sample that the call equals, or null. */
    private static @Nullable JsonNode sampleOf(HttpCall call, JsonNode samples) {
        for (JsonNode sample : samples) {
            String pattern = sample.get("path").asText().replace("{id}", "0x[0-9a-f]{64}");
            boolean same = sample.get("method").asText().equals(call.method().name())
                    && call.path().matches(pattern)
                    && sample.get("auth").asText().equals("L2")
                            == call.service().isSigned()
                    && names(sample).equals(names(call));
            if (same) {
                return sample;
            }
        }
        return null;
    }

    private static Set<String> names(JsonNode sample) {
        Set<String> names = new TreeSet<>();
        sample.get("query").fieldNames().forEachRemaining(names::add);
        names.removeAll(FREE);
        return names;
    }

    private static Set<String> names(HttpCall call) {
        Set<String> names = new TreeSet<>();
        call.query().forEach(param -> names.add(param.name()));
        names.removeAll(FREE);
        return names;
    }

    @Test
    void eachIsOneOfTheClients() throws IOException {
        JsonNode samples = samples();
        for (VenueRequest request : ALL) {
            HttpCall call = REQUESTS.of(request);
            JsonNode sample = sampleOf(call, samples);
            assertNotNull(sample, call::toString);
            boolean body = !sample.get("rawBodyExample").isNull();
            assertEquals(body, call.body().length > 0, call::toString);
        }
        Figures.put("requests", ALL.size());
        Figures.put("samples", samples.size());
    }

    @Test
    void bodiesHaveTheClientsForm() throws IOException {
        int compared = 0;
        for (JsonNode sample : samples()) {
            String raw = sample.get("rawBodyExample").asText();
            String key =
                    sample.get("method").asText() + " " + sample.get("path").asText();
            if (key.equals("POST /v1/heartbeats")) {
                assertEquals(raw, body(new VenueRequest.Beat("")));
                compared++;
            } else if (key.equals("DELETE /orders")) {
                String id = raw.substring(4, 68);
                String second = raw.substring(73, 137);
                assertEquals(raw, body(new VenueRequest.Cancel(List.of(hash(id), hash(second)))));
                compared++;
            } else if (key.equals("DELETE /cancel-market-orders")) {
                ConditionId market = ConditionId.parse(raw.substring(11, 77));
                String ours = body(new VenueRequest.CancelMarket(market));
                assertTrue(raw.startsWith(ours.substring(0, ours.length() - 1)), raw);
                compared++;
            }
        }
        assertEquals(3, compared);
    }

    private static Uint256 hash(String digits) {
        return ConditionId.parse("0x" + digits).value();
    }

    private static String body(VenueRequest request) {
        return new String(REQUESTS.of(request).body(), StandardCharsets.US_ASCII);
    }

    @Test
    void aRequestOfNobodyIsFound() throws IOException {
        JsonNode samples = samples();
        HttpCall call = REQUESTS.of(new VenueRequest.CancelAll());
        assertNotNull(sampleOf(call, samples));
        assertNull(sampleOf(call.with("next_cursor", "x"), samples));
        assertNull(sampleOf(HttpCall.of(HttpCall.Service.CLOB, HttpCall.Method.DELETE, call.path()), samples));
        assertNull(sampleOf(HttpCall.of(call.service(), HttpCall.Method.POST, call.path()), samples));
    }
}
