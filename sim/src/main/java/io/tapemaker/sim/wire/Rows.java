package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.TradeView;

/** Orders and trades as lists show them. */
final class Rows {

    private static final long SECOND = 1_000_000_000L;

    private final MarketIndex index;
    private final WireAccounts accounts;

    Rows(MarketIndex index, WireAccounts accounts) {
        this.index = index;
        this.accounts = accounts;
    }

    ObjectNode order(OrderView view) {
        OrderRequest request = view.request();
        ObjectNode row = Json.object();
        row.put("id", request.orderId()).put("status", view.status().name());
        row.put("owner", accounts.ownerOf(request.account()));
        row.put("maker_address", accounts.makerAddressOf(request.account()));
        row.put("market", index.names(request.token().market()).market());
        row.put("asset_id", index.tokenId(request.token()))
                .put("side", request.side().name());
        row.put("original_size", Size.format(request.sizeE6())).put("size_matched", Size.format(view.matchedE6()));
        row.put("price", Price.format(request.priceE4())).put("outcome", MarketIndex.outcome(request.token()));
        row.put("expiration", Long.toString(request.terms().expirationS()));
        row.put("order_type", request.terms().type().name());
        row.set("associate_trades", Json.array(view.tradeIds()));
        return row.put("created_at", view.createdNs() / SECOND);
    }

    /** A trade for one who took part in it. */
    ObjectNode trade(TradeView view, int account) {
        TradeView.Taker taker = view.taker();
        ObjectNode row = Json.object();
        row.put("id", view.id()).put("taker_order_id", taker.orderId());
        row.put("market", index.names(taker.token().market()).market());
        row.put("asset_id", index.tokenId(taker.token()))
                .put("side", taker.side().name());
        row.put("size", Size.format(taker.sizeE6())).put("fee_rate_bps", feeRate(taker));
        row.put("price", Price.format(taker.priceE4())).put("status", "TRADE_STATUS_" + view.status());
        row.put("match_time", Long.toString(view.matchedNs() / SECOND));
        row.put("last_update", Long.toString(view.changedNs() / SECOND));
        row.put("outcome", MarketIndex.outcome(taker.token())).put("bucket_index", 0);
        row.put("owner", accounts.ownerOf(taker.account()));
        row.put("maker_address", accounts.makerAddressOf(taker.account()));
        if (isOnChain(view.status())) {
            row.put("transaction_hash", view.hash());
        }
        row.set("maker_orders", makers(view));
        return row.put("trader_side", traderSide(view, account));
    }

    ArrayNode makers(TradeView view) {
        ArrayNode makers = Json.array();
        for (TradeView.Maker maker : view.makers()) {
            ObjectNode row = makers.addObject();
            row.put("order_id", maker.orderId()).put("owner", accounts.ownerOf(maker.account()));
            row.put("maker_address", accounts.makerAddressOf(maker.account()));
            row.put("matched_amount", Size.format(maker.sizeE6())).put("price", Price.format(maker.priceE4()));
            row.put("fee_rate_bps", "0").put("asset_id", index.tokenId(maker.token()));
            row.put("outcome", MarketIndex.outcome(maker.token()))
                    .put("side", maker.side().name());
        }
        return makers;
    }

    /** Since July 2026 a transaction has a hash only when there is one. */
    static boolean isOnChain(TradeStatus status) {
        return status == TradeStatus.MINED || status == TradeStatus.CONFIRMED;
    }

    static String feeRate(TradeView.Taker taker) {
        return taker.feeE6() > 0 ? Integer.toString(PublicDesk.BASE_FEE_BPS) : "0";
    }

    static String traderSide(TradeView view, int account) {
        return view.taker().account() == account ? "TAKER" : "MAKER";
    }
}
