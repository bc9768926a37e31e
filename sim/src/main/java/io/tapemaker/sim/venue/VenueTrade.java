package io.tapemaker.sim.venue;

import io.tapemaker.sim.frames.Trade;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A trade and what it moves. */
final class VenueTrade {

    private final String id;
    private final TradeView.Taker taker;
    private final List<TradeView.Maker> makers = new ArrayList<>();
    private final List<Leg> legs = new ArrayList<>();
    private final String hash;
    private final long matchedNs;
    private TradeStatus status = TradeStatus.MATCHED;
    private long changedNs;

    VenueTrade(String id, String hash, TradeView.Taker taker, MatchPlan.AtPrice match, long nowNs) {
        this.id = id;
        this.hash = hash;
        this.taker = taker;
        this.matchedNs = nowNs;
        this.changedNs = nowNs;
        for (MatchStep step : match.steps()) {
            VenueOrder maker = step.maker();
            makers.add(new TradeView.Maker(
                    maker.id(),
                    maker.account(),
                    maker.token(),
                    maker.side(),
                    maker.priceE4(),
                    step.sizeE6(),
                    step.kind()));
            step.addLegs(taker.account(), legs);
        }
        if (match.feeE6() > 0) {
            legs.add(Leg.out(taker.account(), Ledger.CASH, match.feeE6()));
            legs.add(Leg.in(Ledger.FEES, Ledger.CASH, match.feeE6()));
        }
    }

    String id() {
        return id;
    }

    int market() {
        return taker.token().market();
    }

    TradeView.Taker taker() {
        return taker;
    }

    List<TradeView.Maker> makers() {
        return makers;
    }

    List<Leg> legs() {
        return legs;
    }

    TradeStatus status() {
        return status;
    }

    long matchedNs() {
        return matchedNs;
    }

    String hash() {
        return hash;
    }

    /** The only way from one status to another. */
    void become(TradeStatus next, long nowNs) {
        if (!status.mayBecome(next)) {
            throw new IllegalArgumentException("trade " + id + " cannot go from " + status + " to " + next);
        }
        status = next;
        changedNs = nowNs;
    }

    /** Everybody who takes part, the taker first, each once. */
    Set<Integer> accounts() {
        Set<Integer> accounts = new LinkedHashSet<>();
        accounts.add(taker.account());
        for (TradeView.Maker maker : makers) {
            accounts.add(maker.account());
        }
        return accounts;
    }

    /** As the market channel prints it. */
    Trade print() {
        TokenRef token = taker.token();
        boolean takerBids = token.isBid(taker.side());
        boolean makerOnYes = makers.get(makers.size() - 1).token().isYes();
        return new Trade(!takerBids, token.yesPriceE4(taker.priceE4()), taker.sizeE6(), token.isYes(), makerOnYes);
    }

    TradeView view() {
        return new TradeView(id, taker, List.copyOf(makers), status, matchedNs, changedNs, hash);
    }
}
