package io.tapemaker.engine.domain.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.market-exposure",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "What a market can lose, and how far its position can go, is that of every subset of fills in both "
                + "outcomes",
        invariants = "risk.market-equals-enumeration")
class MarketExposureTest {

    private static final long SHARE = 1_000_000;

    /** Random holdings and pending things; sales only of what is held. */
    private static List<Pending> pending(Random random, Enumeration.Holding holding) {
        List<Pending> pending = new ArrayList<>();
        for (int slot = 0; slot < 2; slot++) {
            if (random.nextBoolean()) {
                holding.sharesE6()[slot] = random.nextLong(1, 20_000) * 10_000;
                holding.costE6()[slot] = random.nextLong(holding.sharesE6()[slot] + 1);
            }
        }
        for (int i = random.nextInt(7); i > 0; i--) {
            int slot = random.nextInt(2);
            Side side = random.nextInt(3) == 0 ? Side.SELL : Side.BUY;
            long sold = pending.stream()
                    .filter(p -> p.slot == slot && p.side == Side.SELL)
                    .mapToLong(p -> p.leftE6)
                    .sum();
            long most = side == Side.BUY ? 200 * SHARE : holding.sharesE6()[slot] - sold;
            if (most >= 10_000) {
                long size = random.nextLong(1, most / 10_000 + 1) * 10_000;
                pending.add(new Pending(0, slot, side, random.nextLong(1, 10_000), size, random.nextBoolean()));
            }
        }
        return pending;
    }

    private static MarketExposure exposure(Enumeration.Holding holding, List<Pending> pending) {
        MarketExposure exposure = new MarketExposure();
        for (int slot = 0; slot < 2; slot++) {
            exposure.held(slot, holding.sharesE6()[slot], holding.costE6()[slot]);
        }
        for (Pending item : pending) {
            if (item.order) {
                exposure.order(item.slot, item.side, item.priceE4, item.leftE6);
            } else {
                exposure.provisional(item.slot, item.side, item.priceE4, item.leftE6);
            }
        }
        return exposure;
    }

    @Property
    void theWorstCaseIsThatOfAllSubsets(@ForAll long seed) {
        Enumeration.Holding holding = Enumeration.Holding.none(true);
        List<Pending> pending = pending(new Random(seed), holding);
        MarketExposure exposure = exposure(holding, pending);
        long worst = Math.max(exposure.lossIfUpE6(), exposure.lossIfDownE6());
        assertEquals(Enumeration.independentLossE6(List.of(holding), pending, false), worst);
        assertTrue(Enumeration.independentLossE6(List.of(holding), pending, true) <= worst);
        assertEquals(Enumeration.sharesE6(holding, pending, 0), exposure.upSharesE6());
        assertEquals(Enumeration.sharesE6(holding, pending, 1), exposure.downSharesE6());
        long buys = pending.stream()
                .filter(p -> p.side == Side.BUY)
                .mapToLong(Pending::notionalE6)
                .sum();
        assertEquals(buys + holding.costE6()[0] + holding.costE6()[1], exposure.notionalE6());
        assertTrue(worst <= exposure.notionalE6(), "nobody loses more than was paid and may be paid");
        assertEquals(pending.stream().filter(p -> p.order).count(), exposure.openOrders());
        Invariants.checked("risk.market-equals-enumeration", 1);
    }

    /** Negative control: leaving the provisional fills out is found. */
    @Test
    void forgottenProvisionalFillsAreSeen() {
        int seen = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            Enumeration.Holding holding = Enumeration.Holding.none(true);
            List<Pending> pending = pending(new Random(seed), holding);
            MarketExposure wrong =
                    exposure(holding, pending.stream().filter(p -> p.order).toList());
            long worst = Math.max(wrong.lossIfUpE6(), wrong.lossIfDownE6());
            seen += Enumeration.independentLossE6(List.of(holding), pending, false) == worst ? 0 : 1;
        }
        Figures.put("forgottenProvisionalsSeenOf1000", seen);
        assertTrue(seen > 300, "only " + seen);
    }

    /** 100 first tokens at 60 cents, offered at 70: the profit counts when it is booked. */
    @Test
    void aSaleAboveItsCostGivesBackTheCostOnly() {
        MarketExposure exposure = new MarketExposure();
        exposure.held(0, 100 * SHARE, 60 * SHARE);
        assertEquals(-40 * SHARE, exposure.lossIfUpE6());
        exposure.order(0, Side.SELL, 7_000, 100 * SHARE);
        assertEquals(0, exposure.lossIfUpE6());
        assertEquals(60 * SHARE, exposure.lossIfDownE6());
        assertEquals(6_000, exposure.averageCostE4(0));
        assertEquals(0, exposure.averageCostE4(1));
        assertEquals(0, exposure.sellableE6(0));
        assertEquals(100 * SHARE, exposure.heldE6(0));
        exposure.clear();
        exposure.held(0, 100 * SHARE, 60 * SHARE);
        exposure.order(0, Side.SELL, 5_000, 40 * SHARE);
        assertEquals(-20 * SHARE, exposure.lossIfUpE6());
        assertEquals(60 * SHARE, exposure.sellableE6(0));
    }

    @Test
    void costsAreRoundedUpAndAveragesDown() {
        assertEquals(1, Money.costE6(1, 1));
        assertEquals(1, Money.costE6(5_000, 2));
        assertEquals(2, Money.costE6(5_000, 3));
        assertEquals(0, Money.costE6(5_000, 0));
        MarketExposure exposure = new MarketExposure();
        exposure.held(1, 3 * SHARE, 2 * SHARE);
        assertEquals(6_666, exposure.averageCostE4(1));
        exposure.clear();
        exposure.held(1, SHARE, 2 * SHARE);
        assertEquals(10_000, exposure.averageCostE4(1));
    }

    @Test
    void whatCannotBeHeldIsRefused() {
        MarketExposure exposure = new MarketExposure();
        assertThrows(IllegalArgumentException.class, () -> exposure.held(0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> exposure.held(0, 0, -1));
        exposure.held(0, SHARE, 0);
        exposure.order(0, Side.SELL, 100, SHARE);
        assertThrows(IllegalStateException.class, () -> exposure.held(0, SHARE, 0));
        exposure.held(1, SHARE, 0);
    }

    @Test
    void stateIsWrittenAndRead() {
        Enumeration.Holding holding = Enumeration.Holding.none(true);
        MarketExposure exposure = exposure(holding, pending(new Random(11), holding));
        StateWriter out = new StateWriter();
        exposure.write(out);
        MarketExposure twin = new MarketExposure();
        StateReader in = new StateReader(out.toByteArray());
        twin.read(in);
        in.finish();
        StateWriter again = new StateWriter();
        twin.write(again);
        assertArrayEquals(out.toByteArray(), again.toByteArray());
        assertTrue(twin.notionalE6() > 0 && twin.notionalE6() == exposure.notionalE6());
    }
}
