package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.orders.CallBudget;
import io.tapemaker.engine.domain.orders.ChurnCounters;
import io.tapemaker.engine.domain.orders.FillBook;
import io.tapemaker.engine.domain.orders.OrderCommands;
import io.tapemaker.engine.domain.orders.OrderTable;
import io.tapemaker.engine.domain.orders.QuoteDiff;
import io.tapemaker.engine.domain.position.Positions;
import io.tapemaker.engine.domain.risk.DailyLoss;
import io.tapemaker.engine.domain.risk.Drawdown;
import io.tapemaker.engine.domain.risk.ExposureBook;
import io.tapemaker.engine.domain.risk.KillSwitch;
import io.tapemaker.engine.domain.risk.OrderGate;
import io.tapemaker.engine.domain.risk.Watchdogs;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.settings.MarketFacts;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Orders, positions, limits and what was learned of each market, under one set of settings. Settings are no part of the
 * state: with others, a new one reads what the old one wrote.
 */
final class TradingState {

    final DecisionSettings settings;
    final boolean executorPresent;
    final OrderTable orders;
    final Positions positions = new Positions();
    final FillBook fills;
    final CallBudget calls;
    final ChurnCounters churn;
    final QuoteDiff diff;
    final ExposureBook exposure;
    final KillSwitch kill;
    final OrderGate gate;
    final Watchdogs watchdogs;
    final DailyLoss dailyLoss;
    final Drawdown drawdown;
    final MarketWishes wishes = new MarketWishes();
    boolean paused;

    /** Whether the executor said last that it does not hear of our fills. */
    boolean userStreamDown;

    private final List<MarketDesk> desks = new ArrayList<>();

    /** Indexes of the event groups by name, in the order of the settings. */
    private final TreeMap<String, Integer> groups = new TreeMap<>();

    TradingState(DecisionSettings settings, boolean executorPresent, OrderCommands commands) {
        this.settings = settings;
        this.executorPresent = executorPresent;
        orders = new OrderTable(settings.orders().memory());
        fills = new FillBook(orders, positions, settings.orders().memory());
        calls = new CallBudget(settings.orders().calls());
        churn = new ChurnCounters(settings.orders().edits().maxCallsPerHour());
        diff = new QuoteDiff(settings.orders(), orders, commands, calls, churn);
        exposure = new ExposureBook(settings.risk().exposure());
        kill = new KillSwitch(executorPresent, settings.risk().cancelAllEveryMs());
        gate = new OrderGate(exposure, kill);
        watchdogs = new Watchdogs(settings.risk().staleness());
        dailyLoss = new DailyLoss(settings.risk().loss().dailyLossE6());
        drawdown = new Drawdown(settings.risk().loss().drawdownE6());
        for (MarketFacts facts : settings.markets()) {
            if (facts.group() != null && groups.putIfAbsent(facts.group(), groups.size()) == null) {
                exposure.group(groups.size() - 1, Boolean.TRUE.equals(facts.negRisk()));
            }
        }
    }

    /** The desk of a market that is known. */
    MarketDesk desk(Market market) {
        return desks.get(market.index());
    }

    /** Makes desks for all markets there are, in their order, each with its terms and what the operator wants of it. */
    void know(Books books) {
        know(books, books.marketCount());
    }

    private void know(Books books, int count) {
        while (desks.size() < count) {
            Market market = books.market(desks.size());
            MarketDesk desk = new MarketDesk(settings, factsOf(market));
            desk.wish = wishes.take(market.conditionId());
            desks.add(desk);
            exposure.know(market.index());
        }
    }

    /** Puts a market into its event group, once its first token is known. */
    void join(Market market) {
        MarketFacts facts = desk(market).facts;
        OrderBook first = market.book(0);
        Integer group = facts == null || facts.group() == null ? null : groups.get(facts.group());
        if (facts != null && group != null && first != null) {
            exposure.join(
                    market.index(),
                    group,
                    facts.yesToken() == null || facts.yesToken().equals(first.tokenId()));
        }
    }

    private @Nullable MarketFacts factsOf(Market market) {
        for (MarketFacts facts : settings.markets()) {
            if (facts.conditionId().equals(market.conditionId())) {
                return facts;
            }
        }
        return null;
    }

    int deskCount() {
        return desks.size();
    }

    MarketDesk desk(int market) {
        return desks.get(market);
    }

    void onNewSession() {
        kill.newSession();
        watchdogs.forgetAll();
        desks.forEach(MarketDesk::onNewSession);
    }

    /** Goes on where another state stood, under these settings. */
    void takeOver(TradingState old, Books books) {
        paused = old.paused;
        userStreamDown = old.userStreamDown;
        StateCopy.copy(old.wishes::write, wishes::read);
        StateCopy.copy(old.orders::write, orders::read);
        StateCopy.copy(old.positions::write, positions::read);
        StateCopy.copy(old.fills::write, fills::read);
        StateCopy.copy(old.calls::write, calls::read);
        StateCopy.copy(old.churn::write, churn::read);
        StateCopy.copy(old.diff::write, diff::read);
        StateCopy.copy(old.kill::write, kill::read);
        StateCopy.copy(old.watchdogs::write, watchdogs::read);
        StateCopy.copy(old.dailyLoss::write, dailyLoss::read);
        StateCopy.copy(old.drawdown::write, drawdown::read);
        know(books, old.desks.size());
        for (int market = 0; market < desks.size(); market++) {
            desks.get(market).takeOver(old.desks.get(market), settings, old.settings);
        }
    }

    void write(StateWriter out) {
        out.putBoolean(paused);
        out.putBoolean(userStreamDown);
        wishes.write(out);
        orders.write(out);
        positions.write(out);
        fills.write(out);
        calls.write(out);
        churn.write(out);
        diff.write(out);
        kill.write(out);
        watchdogs.write(out);
        dailyLoss.write(out);
        drawdown.write(out);
        out.putInt(desks.size());
        for (MarketDesk desk : desks) {
            desk.write(out);
        }
    }

    /** Appends what the venue was asked; behind {@link #write}, once it was. */
    void writeWitnesses(StateWriter out) {
        for (MarketDesk desk : desks) {
            desk.witness.write(out);
        }
    }

    /** Reads what {@link #writeWitnesses} wrote. */
    void readWitnesses(StateReader in) {
        for (MarketDesk desk : desks) {
            desk.witness.read(in);
        }
    }

    /** Reads what {@link #write} wrote, for the markets of these books; exposure follows from orders and positions. */
    void read(StateReader in, Books books) {
        paused = in.getBoolean();
        userStreamDown = in.getBoolean();
        wishes.read(in);
        orders.read(in);
        positions.read(in);
        fills.read(in);
        calls.read(in);
        churn.read(in);
        diff.read(in);
        kill.read(in);
        watchdogs.read(in);
        dailyLoss.read(in);
        drawdown.read(in);
        // A market that was seen and never settled has no desk yet, and gets none here: equal states stay equal.
        know(books, in.getInt(0, books.marketCount(), "number of market desks"));
        for (MarketDesk desk : desks) {
            desk.read(in);
        }
    }
}
