package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.position.Positions;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.types.TickSize;
import java.util.ArrayList;
import java.util.List;

/** Orders, fills, positions and the diff together, with the commands as lines and a venue that takes everything. */
final class OrderWorld implements OrderCommands {

    static final int EPOCH = 3;
    static final int MARKET = 1;
    static final long SECOND_NS = 1_000_000_000L;
    static final long SHARE = 1_000_000L;

    /** No hold-backs: every edit and call is allowed. */
    static final OrderSettings FREE = new OrderSettings(
            new EditSettings(0, SECOND_NS, 1_000_000, true),
            new LifeSettings(0, 60, 0, 10, 5),
            new CallSettings(1_000, 2_000, 1_000, 2_000, 100, 30),
            MemorySettings.DEFAULTS);

    final OrderSettings settings;
    final OrderTable table;
    final Positions positions = new Positions();
    final FillBook fills;
    final CallBudget budget;
    final ChurnCounters churn;
    final QuoteDiff diff;
    final QuoteTask task = new QuoteTask();
    final TradeReport report = new TradeReport();
    final List<String> lines = new ArrayList<>();

    /** What was commanded and not answered. */
    final List<Long> placed = new ArrayList<>();

    final List<Long> cancelled = new ArrayList<>();
    long nowNs = 1_000_000 * SECOND_NS;

    OrderWorld(OrderSettings settings) {
        this.settings = settings;
        this.table = new OrderTable(settings.memory());
        this.fills = new FillBook(table, positions, settings.memory());
        this.budget = new CallBudget(settings.calls());
        this.churn = new ChurnCounters(settings.edits().maxCallsPerHour());
        this.diff = new QuoteDiff(settings, table, this, budget, churn);
        table.enterEpoch(EPOCH);
        task.market = MARKET;
        task.tick = TickSize.CENT;
        task.scoringAgeNs = 30 * SECOND_NS;
        task.room = (place, priceE4, sizeE6) -> true;
    }

    @Override
    public void place(OwnOrder order) {
        placed.add(order.number());
        lines.add("place " + order.number() + " at " + order.place() + " " + order.priceE4() + "x"
                + order.sizeE6() / SHARE);
    }

    @Override
    public void cancel(OwnOrder order, CancelReason reason) {
        cancelled.add(order.number());
        lines.add("cancel " + order.number() + " " + reason);
    }

    OrderWorld pass(long seconds) {
        nowNs += seconds * SECOND_NS;
        return this;
    }

    OrderWorld want(int place, long priceE4, long shares) {
        task.desired.want(place, priceE4, shares * SHARE);
        return this;
    }

    DiffResult look() {
        task.nowNs = nowNs;
        return diff.apply(task);
    }

    /** A look's commands. */
    List<String> commands() {
        look();
        return take();
    }

    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    OwnOrder order(long number) {
        OwnOrder order = table.find(number);
        if (order == null) {
            throw new IllegalArgumentException("no order " + number);
        }
        return order;
    }

    OrderWorld answer(OrderAnswer answer, long number) {
        table.onAnswer(answer, EPOCH, number, nowNs);
        return this;
    }

    FillEffect trade(long id, long number, long shares, TradeStatus status) {
        OwnOrder order = table.find(number);
        long priceE4 = order == null ? 5_000 : order.priceE4();
        return fills.onTrade(
                report.trade(7, id).fills(number, priceE4, shares * SHARE).is(status), nowNs);
    }

    /** The venue accepts what was placed and confirms what was cancelled. */
    OrderWorld venueAnswers() {
        placed.forEach(number -> answer(OrderAnswer.ACCEPTED, number));
        cancelled.forEach(number -> answer(OrderAnswer.CANCELLED, number));
        placed.clear();
        cancelled.clear();
        return this;
    }

    /** Looks and answers until nothing more is commanded; returns the number of commands. */
    int settle() {
        int commands = 0;
        for (int round = 0; round < 20; round++) {
            int given = look().commands();
            if (given == 0) {
                return commands;
            }
            commands += given;
            venueAnswers();
        }
        throw new AssertionError("never comes to rest: " + lines);
    }

    /** The open orders of the market as text. */
    List<String> open() {
        List<String> open = new ArrayList<>();
        MarketOrders orders = table.of(MARKET);
        for (int i = 0; i < orders.count(); i++) {
            OwnOrder order = orders.get(i);
            open.add(order.place() + " " + order.priceE4() + "x" + order.remainingE6());
        }
        return open;
    }

    byte[] state() {
        StateWriter out = new StateWriter();
        table.write(out);
        fills.write(out);
        positions.write(out);
        budget.write(out);
        churn.write(out);
        diff.write(out);
        return out.toByteArray();
    }

    /** Another world with the same state, read from its bytes. */
    OrderWorld restored() {
        OrderWorld twin = new OrderWorld(settings);
        twin.restore(state());
        twin.nowNs = nowNs;
        return twin;
    }

    void restore(byte[] state) {
        StateReader in = new StateReader(state);
        table.read(in);
        fills.read(in);
        positions.read(in);
        budget.read(in);
        churn.read(in);
        diff.read(in);
        in.finish();
    }
}
