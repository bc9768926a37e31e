package io.tapemaker.engine.domain.v1.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.v1.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteCause;
import io.tapemaker.engine.domain.v1.quoting.QuoteInputs;
import io.tapemaker.engine.domain.v1.settings.QuotingRules;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.order-diff",
        milestone = Milestone.M2,
        kind = ProofKind.PROPERTY,
        title = "The diff leads from any live orders to the wanted ones, cancels before it places, "
                + "and then keeps still")
final class OrderDiffTest {
    private static final int EPOCH = 1;
    private static final long INTERVAL_NS = 1_000;
    private static final long SIZE = 50 * Size.ONE_E6;

    private final CommandLog log = new CommandLog();
    private final OrderTable orders = new OrderTable();
    private final OrderDiff diff = new OrderDiff(orders, log);
    private final DesiredQuotes desired = new DesiredQuotes();
    private final QuoteInputs inputs = inputs(INTERVAL_NS, 1);

    private static QuoteInputs inputs(long intervalNs, int deadBandTicks) {
        QuoteInputs inputs = new QuoteInputs();
        inputs.gate = QuoteCause.QUOTED;
        inputs.tick = TickSize.CENT;
        inputs.bidE4 = 4_900;
        inputs.askE4 = 5_100;
        inputs.adjustedBidE4 = 4_900;
        inputs.adjustedAskE4 = 5_100;
        inputs.secondToken = true;
        inputs.rules = new QuotingRules(true, 500, 0, SIZE, 40, deadBandTicks, intervalNs, 100, 9_900);
        return inputs;
    }

    private boolean apply(long priceE4, long nowNs) {
        if (priceE4 == 0) {
            desired.none(QuoteCause.PAUSED);
        } else {
            desired.quoted();
            desired.quote(0, priceE4, SIZE);
        }
        return diff.apply(0, 0, desired, inputs, EPOCH, nowNs);
    }

    @Test
    void placesWaitsReplacesAndTakesAway() {
        List<Object> seen = new ArrayList<>();
        seen.addAll(List.of(apply(4_800, 10_000), log.take()));
        // Not answered yet: nothing may follow.
        seen.addAll(List.of(apply(4_500, 20_000), log.take()));
        orders.onAccepted(EPOCH, 1);
        seen.addAll(List.of(apply(4_800, 20_000), log.take()));
        seen.addAll(List.of(apply(4_900, 20_000), log.take()));
        // Two ticks away: the old one goes first, the new one comes once that is confirmed.
        seen.addAll(List.of(apply(4_600, 20_000), log.take()));
        seen.addAll(List.of(apply(4_600, 20_001), log.take()));
        orders.onGone(EPOCH, 1);
        seen.addAll(List.of(apply(4_600, 20_002), log.take()));
        orders.onAccepted(EPOCH, 2);
        seen.addAll(List.of(apply(0, 20_003), log.take()));
        assertEquals(
                List.of(
                        false,
                        List.of("place 1-1 asset 0 4800x50000000"),
                        false,
                        List.of(),
                        false,
                        List.of(),
                        false,
                        List.of(),
                        false,
                        List.of("cancel 1-1 REPLACED"),
                        false,
                        List.of(),
                        false,
                        List.of("place 1-2 asset 0 4600x50000000"),
                        false,
                        List.of("cancel 1-2 PAUSED")),
                seen);
    }

    @Test
    void anEditWaitsForTheIntervalAndTakingAwayDoesNot() {
        apply(4_800, 10_000);
        orders.onAccepted(EPOCH, 1);
        log.take();
        assertTrue(apply(4_600, 10_000 + INTERVAL_NS - 1), "held back");
        assertEquals(List.of(), log.take());
        assertFalse(apply(4_600, 10_000 + INTERVAL_NS));
        assertEquals(List.of("cancel 1-1 REPLACED"), log.take());
        orders.onGone(EPOCH, 1);
        apply(4_600, 10_000 + INTERVAL_NS);
        orders.onAccepted(EPOCH, 2);
        log.take();
        assertFalse(apply(0, 10_000 + INTERVAL_NS), "taking away is never held back");
        assertEquals(List.of("cancel 1-2 PAUSED"), log.take());
        orders.onGone(EPOCH, 2);
        assertTrue(apply(4_600, 10_000 + INTERVAL_NS + 1), "putting in place is");
        assertEquals(List.of(), log.take());
    }

    @Test
    void theDeadBandIsCountedInTicks() {
        for (int deadBand = 0; deadBand <= 3; deadBand++) {
            for (int off = 0; off <= 4; off++) {
                OrderTable table = new OrderTable();
                OrderDiff fresh = new OrderDiff(table, log);
                QuoteInputs scene = inputs(0, deadBand);
                desired.quoted();
                desired.quote(0, 4_800, SIZE);
                fresh.apply(0, 0, desired, scene, EPOCH, 1);
                table.onAccepted(EPOCH, 1);
                log.take();
                desired.quote(0, 4_800 - off * 100L, SIZE);
                fresh.apply(0, 0, desired, scene, EPOCH, 2);
                assertEquals(off <= deadBand ? 0 : 1, log.take().size(), "dead band " + deadBand + ", off by " + off);
            }
        }
    }

    @Test
    void anOrderThatMayNotStayIsReplacedInsideTheDeadBandToo() {
        // Off the new grid, of another size, at the other side's price, at the band's edge: each with the wanted price
        // one tick off.
        List<String> seen = new ArrayList<>();
        seen.add(replaced(scene -> scene.tick = TickSize.TENTH, 5_000, SIZE));
        seen.add(replaced(scene -> {}, 4_800, SIZE + Size.ORDER_STEP_E6));
        seen.add(replaced(scene -> scene.askE4 = 4_800, 4_700, SIZE));
        seen.add(replaced(scene -> scene.adjustedAskE4 = 5_700, 4_800, SIZE));
        seen.add(replaced(scene -> scene.adjustedAskE4 = 5_600, 4_800, SIZE));
        assertEquals(List.of("cancelled", "cancelled", "cancelled", "cancelled", "stays"), seen);
    }

    private String replaced(Consumer<QuoteInputs> change, long priceE4, long sizeE6) {
        OrderTable table = new OrderTable();
        OrderDiff fresh = new OrderDiff(table, log);
        QuoteInputs scene = inputs(0, 1);
        desired.quoted();
        desired.quote(0, 4_800, SIZE);
        fresh.apply(0, 0, desired, scene, EPOCH, 1);
        table.onAccepted(EPOCH, 1);
        log.take();
        change.accept(scene);
        desired.quote(0, priceE4, sizeE6);
        fresh.apply(0, 0, desired, scene, EPOCH, 2);
        return log.take().isEmpty() ? "stays" : "cancelled";
    }

    /**
     * Wanted prices come and go at random, answers too; then the answers catch up, and what rests is what is wanted.
     */
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void leadsFromAnythingToWhatIsWanted(
            @ForAll List<@IntRange(min = 0, max = 12) Integer> wanted, @ForAll("answers") List<Boolean> accepts) {
        OrderTable table = new OrderTable();
        CommandLog sent = new CommandLog();
        OrderDiff any = new OrderDiff(table, sent);
        QuoteInputs scene = inputs(0, 0);
        scene.rules = new QuotingRules(true, 9_999, 0, SIZE, 40, 0, 0, 1, 9_999);
        DesiredQuotes quotes = new DesiredQuotes();
        long nowNs = 1;
        for (int i = 0; i < wanted.size(); i++) {
            want(quotes, wanted.get(i));
            any.apply(0, 0, quotes, scene, EPOCH, nowNs++);
            answer(table, sent, i >= accepts.size() || accepts.get(i));
        }
        for (int round = 0; round < 4; round++) {
            any.apply(0, 0, quotes, scene, EPOCH, nowNs++);
            answer(table, sent, true);
        }
        OurOrder order = table.of(0);
        long priceE4 = order.state() == OrderState.LIVE ? order.priceE4() : 0;
        assertEquals(quotes.priceE4(0), priceE4);
        any.apply(0, 0, quotes, scene, EPOCH, nowNs);
        assertEquals(List.of(), sent.take(), "applied again it is still");
    }

    @Provide
    Arbitrary<List<Boolean>> answers() {
        return Arbitraries.of(true, true, true, false).list().ofMaxSize(40);
    }

    private static void want(DesiredQuotes quotes, int step) {
        if (step == 0) {
            quotes.none(QuoteCause.PAUSED);
        } else {
            quotes.quoted();
            quotes.quote(0, 3_000 + step * 100L, SIZE);
        }
    }

    /** Answers every command; there is never more than one, so that an order is never placed beside another. */
    private static void answer(OrderTable table, CommandLog sent, boolean accept) {
        List<String> commands = sent.take();
        assertTrue(commands.size() <= 1, () -> "more than one command: " + commands);
        for (String command : commands) {
            String[] words = command.split(" ", 3);
            long number = Long.parseLong(words[1].substring(words[1].indexOf('-') + 1));
            if (words[0].equals("place")) {
                int ignored = accept ? table.onAccepted(EPOCH, number) : table.onGone(EPOCH, number);
                assertEquals(0, ignored);
            } else {
                assertEquals(0, accept ? table.onGone(EPOCH, number) : table.onCancelRejected(EPOCH, number));
            }
        }
        assertTrue(table.openCount() <= 1);
    }

    @Test
    void theSecondTokenIsJudgedByItsOwnPrices() {
        QuoteInputs scene = inputs(0, 1);
        scene.bidE4 = 6_900;
        scene.askE4 = 7_100;
        scene.adjustedBidE4 = 6_900;
        scene.adjustedAskE4 = 7_100;
        desired.quoted();
        desired.quote(1, 2_800, SIZE);
        diff.apply(1, 5, desired, scene, EPOCH, 1);
        orders.onAccepted(EPOCH, 1);
        diff.apply(1, 5, desired, scene, EPOCH, 2);
        assertEquals(List.of("place 1-1 asset 5 2800x50000000"), log.take());
        scene.bidE4 = Price.complement(2_800);
        diff.apply(1, 5, desired, scene, EPOCH, 3);
        assertEquals(List.of("cancel 1-1 REPLACED"), log.take());
    }
}
