package io.tapemaker.sim.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.workload.Json;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Proof(
        id = "venue.rewards.vectors",
        milestone = Milestone.M1,
        kind = ProofKind.CONFORMANCE,
        title = "Orders of the golden reward samples, placed at the venue, score what the vectors say within 1e-9")
class VenueRewardsVectorsTest {

    private static final String FILE = "vectors/client/rewards.json";
    private static final double CLOSE = 1e-9;

    private static List<Map<String, Object>> vectors() throws IOException {
        return Json.list(Json.file(Files.readAllBytes(SharedMaterial.require(FILE))), "vectors");
    }

    @Test
    void theVenueScoresAsTheVectorsSay() throws IOException {
        List<String> wrong = new ArrayList<>();
        int makers = 0;
        for (Map<String, Object> vector : vectors()) {
            wrong.addAll(differences(vector, false));
            makers += Json.object(vector.get("makers")).size();
        }
        assertEquals(List.of(), wrong);
        assertTrue(makers > 0);
        Figures.put("samples", vectors().size());
        Figures.put("makers", makers);
    }

    /** Negative control: a venue that divides one-sided liquidity by two is found. */
    @Test
    void anotherDivisorIsFound() throws IOException {
        int found = 0;
        for (Map<String, Object> vector : vectors()) {
            found += differences(vector, true).isEmpty() ? 0 : 1;
        }
        assertTrue(found > 0, "the planted fault was not found");
        Figures.put("samplesThatFindIt", found);
    }

    private static List<String> differences(Map<String, Object> vector, boolean planted) {
        VenueKit kit = new VenueKit();
        kit.market(setup(Json.object(vector.get("config")), planted));
        Map<String, Integer> accounts = new LinkedHashMap<>();
        Json.object(vector.get("makers")).forEach((maker, orders) -> {
            int account = kit.account(20_000_000 * VenueKit.DOLLAR);
            kit.operator.split(account, 0, 10_000_000 * VenueKit.DOLLAR, kit.now);
            accounts.put(maker, account);
            for (Map<String, Object> order : Json.list(Map.of("orders", orders), "orders")) {
                place(kit, account, order);
            }
        });
        Map<Integer, RewardScore> found = new LinkedHashMap<>();
        kit.operator.rewardScores(0, kit.now).forEach(score -> found.put(score.account(), score));
        Map<String, Object> expected = Json.object(
                Json.object(Json.object(vector.get("expected")).get("level")).get("scores"));
        List<String> wrong = new ArrayList<>();
        accounts.forEach((maker, account) -> {
            RewardScore score = found.getOrDefault(account, new RewardScore(account, 0, 0, 0, 0));
            if (!isClose(Json.object(expected.get(maker)), score)) {
                wrong.add(vector.get("id") + " " + maker + ": " + score + " instead of " + expected.get(maker));
            }
        });
        return wrong;
    }

    private static void place(VenueKit kit, int account, Map<String, Object> order) {
        TokenRef token = Json.text(order, "token").equals("YES") ? VenueKit.YES : VenueKit.NO;
        Side side = Side.valueOf(Json.text(order, "side"));
        long priceE4 = Price.parse(Json.text(order, "price"));
        long sizeE6 = Size.parse(Json.text(order, "size"));
        kit.put(OrderRequest.limit(kit.nextId(), account, token, side, priceE4, sizeE6, OrderTerms.POST_ONLY));
    }

    private static MarketSetup setup(Map<String, Object> config, boolean planted) {
        RewardTerms terms = new RewardTerms(
                VenueKit.DOLLAR,
                Decimals.parse(Json.text(config, "max_spread_cents"), 2),
                Size.parse(Json.text(config, "min_size")),
                Decimals.parse(Json.text(config, "b"), 4),
                planted ? 20_000 : Decimals.parse(Json.text(config, "c"), 4),
                0);
        TickSize tick = Objects.requireNonNull(TickSize.parse(Json.text(config, "tick_size")));
        return new MarketSetup(VenueKit.names(0, "0"), tick, FeeTerms.FREE, terms, 0, false, false);
    }

    private static boolean isClose(Map<String, Object> expected, RewardScore score) {
        return isClose(expected, "q_one", score.qOne())
                && isClose(expected, "q_two", score.qTwo())
                && isClose(expected, "q_min", score.qMin())
                && isClose(expected, "share", score.share());
    }

    private static boolean isClose(Map<String, Object> expected, String name, double found) {
        double wanted = Double.parseDouble(Json.text(expected, name));
        return Math.abs(wanted - found) <= CLOSE * Math.max(1, Math.abs(wanted));
    }
}
