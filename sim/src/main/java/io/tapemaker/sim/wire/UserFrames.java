package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.sim.venue.UserEvent;
import java.nio.charset.StandardCharsets;

/** What the venue says to one account, as frames of the user channel. */
public final class UserFrames {

    private static final long SECOND = 1_000_000_000L;
    private static final String KILLED = "CANCELED_";

    private final MarketIndex index;
    private final WireAccounts accounts;
    private final Rows rows;

    /** Frames of a venue for accounts with these keys. */
    public UserFrames(SimVenue venue, WireAccounts accounts) {
        this(new MarketIndex(venue), accounts);
    }

    UserFrames(MarketIndex index, WireAccounts accounts) {
        this.index = index;
        this.accounts = accounts;
        this.rows = new Rows(index, accounts);
    }

    /** The frame of an event, UTF-8. */
    public byte[] write(UserEvent event) {
        return text(event).getBytes(StandardCharsets.UTF_8);
    }

    /** The frame as text. */
    public String text(UserEvent event) {
        ObjectNode frame;
        if (event instanceof UserEvent.OrderTold told) {
            frame = order(told);
        } else if (event instanceof UserEvent.TradeTold told) {
            frame = trade(told);
        } else {
            throw new IllegalArgumentException("no frame for " + event);
        }
        return new String(Json.bytes(frame), StandardCharsets.UTF_8);
    }

    /** The condition id of the market that an event is about. */
    public String marketOf(UserEvent event) {
        int market = event instanceof UserEvent.OrderTold told
                ? told.order().request().token().market()
                : event instanceof UserEvent.TradeTold trade
                        ? trade.trade().taker().token().market()
                        : -1;
        return index.names(market).market();
    }

    private ObjectNode order(UserEvent.OrderTold told) {
        OrderView view = told.order();
        OrderRequest request = view.request();
        // An order that was killed at once never got as far as a size or a time; the real frame leaves them empty.
        boolean killed = view.statusText().startsWith(KILLED) && view.matchedE6() == 0;
        String owner = accounts.ownerOf(request.account());
        ObjectNode frame = Json.object();
        frame.put("id", request.orderId()).put("owner", owner);
        frame.put("market", index.names(request.token().market()).market());
        frame.put("asset_id", index.tokenId(request.token()))
                .put("side", request.side().name());
        frame.put("order_owner", owner).put("original_size", Size.format(request.sizeE6()));
        frame.put("size_matched", killed ? "" : Size.format(view.matchedE6()));
        frame.put("price", Price.format(request.priceE4()));
        frame.set("associate_trades", view.tradeIds().isEmpty() ? null : Json.array(view.tradeIds()));
        frame.put("outcome", killed ? "" : MarketIndex.outcome(request.token()));
        frame.put("type", told.news().name());
        frame.put("created_at", killed ? "" : Long.toString(view.createdNs() / SECOND));
        frame.put("expiration", Long.toString(request.terms().expirationS()));
        frame.put("order_type", request.terms().type().name()).put("status", view.statusText());
        frame.put("maker_address", accounts.makerAddressOf(request.account()));
        return frame.put("timestamp", Long.toString(told.timestampMs())).put("event_type", "order");
    }

    private ObjectNode trade(UserEvent.TradeTold told) {
        TradeView view = told.trade();
        TradeView.Taker taker = view.taker();
        String owner = accounts.ownerOf(taker.account());
        ObjectNode frame = Json.object();
        frame.put("type", "TRADE").put("id", view.id()).put("taker_order_id", taker.orderId());
        frame.put("market", index.names(taker.token().market()).market());
        frame.put("asset_id", index.tokenId(taker.token()))
                .put("side", taker.side().name());
        frame.put("size", Size.format(taker.sizeE6())).put("fee_rate_bps", Rows.feeRate(taker));
        frame.put("price", Price.format(taker.priceE4()))
                .put("status", view.status().name());
        frame.put("match_time", Long.toString(view.matchedNs() / SECOND));
        frame.put("last_update", Long.toString(view.changedNs() / SECOND));
        frame.put("outcome", MarketIndex.outcome(taker.token()));
        frame.put("owner", owner).put("trade_owner", owner);
        frame.put("maker_address", accounts.makerAddressOf(taker.account()));
        if (Rows.isOnChain(view.status())) {
            frame.put("transaction_hash", view.hash());
        }
        frame.put("bucket_index", 0).set("maker_orders", rows.makers(view));
        frame.put("trader_side", told.role().name());
        return frame.put("timestamp", Long.toString(told.timestampMs())).put("event_type", "trade");
    }
}
