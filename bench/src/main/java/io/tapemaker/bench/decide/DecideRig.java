package io.tapemaker.bench.decide;

import io.tapemaker.bench.lap.StepLap;
import io.tapemaker.bench.lap.StepRig;
import io.tapemaker.engine.gateway.marketdata.FeedSink;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalKind;

/**
 * An engine without its ring and without disks that quotes a number of markets, and the step that is measured: a
 * {@code price_change} frame of one market and the end of its burst are encoded, sealed, decoded, applied and decided
 * upon; commands are encoded, sealed and answered on paper.
 */
public final class DecideRig {

    /** Event time between two steps: so little that minutes of measuring are seconds of the tape. */
    private static final long STEP_NS = 500;

    private static final long FEW = 4;
    private static final long ODD_ONE_IN = 1_000;

    private static final long NS_PER_MS = 1_000_000L;

    /** Event time between two markets while they are opened, so that the budget of calls has an edit for each. */
    private static final long OPEN_NS = 200_000_000L;

    /** Time that passes before the first step, so that the first edit of each market lies behind. */
    private static final long LEAD_NS = 3_000_000_000L;

    /** Volatility is not to widen quotes: the touch of a step flips for ever. Limits must not bound 500 markets. */
    private static final String SETTINGS = """
            journal: {stateHashEvery: 1000000000, snapshotEvery: 0}
            regimes: {volatilityEnter: "1", volatilityLeave: "1"}
            risk:
              total: {maxNotional: "1000000", maxOpenOrders: 4000}
              staleness: {assetMs: 3600000}
            """;

    private final byte[][] up;
    private final byte[][] down;
    private final StepRig rig;
    private final FeedSink sink;
    private final DecideChoice choice;
    private long nowNs = DecideFrames.START_MS * NS_PER_MS;
    private long position;
    private long steps;
    private long searches;

    /** As shipped. */
    public DecideRig(DecideChoice choice, int markets) {
        this(choice, markets, QuotePlanner.search());
    }

    /** With another planner, for tests that plant faults. */
    public DecideRig(DecideChoice choice, int markets, QuotePlanner planner) {
        up = new byte[markets][];
        down = new byte[markets][];
        this.choice = choice;
        QuotePlanner counting = (inputs, wanted) -> {
            searches++;
            return planner.plan(inputs, wanted);
        };
        rig = new StepRig(
                new UnkeptJournal(JournalKind.INBOUND),
                new UnkeptJournal(JournalKind.COMMANDS),
                choice.isBand() ? StepLap.bandConfigOf("off") : StepLap.configOf("off") + SETTINGS,
                choice.isBand() ? StepRig.BAND_VERSION : BusinessLogic.BEHAVIOUR_VERSION,
                new QuoteChoices(LogicFactory.choices().band(), counting),
                SnapshotPoints.NONE,
                nowNs);
        sink = rig.sink();
        open();
    }

    private void open() {
        for (int market = 0; market < up.length; market++) {
            up[market] = choice.movesTouch() ? DecideFrames.touch(market, true) : DecideFrames.depth(market, true);
            down[market] = choice.movesTouch() ? DecideFrames.touch(market, false) : DecideFrames.depth(market, false);
            frame(DecideFrames.book(market, 0));
            frame(DecideFrames.book(market, 1));
            settle(OPEN_NS);
        }
        nowNs += LEAD_NS;
        changeAll(up);
        nowNs += LEAD_NS;
        changeAll(down);
        searches = 0;
    }

    private void changeAll(byte[][] frames) {
        for (byte[] frame : frames) {
            frame(frame);
            settle(OPEN_NS);
        }
    }

    private void settle(long thenNs) {
        sink.onBurstEnd(position, nowNs);
        nowNs += thenNs;
    }

    private void frame(byte[] bytes) {
        sink.onFrame(++position, nowNs, bytes, 0, bytes.length);
    }

    /** One step. */
    public long step() {
        long turn = choice.takesTurns() ? steps / up.length : steps;
        int market = choice.takesTurns() ? (int) (steps % up.length) : up.length / 2;
        steps++;
        frame((turn & 1) == 0 ? up[market] : down[market]);
        settle(STEP_NS);
        return position;
    }

    /**
     * What happened in the steps made.
     *
     * @throws IllegalStateException if it is not what was to be measured; a decision that is old is made anew, so that
     *     a few steps differ
     */
    public void check() {
        long meant = choice.movesTouch() && !choice.isBand() ? steps : 0;
        if (Math.abs(searches - meant) > FEW + steps / ODD_ONE_IN) {
            throw new IllegalStateException(choice + " searched " + searches + " times in " + steps + " steps");
        }
        if (rig.openOrders() < up.length) {
            throw new IllegalStateException(
                    choice + " has only " + rig.openOrders() + " orders in " + up.length + " markets");
        }
    }

    /** Steps made. */
    public long steps() {
        return steps;
    }

    /** Searches in the steps made; behaviour version 1 makes none. */
    public long searches() {
        return searches;
    }

    /** Commands so far, those of opening the markets included. */
    public long commands() {
        return rig.commands();
    }

    /** Our orders that rest. */
    public int openOrders() {
        return rig.openOrders();
    }
}
