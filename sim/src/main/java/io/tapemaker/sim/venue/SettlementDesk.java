package io.tapemaker.sim.venue;

import io.tapemaker.sim.frames.Digests;
import io.tapemaker.sim.venue.Agenda.Deed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Books trades and takes them to the chain, or not. */
final class SettlementDesk {

    private static final HexFormat HEX = HexFormat.of();

    private final Floor floor;
    private final SettlementPlan plan;
    private final MarketDesk markets;
    private final RebateOffice rebates;
    private final Map<String, VenueTrade> trades = new LinkedHashMap<>();
    private final TreeMap<Integer, List<VenueTrade>> byAccount = new TreeMap<>();

    SettlementDesk(Floor floor, SettlementPlan plan, MarketDesk markets, RebateOffice rebates) {
        this.floor = floor;
        this.plan = plan;
        this.markets = markets;
        this.rebates = rebates;
    }

    /** All trades, the oldest first. */
    Collection<VenueTrade> trades() {
        return trades.values();
    }

    VenueTrade trade(String tradeId) {
        VenueTrade trade = trades.get(tradeId);
        if (trade == null) {
            throw new IllegalArgumentException("no trade is called " + tradeId);
        }
        return trade;
    }

    /** Books what a taker and the makers of one price have agreed on. */
    VenueTrade book(VenueOrder taker, MatchPlan.AtPrice match, long nowNs) {
        long number = trades.size() + 1L;
        String id = HEX.toHexDigits(number, 8) + "-0000-4000-9000-000000000000";
        String hash = "0x" + HEX.formatHex(Digests.sha256("trade/" + number));
        TradeView.Taker side = new TradeView.Taker(
                taker.id(),
                taker.account(),
                taker.token(),
                taker.side(),
                match.priceE4(),
                match.sizeE6(),
                match.feeE6());
        VenueTrade trade = new VenueTrade(id, hash, side, match, nowNs);
        trades.put(id, trade);
        for (int account : trade.accounts()) {
            byAccount.computeIfAbsent(account, owner -> new ArrayList<>()).add(trade);
        }
        floor.ledger().expect(trade.market(), trade.legs());
        floor.agenda().plan(nowNs + floor.rules().delays().tradePrintNs(), Deed.PRINT_TRADE, id, 0);
        for (SettlementPlan.Step step : plan.stepsOf(trade.view())) {
            int status = step.status().ordinal();
            floor.agenda().plan(nowNs + Math.max(0, step.afterNs()), Deed.MOVE_TRADE, id, status);
        }
        return trade;
    }

    void print(String tradeId, long nowNs) {
        VenueTrade trade = trade(tradeId);
        MarketBoard board = floor.room(trade.market()).board();
        floor.publisher().market(new MarketEvent.TradePrinted(board, trade.print(), trade.hash(), Publisher.ms(nowNs)));
    }

    /** Takes a trade one step further; what it moves is settled when it is mined and free again when it has failed. */
    void move(String tradeId, TradeStatus next, long nowNs) {
        VenueTrade trade = trade(tradeId);
        trade.become(next, nowNs);
        switch (next) {
            case MINED -> {
                floor.ledger().settle(trade.market(), trade.legs());
                rebates.onMined(trade);
                markets.redeem(floor.room(trade.market()), trade.accounts());
            }
            case FAILED -> {
                floor.ledger().reverse(trade.market(), trade.legs());
                markets.redeem(floor.room(trade.market()), trade.accounts());
            }
            case MATCHED, RETRYING, CONFIRMED -> {}
        }
        floor.publisher().trade(trade, nowNs);
    }

    /** The trades of an account, the oldest first. */
    List<VenueTrade> tradesOf(int account) {
        return byAccount.getOrDefault(account, List.of());
    }
}
