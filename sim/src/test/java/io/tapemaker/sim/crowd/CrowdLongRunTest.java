package io.tapemaker.sim.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "crowd.long-run",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "Hours of trading leave the venue's audit empty, the money where it was and the open orders bounded",
        invariants = {"crowd.audit-empty", "crowd.money-kept", "crowd.orders-bounded"})
class CrowdLongRunTest {

    private static final List<MarketCharacter> ALL = List.of(
            MarketCharacter.CALM_POLITICS,
            MarketCharacter.SPORTS_LIVE,
            MarketCharacter.CRYPTO_HOURLY,
            MarketCharacter.THIN,
            MarketCharacter.NEWS);

    /** Dollars and, as each pair is backed by one, first tokens of all markets: what has settled of the crowd's. */
    private static long settledE6(CrowdKit kit, int slot) {
        long sumE6 = 0;
        for (int account = 0; account < kit.plan.markets() * kit.plan.agentsPerMarket(); account++) {
            sumE6 += kit.venue.dollars(account).settledE6();
            for (int market = 0; market < kit.plan.markets(); market++) {
                sumE6 += kit.venue.tokens(account, new TokenRef(market, slot)).settledE6();
            }
        }
        return sumE6;
    }

    private static int mostOrders() {
        return ALL.stream()
                .flatMap(character -> character.makers().stream())
                .mapToInt(style -> style.count() * 2 * style.ladder().levels())
                .sum();
    }

    @Test
    void hoursOfTradingKeepWhatMustHold() {
        CrowdKit kit = new CrowdKit(CrowdPlan.of(ALL.size()), 21, new CrowdLog(false));
        ALL.forEach(kit::market);
        long broughtE6 = kit.plan.dollarsE6() * kit.plan.markets() * kit.plan.agentsPerMarket();
        int most = 0;
        int minutes = 120;
        for (int minute = 1; minute <= minutes; minute++) {
            kit.later(CrowdKit.MINUTE);
            most = Math.max(most, kit.crowd.openOrders());
            assertTrue(kit.crowd.openOrders() <= mostOrders());
            assertEquals(broughtE6, settledE6(kit, 0));
            assertEquals(broughtE6, settledE6(kit, 1));
            if (minute % 12 == 0) {
                assertEquals(List.of(), kit.operator.faults());
                Invariants.checked("crowd.audit-empty", 1);
            }
        }
        Invariants.checked("crowd.orders-bounded", minutes);
        Invariants.checked("crowd.money-kept", 2L * minutes);
        CrowdCounts counts = kit.crowd.counts();
        Figures.put("actions", counts.actions());
        Figures.put("orders", counts.orders());
        Figures.put("cancels", counts.cancels());
        Figures.put("splits", counts.splits());
        Figures.put("merges", counts.merges());
        Figures.put("refused", counts.refused());
        Figures.put("mostOpenOrders", most);
        assertTrue(counts.splits() > 0 && counts.merges() > 0, "pairs were made and unmade");
    }

    /** A dollar from nowhere is seen. */
    @Test
    void aDollarTooManyIsSeen() {
        CrowdKit kit = new CrowdKit(CrowdPlan.of(ALL.size()), 21, new CrowdLog(false));
        ALL.forEach(kit::market);
        kit.later(CrowdKit.MINUTE);
        long beforeE6 = settledE6(kit, 0);
        kit.operator.deposit(3, 1_000_000, kit.now);
        assertNotEquals(beforeE6, settledE6(kit, 0));
    }
}
