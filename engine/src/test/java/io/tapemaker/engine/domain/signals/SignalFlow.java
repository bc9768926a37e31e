package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.journal.types.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random market: books that wander and jump, sides that empty, bursts of prints, fills, and fills that fail. */
final class SignalFlow {

    static final long SECOND_NS = 1_000_000_000L;
    private static final long START_NS = 1_790_000_000L * SECOND_NS;
    private static final long SHARE_E6 = 1_000_000;

    private final Random random;
    private final List<SignalEvent> events = new ArrayList<>();
    private long nowNs = START_NS;
    private long fairE4;
    private long nextFill;

    private SignalFlow(long seed) {
        random = new Random(seed);
        fairE4 = 300L + random.nextInt(9_400);
    }

    static List<SignalEvent> of(long seed, int count) {
        SignalFlow flow = new SignalFlow(seed);
        while (flow.events.size() < count) {
            flow.step();
        }
        return flow.events;
    }

    /** Settings small enough for every bound to be reached by a short flow. */
    static SignalSettings settings(long seed) {
        Random random = new Random(~seed);
        long horizonNs = SECOND_NS * (1 + random.nextInt(5));
        return new SignalSettings(
                new SignalSettings.Volatilities(
                        new SignalSettings.Volatility(
                                SECOND_NS * (1 + random.nextInt(60)),
                                random.nextInt(3) * SECOND_NS / 2,
                                random.nextInt(500),
                                SECOND_NS * (1 + random.nextInt(20))),
                        new SignalSettings.Volatility(50 * SECOND_NS, 3 * SECOND_NS, 70, 9 * SECOND_NS)),
                new SignalSettings.Flow(
                        SECOND_NS * (1 + random.nextInt(60)), random.nextInt(100), 7 * SECOND_NS, 40 * SHARE_E6, 3),
                new SignalSettings.Markout(
                        SECOND_NS * (5 + random.nextInt(100)),
                        horizonNs,
                        horizonNs * (1 + random.nextInt(6)),
                        random.nextInt(3) * 400_000_000L,
                        1 + random.nextInt(12),
                        new SignalSettings.LossPrior(random.nextInt(80) - 10, 1 + random.nextInt(5), 50)),
                new SignalSettings.OwnFills(1 + random.nextInt(6), SECOND_NS * (1 + random.nextInt(40)) + 7),
                new SignalSettings.Jump(20 + random.nextInt(300), 1 + random.nextInt(6) * SECOND_NS, 2 * SECOND_NS),
                new SignalSettings.Sweep(
                        (50 + random.nextInt(400)) * SHARE_E6,
                        random.nextInt(3) * 200_000_000L,
                        new SignalSettings.Collapse(
                                random.nextInt(400), random.nextInt(10_000), 30 * SHARE_E6, 1 + 3 * SECOND_NS),
                        3 * SECOND_NS),
                new SignalSettings.Steps(
                        SECOND_NS / 2,
                        20 * SECOND_NS,
                        50,
                        new SignalSettings.StepPrior(5, 100, 9 * SECOND_NS),
                        new SignalSettings.Returns(6 * SECOND_NS, 30)));
    }

    private void step() {
        pass();
        int kind = random.nextInt(100);
        if (kind < 40) {
            book();
        } else if (kind < 70) {
            prints();
        } else if (kind < 84) {
            fill();
        } else if (kind < 90) {
            events.add(new SignalEvent.Reversal(nowNs, nextFill - 1 - random.nextInt(8)));
        } else {
            events.add(new SignalEvent.Tick(nowNs));
        }
    }

    private void pass() {
        int kind = random.nextInt(20);
        if (kind < 4) {
            return;
        }
        nowNs += kind < 12 ? random.nextInt(300_000_000) : kind < 19 ? random.nextInt(2_000_000_000) : 30 * SECOND_NS;
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private long near() {
        return Math.max(1, Math.min(9_999, fairE4 + random.nextInt(400) - 200));
    }

    private void book() {
        int move = random.nextInt(10);
        fairE4 += move < 2 ? random.nextInt(1_000) - 500 : move < 7 ? random.nextInt(40) - 20 : 0;
        fairE4 = Math.max(300, Math.min(9_700, fairE4));
        LevelArray bids = levels(-1);
        LevelArray asks = levels(1);
        LevelArray othersBids = new LevelArray();
        othersBids.copy(bids);
        LevelArray othersAsks = new LevelArray();
        othersAsks.copy(asks);
        if (bids.count() > 0 && random.nextInt(4) == 0) {
            othersBids.subtract(bids.priceE4(0), (1 + random.nextInt(80)) * SHARE_E6);
        }
        if (asks.count() > 0 && random.nextInt(4) == 0) {
            othersAsks.subtract(asks.priceE4(0), (1 + random.nextInt(80)) * SHARE_E6);
        }
        events.add(new SignalEvent.Book(nowNs, bids, asks, othersBids, othersAsks, 20 * SHARE_E6));
    }

    private LevelArray levels(int sign) {
        LevelArray side = new LevelArray();
        long priceE4 = fairE4 + sign * (10L + random.nextInt(50));
        int count = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            side.add(priceE4, (1 + random.nextInt(120)) * SHARE_E6);
            priceE4 += sign * (1L + random.nextInt(60));
        }
        return side;
    }

    private void prints() {
        Side taker = side();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            long sizeE6 = random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(200) * SHARE_E6 + random.nextInt(1_000);
            events.add(new SignalEvent.Print(nowNs, taker, random.nextInt(30) == 0 ? 10_000 : near(), sizeE6));
            nowNs += random.nextInt(250_000_000);
        }
    }

    private void fill() {
        long id = random.nextInt(8) == 0 ? nextFill - 1 - random.nextInt(3) : nextFill++;
        long sizeE6 = 10_000L * (1 + random.nextInt(20_000)) + random.nextInt(3);
        events.add(new SignalEvent.Fill(nowNs, id, side(), near(), sizeE6));
    }
}
