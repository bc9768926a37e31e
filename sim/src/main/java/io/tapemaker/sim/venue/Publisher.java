package io.tapemaker.sim.venue;

import io.tapemaker.sim.frames.LevelChange;
import io.tapemaker.sim.venue.UserEvent.OrderNews;
import io.tapemaker.sim.venue.UserEvent.Role;
import java.util.ArrayList;
import java.util.List;

/** Tells the listener what happened: to accounts at once, to the market when the burst is over. */
final class Publisher {

    private static final long NS_PER_MS = 1_000_000L;

    private final VenueListener listener;
    private final List<MarketRoom> changed = new ArrayList<>();

    Publisher(VenueListener listener) {
        this.listener = listener;
    }

    static long ms(long ns) {
        return ns / NS_PER_MS;
    }

    void order(OrderNews news, VenueOrder order, long nowNs) {
        listener.onUserEvent(new UserEvent.OrderTold(order.account(), news, order.view(), ms(nowNs)));
    }

    /** Tells everybody who takes part, each once: who is on both sides hears it as the taker. */
    void trade(VenueTrade trade, long nowNs) {
        TradeView view = trade.view();
        for (int account : trade.accounts()) {
            Role role = account == view.taker().account() ? Role.TAKER : Role.MAKER;
            listener.onUserEvent(new UserEvent.TradeTold(account, role, view, ms(nowNs)));
        }
    }

    /** Something about the order's level may be other than before. */
    void level(MarketRoom room, VenueOrder cause) {
        room.levelMayHaveChanged(cause);
        noteNews(room);
    }

    void traded(MarketRoom room, long makerPriceE4) {
        room.traded(makerPriceE4);
        noteNews(room);
    }

    private void noteNews(MarketRoom room) {
        if (room.hasNews() && !changed.contains(room)) {
            changed.add(room);
        }
    }

    void market(MarketEvent event) {
        listener.onMarketEvent(event);
    }

    /** The burst is over: books first, then the touch. A trade shows as full books and swallows other changes. */
    void flush(long nowNs) {
        if (changed.isEmpty()) {
            return;
        }
        long nowMs = ms(nowNs);
        for (MarketRoom room : changed) {
            MarketBoard board = room.board();
            board.changedAt(nowMs);
            if (room.hasTraded()) {
                listener.onMarketEvent(new MarketEvent.BooksReplaced(board, nowMs));
            } else {
                for (LevelChange change : room.untold()) {
                    listener.onMarketEvent(new MarketEvent.LevelChanged(board, change, nowMs));
                }
            }
            if (room.isTouchNews()) {
                listener.onMarketEvent(new MarketEvent.TouchMoved(board, nowMs));
            }
            room.told();
        }
        changed.clear();
    }
}
