package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.venue.Agenda.Deed;
import java.util.List;
import java.util.Set;

/** The life of markets, from listing to the payment of the winners. */
final class MarketDesk {

    private final Floor floor;
    private final CancelDesk cancels;

    MarketDesk(Floor floor, CancelDesk cancels) {
        this.floor = floor;
        this.cancels = cancels;
    }

    /** The game begins: resting orders are cleared where the market says so, and takers wait from now on. */
    void startGame(MarketRoom room, long nowNs) {
        room.takerDelayNs(room.setup().takerDelayNs());
        if (room.setup().clearBookOnStart()) {
            cancels.clear(room, OrderStatus.CANCELED, nowNs);
        }
    }

    /** A new grid: orders that are off it go, both books are told anew after a while. */
    void changeTick(MarketRoom room, TickSize tick, long nowNs) {
        TickSize old = room.tick();
        if (old == tick) {
            return;
        }
        room.board().changeTick(tick);
        long nowMs = Publisher.ms(nowNs);
        floor.publisher().market(new MarketEvent.TickChanged(room.board(), old, tick, nowMs));
        for (Account account : floor.accounts()) {
            for (VenueOrder order : List.copyOf(account.open())) {
                if (order.token().market() == room.index() && !tick.allows(order.priceE4())) {
                    floor.end(order, OrderStatus.CANCELED, "", nowNs);
                }
            }
        }
        floor.agenda().plan(nowNs + floor.rules().delays().tickSnapshotNs(), Deed.SEND_BOOKS, "", room.index());
    }

    /** Both books in full, as they were last told. */
    void sendBooks(MarketRoom room) {
        MarketBoard board = room.board();
        floor.publisher().market(new MarketEvent.Snapshot(board, board.changedMs()));
    }

    /** The outcome is known: nothing trades any more, and who has the right token is paid. */
    void resolve(MarketRoom room, boolean yesWins, long nowNs) {
        room.become(MarketState.RESOLVED);
        room.won(yesWins);
        cancels.clear(room, OrderStatus.CANCELED_MARKET_RESOLVED, nowNs);
        for (Account account : floor.accounts()) {
            redeem(room, account.index());
        }
        floor.publisher().flush(nowNs);
        long nowMs = Publisher.ms(nowNs);
        floor.publisher().market(new MarketEvent.Resolved(room.board(), room.index(), yesWins, nowMs));
    }

    /** A trade of a market that is over has ended: what it gave or set free is paid now. */
    void redeem(MarketRoom room, Set<Integer> accounts) {
        if (room.state() == MarketState.RESOLVED) {
            for (int account : accounts) {
                redeem(room, account);
            }
        }
    }

    private void redeem(MarketRoom room, int account) {
        floor.ledger().redeem(account, new TokenRef(room.index(), room.yesWon() ? 0 : 1));
    }
}
