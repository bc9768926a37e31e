package io.tapemaker.sim.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "crowd.determinism",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "The crowd is a function of its seed: the same bytes from the venue, however often it is asked to act")
class CrowdDeterminismTest {

    private static final List<MarketCharacter> ALL = List.of(
            MarketCharacter.CALM_POLITICS,
            MarketCharacter.SPORTS_LIVE,
            MarketCharacter.CRYPTO_HOURLY,
            MarketCharacter.THIN,
            MarketCharacter.NEWS);

    private static final long LENGTH = 10 * CrowdKit.MINUTE;

    private interface Driver {
        void drive(CrowdKit kit);
    }

    private static String digest(long seed, Driver driver) {
        CrowdLog log = new CrowdLog(true);
        CrowdKit kit = new CrowdKit(CrowdPlan.of(ALL.size()), seed, log);
        ALL.forEach(kit::market);
        driver.drive(kit);
        Figures.put("events", log.events);
        assertTrue(log.events > 5_000, "a run in which much happens");
        return log.digest();
    }

    private static void atOnce(CrowdKit kit) {
        kit.later(LENGTH);
    }

    private static void oneByOne(CrowdKit kit) {
        while (kit.crowd.nextNs() <= CrowdKit.START + LENGTH) {
            kit.crowd.act(kit.crowd.nextNs());
        }
        kit.until(CrowdKit.START + LENGTH);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertEquals(digest(1, CrowdDeterminismTest::atOnce), digest(1, CrowdDeterminismTest::atOnce));
    }

    @Test
    void anotherSeedGivesOthers() {
        assertNotEquals(digest(1, CrowdDeterminismTest::atOnce), digest(2, CrowdDeterminismTest::atOnce));
    }

    @Test
    void howOftenItIsAskedDoesNotMatter() {
        assertEquals(digest(3, CrowdDeterminismTest::atOnce), digest(3, CrowdDeterminismTest::oneByOne));
    }

    /** The bytes do tell: one order more, of somebody else, and they are others. */
    @Test
    void aForeignOrderIsSeen() {
        String without = digest(4, CrowdDeterminismTest::atOnce);
        String with = digest(4, kit -> {
            kit.later(LENGTH / 2);
            int stranger = kit.operator.openAccount("stranger", kit.plan.tier(), kit.now);
            kit.operator.deposit(stranger, 1_000_000, kit.now);
            kit.until(CrowdKit.START + LENGTH);
        });
        assertEquals(without, with, "an account that does nothing is not heard of");
        String quoting = digest(4, kit -> {
            kit.later(LENGTH / 2);
            StaticMaker.open(kit, 100_000).quote(4_000, 6_000);
            kit.until(CrowdKit.START + LENGTH);
        });
        assertNotEquals(without, quoting);
    }

    /** Another agent draws from another stream: prices and the noise takers' wishes stay. */
    @Test
    void oneMoreAgentChangesNoOthersDraws() {
        MarketCharacter usual = MarketCharacter.SPORTS_LIVE;
        InformedFlow informed = usual.informed();
        MarketCharacter more = usual.with(new InformedFlow(
                informed.count() + 1, informed.lookNs(), informed.latencyNs(), informed.edgeE4(), informed.sizeE6()));
        List<Long> few = pathAndNoise(usual, 5);
        assertEquals(few, pathAndNoise(more, 5));
        assertNotEquals(few, pathAndNoise(more, 6), "another seed is seen");
    }

    private static List<Long> pathAndNoise(MarketCharacter character, long seed) {
        CrowdLog log = new CrowdLog(false);
        CrowdKit kit = CrowdKit.of(character, seed, log);
        int noiseAccount = character.agents() - 2;
        List<Long> seen = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            kit.later(CrowdKit.SECOND);
            seen.add(kit.crowd.fairE4(0));
            for (TradeView trade : log.takeTrades()) {
                if (trade.taker().account() == noiseAccount) {
                    seen.add(trade.matchedNs());
                }
            }
        }
        assertTrue(seen.size() > 600, "there were noise trades");
        return seen;
    }
}
