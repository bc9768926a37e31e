package io.tapemaker.sim.world;

import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.sim.frames.Digests;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.sim.venue.UserEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays the executor's part: keeps its own latch, sends what it is told, tells the engine of answers and fills, beats
 * for the venue's dead-man's switch, and says that it is alive. It signs nothing and has no policy.
 */
final class StandInExecutor {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long STATUS_NS = SECOND_NS / 2;
    private static final long BEAT_NS = 5 * SECOND_NS;
    private static final long PING_NS = 2 * SECOND_NS;
    private static final long STREAM_SILENT_NS = 6 * SECOND_NS;
    private static final long RECONCILE_NS = 15 * SECOND_NS;
    private static final long REFETCH_NS = 120 * SECOND_NS;

    /** A place that is older than this when it is read is not sent. */
    static final long PLACE_TTL_NS = 2 * SECOND_NS;

    private final Surroundings around;
    private final Rest rest;
    private final OrderDesk orders;
    private final Reports reports;
    private final Link userLink;
    private final int account;
    private boolean latched;
    private boolean streamUp = true;
    private long streamHeardNs;
    private String heartbeatId = "";

    /** The newest wish to cancel everything, 0 for none. */
    private long sweepFor;

    private boolean sweeping;

    StandInExecutor(Surroundings around, Rest rest, OrderDesk orders, Reports reports, Link userLink, int account) {
        this.around = around;
        this.rest = rest;
        this.orders = orders;
        this.reports = reports;
        this.userLink = userLink;
        this.account = account;
        orders.beforeEnds(this::fetchTrades);
    }

    /** Begins to beat, to listen and to say that it is there. */
    void start() {
        streamHeardNs = around.scheduler().nowNs();
        around.scheduler().every(STATUS_NS, this::sayStatus);
        around.scheduler().every(BEAT_NS, this::beat);
        around.scheduler().every(PING_NS, () -> userLink.send(this::heard));
        // A stream that is up may have lost something all the same.
        around.scheduler().every(RECONCILE_NS, this::refetch);
        beat();
    }

    OrderDesk orders() {
        return orders;
    }

    boolean isLatched() {
        return latched;
    }

    /** The operator takes the executor's own latch back. */
    void rearm() {
        latched = false;
    }

    private void sayStatus() {
        boolean up = streamUp && around.scheduler().nowNs() - streamHeardNs <= STREAM_SILENT_NS;
        reports.status(!latched, up ? LinkState.UP : LinkState.DOWN);
    }

    private void beat() {
        String id = heartbeatId;
        rest.ask(
                venue -> venue.heartbeat(account, id, around.scheduler().nowNs()),
                answer -> heartbeatId = answer.heartbeatId(),
                () -> {});
    }

    /** A command has come out of the engine. */
    void onCommand(Command command) {
        if (command instanceof Command.Place place) {
            if (latched) {
                orders.refuse(place);
            } else {
                orders.place(place);
            }
        } else if (command instanceof Command.Cancel cancel) {
            orders.cancel(cancel);
        } else if (command instanceof Command.CancelAll all) {
            sweep(all.sequence());
        } else if (command instanceof Command.Kill kill && kill.phase() == KillPhase.LATCHED) {
            latched = true;
            sweep(kill.sequence());
        }
    }

    /** What was decided when things were different must not be done now. */
    void onOldPlace(Command.Place place) {
        orders.refuse(place);
    }

    private void sweep(long commandSequence) {
        sweepFor = Math.max(sweepFor, commandSequence);
        if (!sweeping) {
            sweeping = true;
            sweepOnce();
        }
    }

    /** Cancels everything and looks, again and again, until nothing is open. */
    private void sweepOnce() {
        List<Intent> before = orders.intents().stream()
                .filter(intent -> intent.phase == Intent.Phase.LIVE)
                .toList();
        long sequence = sweepFor;
        rest.ask(
                this::cancelAllAndLook,
                open -> {
                    if (open == 0) {
                        fetchTrades(() -> swept(before, sequence));
                    } else {
                        around.scheduler().in(SECOND_NS, this::sweepOnce);
                    }
                },
                this::sweepOnce);
    }

    /**
     * The venue was empty when it was looked at. Whoever is told so forgets every order that was accepted by now, so
     * nothing is said while one has come to rest since then, or while an answer would be to an older wish.
     */
    private void swept(List<Intent> before, long sequence) {
        if (!isEmptySince(before) || isOlderWish(sequence)) {
            sweepOnce();
            return;
        }
        orders.allGone(before);
        reports.allCancelled(sequence);
        sweeping = false;
    }

    private boolean isOlderWish(long sequence) {
        return sweepFor > sequence;
    }

    /** Whether no order has come to rest that was not there before. */
    private boolean isEmptySince(List<Intent> before) {
        return orders.intents().stream()
                .noneMatch(intent -> intent.phase == Intent.Phase.LIVE && !before.contains(intent));
    }

    private int cancelAllAndLook(SimVenue venue) {
        long nowNs = around.scheduler().nowNs();
        venue.cancelAll(account, nowNs);
        return venue.openOrders(account, RowFilter.ALL, Page.FIRST, nowNs)
                .body()
                .count();
    }

    /** The user stream breaks off. */
    void streamLost() {
        streamUp = false;
    }

    /** The user stream is there again: what was missed is fetched. */
    void streamBack() {
        streamUp = true;
        heard();
        refetch();
    }

    private void refetch() {
        fetchTrades(() -> {});
        orders.intents().stream()
                .filter(intent -> intent.phase == Intent.Phase.LIVE)
                .forEach(orders::lookUp);
    }

    /** Tells the engine of all trades that the venue knows of, and then does what must not be done without them. */
    private void fetchTrades(Runnable then) {
        long sinceNs = around.scheduler().nowNs() - REFETCH_NS;
        rest.ask(
                venue -> tradesSince(venue, sinceNs),
                trades -> {
                    trades.forEach(this::onTrade);
                    then.run();
                },
                () -> fetchTrades(then));
    }

    private List<TradeView> tradesSince(SimVenue venue, long sinceNs) {
        List<TradeView> trades = new ArrayList<>();
        RowFilter filter = new RowFilter(null, null, null, sinceNs, Long.MAX_VALUE);
        String cursor = Page.FIRST;
        while (!cursor.equals(Page.END)) {
            Page<TradeView> page = venue.trades(
                            account, filter, cursor, around.scheduler().nowNs())
                    .body();
            trades.addAll(page.data());
            cursor = page.nextCursor();
        }
        return trades;
    }

    private void heard() {
        streamHeardNs = around.scheduler().nowNs();
    }

    /** Something of the user stream arrives. */
    void onUserEvent(UserEvent event) {
        if (!streamUp) {
            return;
        }
        heard();
        if (event instanceof UserEvent.TradeTold told) {
            onTrade(told.trade());
        } else if (event instanceof UserEvent.OrderTold told && told.news() == UserEvent.OrderNews.CANCELLATION) {
            onCancelled(told.order());
        }
    }

    private void onCancelled(OrderView order) {
        Intent intent = orders.byOrderId(order.request().orderId());
        if (intent != null) {
            boolean expired = !intent.cancelWanted && intent.place.expirationS() != 0;
            orders.end(intent, expired ? ExecutionKind.EXPIRED : ExecutionKind.CANCELLED);
        }
    }

    private void onTrade(TradeView trade) {
        for (TradeView.Maker maker : trade.makers()) {
            Intent intent = maker.account() == account ? orders.byOrderId(maker.orderId()) : null;
            if (intent != null) {
                fill(trade, intent, maker.priceE4(), maker.sizeE6());
            }
        }
    }

    private void fill(TradeView trade, Intent intent, long priceE4, long sizeE6) {
        ByteBuffer id = ByteBuffer.wrap(Digests.sha256(trade.id()));
        reports.fill(new FillFacts(
                intent.place.key().epoch(),
                intent.place.key().number(),
                FillStatus.valueOf(trade.status().name()),
                id.getLong(),
                id.getLong(),
                priceE4,
                sizeE6));
    }
}
