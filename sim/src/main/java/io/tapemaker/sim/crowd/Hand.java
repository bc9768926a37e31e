package io.tapemaker.sim.crowd;

import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.MarketBook;
import io.tapemaker.sim.venue.OrderAnswer;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderTerms;
import io.tapemaker.sim.venue.Refusal;
import io.tapemaker.sim.venue.Reply;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An agent's account in one market: writes its orders as the venue wants them, and counts what comes of them. */
final class Hand {

    private static final HexFormat HEX = HexFormat.of();
    private static final long CENT_E6 = 10_000;
    private static final long DOLLAR_E6 = 1_000_000;

    /** A market BUY names shares with four decimals, and from two dollars on its price survives the cut. */
    private static final long SHARE_STEP_E6 = 100;

    private static final long LEAST_BUY_E6 = 2 * DOLLAR_E6;

    private final Scene scene;
    private final SimVenue venue;
    private final int account;
    private final Part part;
    private final TokenRef[] tokens;
    private final String idPrefix;
    private long ids;

    Hand(Scene scene, int account, Part part) {
        this.scene = scene;
        this.venue = scene.venue();
        this.account = account;
        this.part = part;
        this.tokens = new TokenRef[] {new TokenRef(scene.market(), 0), new TokenRef(scene.market(), 1)};
        this.idPrefix = "0x" + "c".repeat(32) + HEX.toHexDigits((long) account);
    }

    private String nextId() {
        return idPrefix + HEX.toHexDigits(++ids);
    }

    /** Tokens that can be sold or merged. */
    long availableE6(int slot) {
        return venue.tokens(account, tokens[slot]).availableE6();
    }

    /** First tokens less second ones, once every trade has settled. */
    long positionE6() {
        return venue.tokens(account, tokens[0]).provisionalE6()
                - venue.tokens(account, tokens[1]).provisionalE6();
    }

    /** An order that rests on a side of the first token's book: sells what is there, or buys the other token. */
    OrderRequest resting(boolean bid, long levelE4, long sizeE6, boolean sell) {
        int slot = bid == sell ? 1 : 0;
        long priceE4 = slot == 0 ? levelE4 : Price.complement(levelE4);
        Side side = sell ? Side.SELL : Side.BUY;
        return OrderRequest.limit(
                nextId(), account, tokens[slot], side, priceE4, Size.floorToOrderStep(sizeE6), OrderTerms.POST_ONLY);
    }

    /** Takes what the other side offers up to a limit price of the first token's book; up means that it buys there. */
    void take(boolean up, long sizeE6, long limitE4, boolean preferSell, long nowNs) {
        int sold = up ? 1 : 0;
        boolean sell = preferSell && availableE6(sold) >= sizeE6;
        int slot = sell ? sold : 1 - sold;
        long priceE4 = slot == 0 ? limitE4 : Price.complement(limitE4);
        OrderAmounts amounts = sell ? selling(sizeE6, priceE4) : buying(sizeE6, priceE4);
        if (amounts.makerAmountE6() <= 0 || amounts.takerAmountE6() <= 0) {
            return;
        }
        Side side = sell ? Side.SELL : Side.BUY;
        OrderRequest request = new OrderRequest(nextId(), account, tokens[slot], side, amounts, OrderTerms.FAK);
        Reply<OrderAnswer> reply = venue.placeOrder(account, request, nowNs);
        if (refused(reply.refusal()) || refused(reply.body().refusal())) {
            return;
        }
        scene.counts().ordered();
        book(slot, sell, reply.body().exchanged());
    }

    private static OrderAmounts selling(long sizeE6, long priceE4) {
        long sharesE6 = Size.floorToOrderStep(sizeE6);
        return new OrderAmounts(sharesE6, sharesE6 * priceE4 / Price.ONE_E4);
    }

    /** Dollars in whole cents. */
    private static OrderAmounts buying(long sizeE6, long priceE4) {
        long costE6 = Math.max(LEAST_BUY_E6, sizeE6 * priceE4 / Price.ONE_E4);
        long dollarsE6 = costE6 - costE6 % CENT_E6;
        long sharesE6 = dollarsE6 * Price.ONE_E4 / priceE4;
        return new OrderAmounts(dollarsE6, sharesE6 - sharesE6 % SHARE_STEP_E6);
    }

    private void book(int slot, boolean sold, OrderAmounts exchanged) {
        if (exchanged.makerAmountE6() == 0) {
            scene.counts().hadToWait();
            return;
        }
        long sharesE6 = sold ? exchanged.makerAmountE6() : exchanged.takerAmountE6();
        long dollarsE6 = sold ? exchanged.takerAmountE6() : exchanged.makerAmountE6();
        long firstE6 = scene.path().nowE6();
        long worthE6 = slot == 0 ? firstE6 : DOLLAR_E6 - firstE6;
        long valueE6 = (long) ((double) sharesE6 * worthE6 / DOLLAR_E6);
        scene.counts().taken(part).add(sharesE6, dollarsE6, sold ? dollarsE6 - valueE6 : valueE6 - dollarsE6);
    }

    /** Counts a refusal, if there is one. */
    boolean refused(@Nullable Refusal refusal) {
        if (refusal != null) {
            scene.counts().wasRefused(refusal.kind());
        }
        return refusal != null;
    }

    /** Makes pairs of dollars, as far as there are any. */
    void split(long pairsE6, long nowNs) {
        if (pairsE6 > 0 && venue.dollars(account).availableE6() >= pairsE6) {
            venue.operator().split(account, scene.market(), pairsE6, nowNs);
            scene.counts().split();
        }
    }

    /** Makes dollars of pairs that nothing is promised of. */
    void merge(long pairsE6, long nowNs) {
        if (pairsE6 > 0) {
            venue.operator().split(account, scene.market(), -pairsE6, nowNs);
            scene.counts().merged();
        }
    }

    /** How far a taker goes beyond the touch, 0 if there is nobody. */
    static long limitE4(MarketBook book, boolean up, int slipTicks) {
        if (book.side(!up).count() == 0) {
            return 0;
        }
        TickSize tick = book.tick();
        long reachE4 = slipTicks * tick.stepE4();
        return up
                ? Math.min(tick.floor(book.bestAskE4() + reachE4), Price.ONE_E4 - tick.stepE4())
                : Math.max(tick.ceil(book.bestBidE4() - reachE4), tick.stepE4());
    }
}
