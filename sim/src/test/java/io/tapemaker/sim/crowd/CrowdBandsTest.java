package io.tapemaker.sim.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "crowd.bands",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "Each kind of market has the spread, depth, trades, volatility and informed share it is described with",
        invariants = {"crowd.figure-in-its-band", "crowd.book-not-crossed"})
class CrowdBandsTest {

    private static final int SEEDS = 4;
    private static final int HOUR_S = 3_600;

    private record Band(double low, double high) {
        boolean holds(double value) {
            return value >= low && value <= high;
        }
    }

    /** As the documentation of the preset has it: E4, shares, an hour, E4, percent, percent. */
    private record Bands(Band spread, Band depth, Band trades, Band volatility, Band informed, Band twoSided) {}

    private static final Bands CALM_POLITICS = new Bands(
            new Band(100, 200),
            new Band(20_000, 35_000),
            new Band(30, 55),
            new Band(20, 80),
            new Band(0, 20),
            new Band(99, 100));
    private static final Bands SPORTS_LIVE = new Bands(
            new Band(150, 250),
            new Band(9_000, 18_000),
            new Band(300, 480),
            new Band(120, 300),
            new Band(10, 45),
            new Band(95, 99.9));
    private static final Bands CRYPTO_HOURLY = new Bands(
            new Band(170, 280),
            new Band(2_500, 5_500),
            new Band(350, 750),
            new Band(350, 700),
            new Band(25, 60),
            new Band(99, 100));
    private static final Bands THIN = new Bands(
            new Band(250, 600),
            new Band(150, 500),
            new Band(2, 10),
            new Band(40, 160),
            new Band(0, 50),
            new Band(85, 98));
    private static final Bands NEWS = new Bands(
            new Band(100, 200),
            new Band(5_000, 10_000),
            new Band(50, 110),
            new Band(70, 220),
            new Band(10, 65),
            new Band(99, 100));

    private static List<String> outside(MarketCharacter character, Bands bands, int seconds, String figure) {
        double[] sums = new double[6];
        for (int seed = 0; seed < SEEDS; seed++) {
            CrowdKit kit = CrowdKit.of(character, seed);
            Meter meter = new Meter(kit, 0).run(seconds);
            assertEquals(0, meter.crossed, "crossed or locked");
            Invariants.checked("crowd.book-not-crossed", seconds);
            double[] found = {
                meter.spreadE4(),
                meter.depthShares(),
                meter.tradesPerHour(),
                meter.volatilityE4(),
                meter.informedPercent(),
                meter.twoSidedPercent()
            };
            for (int i = 0; i < sums.length; i++) {
                sums[i] += found[i] / SEEDS;
            }
        }
        Band[] wanted = {bands.spread, bands.depth, bands.trades, bands.volatility, bands.informed, bands.twoSided};
        String[] names = {
            "SpreadE4", "DepthShares", "TradesPerHour", "VolatilityE4", "InformedPercent", "TwoSidedPercent"
        };
        List<String> outside = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            if (!figure.isEmpty()) {
                Figures.put(figure + names[i], sums[i]);
            }
            if (!wanted[i].holds(sums[i])) {
                outside.add(names[i] + " is " + sums[i] + " and not within " + wanted[i]);
            }
        }
        Invariants.checked("crowd.figure-in-its-band", outside.isEmpty() ? sums.length : 0);
        return outside;
    }

    @Test
    void calmPolitics() {
        assertEquals(List.of(), outside(MarketCharacter.CALM_POLITICS, CALM_POLITICS, 2 * HOUR_S, "calm"));
    }

    @Test
    void sportsLive() {
        assertEquals(List.of(), outside(MarketCharacter.SPORTS_LIVE, SPORTS_LIVE, 2 * HOUR_S, "sports"));
    }

    @Test
    void cryptoHourly() {
        assertEquals(List.of(), outside(MarketCharacter.CRYPTO_HOURLY, CRYPTO_HOURLY, 50 * 60, "crypto"));
    }

    @Test
    void thin() {
        assertEquals(List.of(), outside(MarketCharacter.THIN, THIN, 6 * HOUR_S, "thin"));
    }

    @Test
    void news() {
        assertEquals(List.of(), outside(MarketCharacter.NEWS, NEWS, 3 * HOUR_S, "news"));
    }

    /** The bands tell the characters apart: no other market passes for calm. */
    @Test
    void anotherCharacterIsOutsideTheBands() {
        for (MarketCharacter other :
                List.of(MarketCharacter.SPORTS_LIVE, MarketCharacter.CRYPTO_HOURLY, MarketCharacter.THIN)) {
            assertTrue(outside(other, CALM_POLITICS, HOUR_S / 2, "").size() >= 2);
        }
    }

    /** Without its phases a thin market is two-sided all the time, and that is seen. */
    @Test
    void aMissingPhaseIsSeen() {
        MarketCharacter whole = MarketCharacter.THIN.with(Interruptions.NONE);
        List<String> outside = outside(whole, THIN, 2 * HOUR_S, "");
        assertTrue(outside.stream().anyMatch(line -> line.startsWith("TwoSided")), outside.toString());
    }
}
