package io.tapemaker.sim.crowd;

import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.venue.OrderAnswer;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderTerms;
import io.tapemaker.sim.venue.Reply;
import io.tapemaker.sim.venue.TokenRef;
import java.util.Locale;

/** A customer of a test's own: quotes where it is told, and does not move. */
final class StaticMaker {

    private final CrowdKit kit;
    private final int account;
    private int orders;

    private StaticMaker(CrowdKit kit, int account) {
        this.kit = kit;
        this.account = account;
    }

    static StaticMaker open(CrowdKit kit, long dollars) {
        int account = kit.operator.openAccount("static", kit.plan.tier(), kit.now);
        kit.operator.deposit(account, dollars * 1_000_000, kit.now);
        return new StaticMaker(kit, account);
    }

    int account() {
        return account;
    }

    /** 100 shares on each side of market 0, in the first token's prices. */
    void quote(long bidE4, long askE4) {
        place(new TokenRef(0, 0), bidE4);
        place(new TokenRef(0, 1), 10_000 - askE4);
    }

    private void place(TokenRef token, long priceE4) {
        String id = String.format(Locale.ROOT, "0x%064x", ++orders);
        OrderRequest order =
                OrderRequest.limit(id, account, token, Side.BUY, priceE4, 100_000_000, OrderTerms.POST_ONLY);
        Reply<OrderAnswer> reply = kit.venue.placeOrder(account, order, kit.now);
        if (!reply.isDone() || !reply.body().isTaken()) {
            throw new AssertionError("the venue refused: " + reply);
        }
    }
}
