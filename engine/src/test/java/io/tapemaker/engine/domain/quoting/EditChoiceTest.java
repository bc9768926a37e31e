package io.tapemaker.engine.domain.quoting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.engine.domain.quoting.BruteForce.Order;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.Tries;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

@Proof(
        id = "quoting.edits",
        milestone = Milestone.M3,
        kind = ProofKind.PROPERTY,
        title = "Keeping or replacing live orders is chosen as by a twin that values each way, and the choice "
                + "is stable",
        invariants = {"quoting.edit-equals-brute-force", "quoting.edit-stable"})
class EditChoiceTest {

    private static final Map<EditReason, Long> REASONS = new EnumMap<>(EditReason.class);
    private static final Map<Constraint, Long> FORCED = new EnumMap<>(Constraint.class);

    /** Nothing to be kept, kept in vain, kept. */
    private static final long[] KEPT = new long[3];

    /** A market with live orders, and what is wanted there. */
    private static final class World {
        final QuoteInputs in;
        final LiveQuote bid;
        final LiveQuote ask;
        final DesiredQuotes wanted = new DesiredQuotes();
        final DesiredQuotes out = new DesiredQuotes();
        final EditChoice choice = new EditChoice();

        World(long seed) {
            in = RandomMarkets.market(seed);
            Random random = new Random(~seed);
            bid = RandomMarkets.live(random, in, true);
            ask = RandomMarkets.live(random, in, false);
            new QuoteSearch().computeDesiredQuotes(in, wanted);
            if (random.nextInt(4) == 0) {
                adopt(bid, QuoteTwinTest.order(wanted, true));
            }
            if (random.nextInt(4) == 0) {
                adopt(ask, QuoteTwinTest.order(wanted, false));
            }
        }

        static void adopt(LiveQuote live, Order order) {
            live.set(order.priceE4(), order.sizeE6(), order.selling());
        }

        World choose() {
            choice.choose(in, bid, ask, wanted, out);
            return this;
        }

        /** What stands afterwards and what it is worth. */
        String chosen() {
            return text(QuoteTwinTest.order(out, true)) + text(QuoteTwinTest.order(out, false)) + choice.chosenE9();
        }

        String expected(EditTwin twin) {
            EditTwin.Choice expected = twin.choose(bid, ask);
            return text(expected.bid()) + text(expected.ask()) + expected.valueE9();
        }

        EditTwin twin() {
            return new EditTwin(in, QuoteTwinTest.order(wanted, true), QuoteTwinTest.order(wanted, false));
        }

        private static String text(Order order) {
            return order.sizeE6() == 0
                    ? "none "
                    : order.sizeE6() + "@" + order.priceE4() + (order.selling() ? " sold " : " ");
        }
    }

    @Property
    void theChoiceEqualsTheTwin(@ForAll long seed) {
        World world = new World(seed).choose();
        assertEquals(world.expected(world.twin()), world.chosen(), () -> RandomMarkets.text(world.in));
        EditChoice choice = world.choice;
        REASONS.merge(choice.bidReason(), 1L, Long::sum);
        REASONS.merge(choice.askReason(), 1L, Long::sum);
        FORCED.merge(choice.bidForcedBy(), 1L, Long::sum);
        assertReasonFits(choice.bidReason(), world.bid, QuoteTwinTest.order(world.out, true));
        assertReasonFits(choice.askReason(), world.ask, QuoteTwinTest.order(world.out, false));
        Invariants.checked("quoting.edit-equals-brute-force", 1);
    }

    private static void assertReasonFits(EditReason reason, LiveQuote live, Order after) {
        boolean stays = live.sizeE6 == after.sizeE6()
                && (live.sizeE6 == 0 || live.priceE4 == after.priceE4() && live.selling == after.selling());
        boolean fits =
                switch (reason) {
                    case NOTHING, NOT_PLACED -> !live.isPresent() && stays;
                    case AS_WANTED, KEPT -> live.isPresent() && stays;
                    case PLACED -> !live.isPresent() && after.sizeE6() > 0;
                    case REPLACED -> live.isPresent() && after.sizeE6() > 0 && !stays;
                    case CANCELLED -> live.isPresent() && after.sizeE6() == 0;
                };
        assertTrue(fits, reason + " " + after);
    }

    /** A side that could stay and is to be kept is kept, unless that does not fit the other; nothing else comes in. */
    @Property
    void aSideThatIsToBeKeptIsKept(@ForAll long seed) {
        World world = new World(seed).choose();
        EditChoice choice = world.choice;
        boolean keepBid = choice.bidPull() != 0;
        boolean keepAsk = choice.askPull() != 0;
        long bestE9 = choice.chosenE9();
        if (keepBid) {
            assertEquals(EditReason.REPLACED, choice.bidReason());
            assertEquals(Constraint.NONE, choice.bidForcedBy());
        }
        String before = world.chosen();
        choice.chooseKeeping(keepBid, keepAsk, world.out);
        boolean fits = choice.chosenE9() != bestE9 || !world.chosen().equals(before);
        if (keepBid && fits) {
            assertEquals(EditReason.KEPT, choice.bidReason());
        }
        if (keepAsk && fits) {
            assertEquals(EditReason.KEPT, choice.askReason());
        }
        assertTrue(choice.chosenE9() <= bestE9, "keeping is worth more than the best");
        KEPT[keepBid || keepAsk ? fits ? 2 : 1 : 0]++;
        assertReasonFits(choice.bidReason(), world.bid, QuoteTwinTest.order(world.out, true));
        assertReasonFits(choice.askReason(), world.ask, QuoteTwinTest.order(world.out, false));
    }

    /** To keep an order near its end is to place it again, so it has to satisfy what a new one has to. */
    @Example
    void anOrderNearItsEndStaysOnlyWhereANewOneMayStand() {
        int inFront = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            World world = new World(seed).choose();
            boolean stays = world.choice.bidReason() == EditReason.KEPT;
            LevelArray bids = world.in.bids;
            boolean improves = bids.count() > 0 && world.bid.priceE4 > bids.priceE4(0);
            world.bid.ending = true;
            world.choose();
            boolean staysAtItsEnd = world.choice.bidReason() == EditReason.KEPT;
            assertFalse(staysAtItsEnd && improves, () -> RandomMarkets.text(world.in));
            long aheadE6 = Math.min(world.bid.aheadE6, new BruteForce(world.in).ahead(true, world.bid.priceE4));
            assertFalse(
                    staysAtItsEnd && aheadE6 < world.in.settings.frontCushionE6(), () -> RandomMarkets.text(world.in));
            inFront += stays && !staysAtItsEnd ? 1 : 0;
        }
        Figures.put("leftAtTheEnd", inFront);
        assertTrue(inFront > 20, "left " + inFront);
    }

    /** Once the choice is carried out, choosing again at the same instant changes nothing. */
    @Property
    void theChoiceIsStable(@ForAll long seed) {
        World world = new World(seed).choose();
        String before = world.chosen().replaceAll(" -?[0-9]+$", "");
        Order bid = QuoteTwinTest.order(world.out, true);
        Order ask = QuoteTwinTest.order(world.out, false);
        EditReason bidReason = world.choice.bidReason();
        EditReason askReason = world.choice.askReason();
        if (bidReason == EditReason.PLACED || bidReason == EditReason.REPLACED || bid.sizeE6() == 0) {
            World.adopt(world.bid, bid);
        }
        if (askReason == EditReason.PLACED || askReason == EditReason.REPLACED || ask.sizeE6() == 0) {
            World.adopt(world.ask, ask);
        }
        assertEquals(before, world.choose().chosen().replaceAll(" -?[0-9]+$", ""), () -> RandomMarkets.text(world.in));
        Invariants.checked("quoting.edit-stable", 1);
    }

    @AfterContainer
    static void report() {
        REASONS.forEach((reason, count) -> Figures.put("reason." + reason, count));
        FORCED.forEach((constraint, count) -> Figures.put("forced." + constraint, count));
        Figures.put("kept.nothing", KEPT[0]);
        Figures.put("kept.inVain", KEPT[1]);
        Figures.put("kept.kept", KEPT[2]);
        if (Tries.areFull()) {
            assertTrue(KEPT[2] > 100, "kept " + KEPT[2]);
            assertEquals(EditReason.values().length, REASONS.size(), "each reason was met");
            assertTrue(FORCED.size() > 10, "live orders were forced away for " + FORCED.keySet());
        }
    }

    private static int differences(Function<World, EditTwin> twin) {
        int found = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            World world = new World(seed).choose();
            found += world.expected(twin.apply(world)).equals(world.chosen()) ? 0 : 1;
        }
        return found;
    }

    /** Negative control: a twin for which a new order scores at once disagrees. */
    @Example
    void forgottenYouthIsFound() {
        int found = differences(world ->
                new EditTwin(
                        world.in, QuoteTwinTest.order(world.wanted, true), QuoteTwinTest.order(world.wanted, false)) {
                    @Override
                    long minAgeNs() {
                        return 0;
                    }
                });
        Figures.put("found.forgottenYouth", found);
        assertTrue(found > 100, "found " + found);
    }

    /** Negative control: a twin that keeps what must go disagrees. */
    @Example
    void keepingWhatMustGoIsFound() {
        int found = differences(world ->
                new EditTwin(
                        world.in, QuoteTwinTest.order(world.wanted, true), QuoteTwinTest.order(world.wanted, false)) {
                    @Override
                    boolean mayStand(Option bid, Option ask) {
                        return true;
                    }
                });
        Figures.put("found.keepingWhatMustGo", found);
        assertTrue(found > 100, "found " + found);
    }

    @Example
    void withoutAFaultThereIsNoDifference() {
        assertEquals(0, differences(World::twin));
    }
}
