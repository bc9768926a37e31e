package io.tapemaker.sim.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.crowd.MakerStyle.Ladder;
import io.tapemaker.sim.crowd.MakerStyle.Reaction;
import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "crowd.information",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "Informed takers know where the price goes, noise does not; who never moves loses to the informed only")
class CrowdInformationTest {

    private static final int SEEDS = 6;
    private static final int MARKOUT_S = 60;
    private static final int RUN_S = 7_200;

    /** What the price did for takers within a minute, from the midpoint before their trade. */
    private static final class Markout {
        private double sumE4;
        private double squares;
        private long count;

        void add(double movedE4) {
            sumE4 += movedE4;
            squares += movedE4 * movedE4;
            count++;
        }

        double meanE4() {
            return sumE4 / count;
        }

        /** Standard error of the mean. */
        double errorE4() {
            return Math.sqrt((squares / count - meanE4() * meanE4()) / count);
        }
    }

    private record Pending(int account, double midE4, int direction, int dueS) {}

    private static void measure(MarketCharacter character, long seed, Markout informed, Markout noise) {
        CrowdLog log = new CrowdLog(false);
        CrowdKit kit = CrowdKit.of(character, seed, log);
        int makers = character.makers().stream().mapToInt(MakerStyle::count).sum();
        int noiseAccount = makers + character.informed().count();
        List<Pending> pending = new ArrayList<>();
        double midE4 = 0;
        for (int second = 0; second < RUN_S; second++) {
            kit.later(CrowdKit.SECOND);
            for (TradeView trade : log.takeTrades()) {
                boolean up = trade.taker().token().isYes() == (trade.taker().side() == Side.BUY);
                if (midE4 > 0) {
                    pending.add(new Pending(trade.taker().account(), midE4, up ? 1 : -1, second + MARKOUT_S));
                }
            }
            double fairE4 = kit.crowd.fairE4(0);
            while (!pending.isEmpty() && pending.get(0).dueS() <= second) {
                Pending due = pending.remove(0);
                double movedE4 = due.direction() * (fairE4 - due.midE4());
                if (due.account() == noiseAccount) {
                    noise.add(movedE4);
                } else if (due.account() >= makers && due.account() < noiseAccount) {
                    informed.add(movedE4);
                }
            }
            var book = kit.venue.board(0).book();
            boolean both = book.side(true).count() > 0 && book.side(false).count() > 0;
            midE4 = both ? (book.bestBidE4() + book.bestAskE4()) / 2.0 : 0;
        }
    }

    @Test
    void informedFlowIsInformedAndNoiseIsNot() {
        Markout informed = new Markout();
        Markout noise = new Markout();
        for (int seed = 0; seed < SEEDS; seed++) {
            measure(MarketCharacter.SPORTS_LIVE, seed, informed, noise);
        }
        Figures.put("informedTrades", informed.count);
        Figures.put("informedMarkoutE4", informed.meanE4());
        Figures.put("noiseTrades", noise.count);
        Figures.put("noiseMarkoutE4", noise.meanE4());
        Figures.put("noiseStandardErrorE4", noise.errorE4());
        assertTrue(informed.count > 100 && noise.count > 1_000, "there were trades to judge");
        assertTrue(informed.meanE4() > 100, "informed markout " + informed.meanE4());
        assertTrue(Math.abs(noise.meanE4()) < 25, "noise markout " + noise.meanE4());
    }

    /** The measure finds nothing where there is nothing: "informed" takers who see the price ten seconds late. */
    @Test
    void whoSeesLateIsNotInformed() {
        InformedFlow usual = MarketCharacter.SPORTS_LIVE.informed();
        InformedFlow late = new InformedFlow(
                usual.count(), usual.lookNs(), PricePath.MOST_LATENCY_NS, usual.edgeE4(), usual.sizeE6());
        Markout early = new Markout();
        Markout informed = new Markout();
        for (int seed = 0; seed < SEEDS; seed++) {
            measure(MarketCharacter.SPORTS_LIVE, seed, early, new Markout());
            measure(MarketCharacter.SPORTS_LIVE.with(late), seed, informed, new Markout());
        }
        Figures.put("lateMarkoutE4", informed.meanE4());
        assertTrue(informed.meanE4() < early.meanE4() / 4, informed.meanE4() + " against " + early.meanE4());
    }

    /** What the makers of a run gained against the true price at its end, in dollars. */
    private static double makersGain(InformedFlow informed) {
        Ladder ladder = new Ladder(2, 0, 100, 1, 200_000_000, false);
        Reaction never = new Reaction(2 * CrowdKit.SECOND, CrowdKit.SECOND, 10_000, 0, 0, 0);
        MarketCharacter character = new MarketCharacter(
                new PriceLaw(5_000, 60, PriceLaw.Jumps.NONE, 0, 0, CrowdKit.SECOND),
                List.of(new MakerStyle(Part.REWARD_MAKER, 2, ladder, never)),
                MarketCharacter.SPORTS_LIVE.noise(),
                TakerFlow.NONE,
                informed,
                Interruptions.NONE);
        double gained = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            CrowdKit kit = CrowdKit.of(character, seed);
            kit.later(2 * CrowdKit.HOUR);
            for (int maker = 0; maker < 2; maker++) {
                long worthE6 = kit.worthE6(maker, kit.crowd.fairE4(0));
                gained += (worthE6 - kit.plan.dollarsE6()) / 1e6 / SEEDS;
            }
        }
        return gained;
    }

    @Test
    void makersWhoNeverMoveLoseToTheInformedAndOnlyToThem() {
        double against = makersGain(MarketCharacter.SPORTS_LIVE.informed());
        double without = makersGain(InformedFlow.NONE);
        Figures.put("stillMakersAgainstInformedDollars", against);
        Figures.put("stillMakersWithoutInformedDollars", without);
        assertTrue(against < -1_000, "against the informed they gained " + against);
        assertTrue(without > 0, "without the informed they gained " + without);
    }

    /** Against the true price at the time of the trade, which is what the crowd itself counts. */
    @Test
    void noisePaysForTheSpreadAndTheInformedGainMoreThanIt() {
        double informedE6 = 0;
        double noiseE6 = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            CrowdKit kit = CrowdKit.of(MarketCharacter.SPORTS_LIVE, seed);
            kit.later(2 * CrowdKit.HOUR);
            informedE6 += kit.crowd.counts(0).taken(Part.INFORMED).edgeE6();
            noiseE6 += kit.crowd.counts(0).taken(Part.NOISE).edgeE6();
        }
        Figures.put("informedEdgeDollars", informedE6 / 1e6);
        Figures.put("noiseEdgeDollars", noiseE6 / 1e6);
        assertTrue(informedE6 > 0 && noiseE6 < 0);
    }

    /** Everybody else leaves when the goal falls; who does not know is found by those who do, and by nobody else. */
    @Test
    void whoRestsThroughAClearIsPickedOff() {
        assertTrue(gainThroughAClear(MarketCharacter.SPORTS_LIVE.informed()) < -2);
        assertEquals(0, gainThroughAClear(InformedFlow.NONE));
    }

    private static double gainThroughAClear(InformedFlow informed) {
        MarketCharacter still = new MarketCharacter(
                new PriceLaw(5_000, 0, PriceLaw.Jumps.NONE, 0, 0, CrowdKit.SECOND),
                MarketCharacter.SPORTS_LIVE.makers(),
                TakerFlow.NONE,
                TakerFlow.NONE,
                informed,
                new Interruptions(24 * 20, 20 * CrowdKit.SECOND, 800, 0, 0));
        CrowdKit kit = CrowdKit.of(still, 9).later(10 * CrowdKit.SECOND);
        assertEquals(0, kit.crowd.counts(0).clears());
        StaticMaker maker = StaticMaker.open(kit, 1_000);
        maker.quote(4_800, 5_200);
        while (kit.crowd.counts(0).clears() == 0) {
            kit.later(CrowdKit.SECOND);
        }
        kit.later(5 * CrowdKit.SECOND);
        return kit.worthE6(maker.account(), kit.crowd.fairE4(0)) / 1e6 - 1_000;
    }
}
