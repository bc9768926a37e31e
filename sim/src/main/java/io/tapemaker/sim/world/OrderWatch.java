package io.tapemaker.sim.world;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.SimVenue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names, prices and cancels of orders, and what the engine thinks is left of them. */
final class OrderWatch {

    /** A cancel that was decided has to come out of the engine within this time. */
    private static final long CANCEL_LEAVES_NS = 1_500_000_000L;

    /** What was placed or cancelled just now may be seen differently by two. */
    private static final long SETTLED_NS = 10_000_000_000L;

    private final Surroundings around;
    private final SimVenue venue;
    private final Tokens tokens;
    private final MarketGateway gateway;
    private final Auditor auditor;
    private final int account;
    private final TreeMap<Command.OrderKey, Long> placedNs = new TreeMap<>();
    private final TreeMap<Long, Integer> epochs = new TreeMap<>();
    private final TreeSet<Command.OrderKey> cancelled = new TreeSet<>();
    private final TreeMap<Command.OrderKey, Long> thoughtSinceNs = new TreeMap<>();
    private long lastCommandNs;

    OrderWatch(
            Surroundings around,
            VenueNode venueNode,
            Tokens tokens,
            MarketGateway gateway,
            Auditor auditor,
            int account) {
        this.around = around;
        this.venue = venueNode.venue();
        this.tokens = tokens;
        this.gateway = gateway;
        this.auditor = auditor;
        this.account = account;
    }

    void onPlace(Command.Place place) {
        lastCommandNs = around.scheduler().nowNs();
        boolean isNew = placedNs.put(place.key(), lastCommandNs) == null;
        // Fills name their order by its number alone.
        Integer other = epochs.put(place.key().number(), place.key().epoch());
        around.checks()
                .require(
                        Invariant.ORDERS_HAVE_NAMES_OF_THEIR_OWN,
                        isNew && other == null,
                        () -> "order " + place.key() + " has the number of one before");
        MarketGateway.Grid grid = gateway.toldGrid(tokens.of(place.token()).market());
        if (grid != null && place.decidedNs() > grid.toldNs()) {
            around.checks()
                    .require(
                            Invariant.PRICES_ARE_ON_THE_GRID,
                            grid.tick().allows(place.priceE4()),
                            () -> "order " + place.key() + " at " + place.priceE4() + " is off the grid "
                                    + grid.tick());
        }
    }

    void onCancel(Command.Cancel cancel) {
        lastCommandNs = around.scheduler().nowNs();
        cancelled.add(cancel.key());
    }

    /** Looks once a second at what the engine thinks it is cancelling; null while it is down. */
    void look(@Nullable BusinessLogic logic) {
        TreeSet<Command.OrderKey> thought = new TreeSet<>();
        if (logic != null) {
            for (int market = 0; market < logic.books().marketCount(); market++) {
                logic.visitOrders(
                        logic.books().market(market), (token, side, state, epoch, number, priceE4, sizeE6) -> {
                            Command.OrderKey key = new Command.OrderKey(epoch, number);
                            if (state.equals("PENDING_CANCEL") && !cancelled.contains(key)) {
                                thought.add(key);
                            }
                        });
            }
        }
        thoughtSinceNs.keySet().retainAll(thought);
        long nowNs = around.scheduler().nowNs();
        for (Command.OrderKey key : thought) {
            long sinceNs = thoughtSinceNs.computeIfAbsent(key, of -> nowNs);
            around.checks()
                    .require(
                            Invariant.CANCELS_LEAVE,
                            nowNs - sinceNs < CANCEL_LEAVES_NS,
                            () -> "the engine thinks that it cancels " + key + ", and nobody was told");
        }
    }

    /** Nobody else has traded for a while: what the engine thinks is left of its orders is what is left at the venue. */
    void whenAllIsSettled(BusinessLogic logic, StandInExecutor executor) {
        if (around.scheduler().nowNs() - lastCommandNs < SETTLED_NS) {
            return;
        }
        TreeMap<Command.OrderKey, Long> thoughtE6 = new TreeMap<>();
        for (int index = 0; index < logic.books().marketCount(); index++) {
            Market market = logic.books().market(index);
            logic.visitOrders(
                    market,
                    (token, side, state, epoch, number, priceE4, sizeE6) ->
                            thoughtE6.put(new Command.OrderKey(epoch, number), sizeE6));
        }
        TreeMap<Command.OrderKey, Long> leftE6 = new TreeMap<>();
        for (OrderView order : venue.openOrders(
                        account, RowFilter.ALL, Page.FIRST, around.scheduler().nowNs())
                .body()
                .data()) {
            String orderId = order.request().orderId();
            Intent intent = executor.orders().byOrderId(orderId);
            if (intent != null) {
                // The venue never gives back what a failed trade has taken of an order; for the engine it may fill.
                long failedE6 = auditor.failedE6(orderId);
                leftE6.put(intent.place.key(), order.request().sizeE6() - order.matchedE6() + failedE6);
            }
        }
        around.checks()
                .require(
                        Invariant.ORDERS_ARE_THE_VENUES,
                        thoughtE6.equals(leftE6),
                        () -> thoughtE6 + " is thought to be left of orders, and it is " + leftE6);
    }
}
