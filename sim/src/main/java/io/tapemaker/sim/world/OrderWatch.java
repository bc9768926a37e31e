package io.tapemaker.sim.world;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.SimVenue;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names, prices and cancels of orders, and what the engine thinks is left of them. */
final class OrderWatch {

    /** A cancel that was decided has to come out of the engine within this time. */
    private static final long CANCEL_LEAVES_NS = 1_500_000_000L;

    /** What is left of an order that rests has to be known within this time, whatever the network loses. */
    private static final long WRONG_ORDER_NS = 30_000_000_000L;

    /** A cancel has to be carried out within this time where nothing keeps it from the venue. */
    private static final long CANCEL_ARRIVES_NS = 10_000_000_000L;

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
    private final TreeMap<Command.OrderKey, Long> cancelledNs = new TreeMap<>();
    private final TreeMap<Command.OrderKey, Long> unsaidSinceNs = new TreeMap<>();
    private final TreeMap<Command.OrderKey, Long> wrongSinceNs = new TreeMap<>();
    private long allCancelledNs;

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
        boolean isNew = placedNs.put(place.key(), around.scheduler().nowNs()) == null;
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

    /**
     * An order is to go.
     *
     * @param healthy whether nothing keeps cancels from the venue
     */
    void onCancel(Command.Cancel cancel, boolean healthy, ExecutorWire executor) {
        cancelledNs.putIfAbsent(cancel.key(), around.scheduler().nowNs());
        if (healthy) {
            around.scheduler().in(CANCEL_ARRIVES_NS, () -> requireGone(cancel.key(), executor));
        }
    }

    private void requireGone(Command.OrderKey key, ExecutorWire executor) {
        boolean rests = open().stream()
                .anyMatch(order -> key.equals(executor.keyOf(order.request().orderId())));
        around.checks().require(Invariant.CANCELS_LEAVE, !rests, () -> "order " + key + " was cancelled and rests");
    }

    /** Everything is to go. */
    void onCancelAll() {
        allCancelledNs = around.scheduler().nowNs();
    }

    private List<OrderView> open() {
        return venue.openOrders(
                        account, RowFilter.ALL, Page.FIRST, around.scheduler().nowNs())
                .body()
                .data();
    }

    /**
     * Looks once a second at what the engine thinks of its orders.
     *
     * @param logic null while it is down
     * @param hears whether it is told of fills
     */
    void look(@Nullable BusinessLogic logic, ExecutorWire executor, boolean hears) {
        TreeSet<Command.OrderKey> unsaid = new TreeSet<>();
        TreeSet<Command.OrderKey> wrong = new TreeSet<>();
        for (int market = 0; logic != null && market < logic.books().marketCount(); market++) {
            logic.visitOrders(logic.books().market(market), (token, side, state, epoch, number, priceE4, leftE6) -> {
                Command.OrderKey key = new Command.OrderKey(epoch, number);
                if (state.equals("PENDING_CANCEL") && !cancelledNs.containsKey(key)) {
                    unsaid.add(key);
                }
                boolean rests = state.equals("LIVE") || state.equals("PARTIALLY_FILLED");
                if (hears && rests && !isLeft(executor.idOf(key), leftE6)) {
                    wrong.add(key);
                }
            });
        }
        Command.OrderKey silent = lasting(unsaid, unsaidSinceNs, CANCEL_LEAVES_NS);
        around.checks()
                .require(
                        Invariant.CANCELS_LEAVE,
                        silent == null,
                        () -> "the engine thinks that it cancels " + silent + ", and nobody was told");
        Command.OrderKey other = lasting(wrong, wrongSinceNs, WRONG_ORDER_NS);
        around.checks()
                .require(
                        Invariant.ORDERS_ARE_THE_VENUES,
                        other == null,
                        () -> "what is left of " + other + " has long been something else");
    }

    /** Whether this much is left of an order at the venue; nothing is said of one that nobody has sent. */
    private boolean isLeft(@Nullable String orderId, long leftE6) {
        OrderView order = orderId == null
                ? null
                : venue.order(account, orderId, around.scheduler().nowNs());
        return order == null || leftE6(order) == leftE6;
    }

    /** The venue never gives back what a failed trade has taken of an order; for the engine that may fill again. */
    private long leftE6(OrderView order) {
        long failedE6 = auditor.failedE6(order.request().orderId());
        return order.status().isOpen() ? order.request().sizeE6() - order.matchedE6() + failedE6 : 0;
    }

    /** One of those that have been there for too long, null for none. */
    private Command.@Nullable OrderKey lasting(
            TreeSet<Command.OrderKey> now, TreeMap<Command.OrderKey, Long> sinceNs, long limitNs) {
        sinceNs.keySet().retainAll(now);
        long nowNs = around.scheduler().nowNs();
        for (Command.OrderKey key : now) {
            if (nowNs - sinceNs.computeIfAbsent(key, of -> nowNs) >= limitNs) {
                return key;
            }
        }
        return null;
    }

    /** Nobody else has traded for a while: what the engine thinks is left of its orders is what the venue has left. */
    void whenAllIsSettled(BusinessLogic logic, ExecutorWire executor) {
        long settledNs = around.scheduler().nowNs() - SETTLED_NS;
        if (allCancelledNs > settledNs) {
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
        for (OrderView order : open()) {
            String orderId = order.request().orderId();
            Command.OrderKey key = executor.keyOf(orderId);
            if (key != null) {
                leftE6.put(key, leftE6(order));
            }
        }
        thoughtE6.keySet().removeIf(key -> isYoung(key, settledNs));
        leftE6.keySet().removeIf(key -> isYoung(key, settledNs));
        around.checks()
                .require(
                        Invariant.ORDERS_ARE_THE_VENUES,
                        thoughtE6.equals(leftE6),
                        () -> thoughtE6 + " is thought to be left of orders, and it is " + leftE6);
    }

    private boolean isYoung(Command.OrderKey key, long settledNs) {
        return placedNs.getOrDefault(key, 0L) > settledNs || cancelledNs.getOrDefault(key, 0L) > settledNs;
    }
}
