package io.tapemaker.engine.decode;

import io.tapemaker.journal.types.TickSize;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A decoded frame as lines of text, one for each event and one for each level or change: what tests compare. */
final class FrameText {

    /** The line of a frame that is unusable as a whole. */
    static final String UNUSABLE = "UNUSABLE";

    private FrameText() {}

    /** Decodes with a new decoder. */
    static List<String> decode(byte[] frame) {
        DecodedFrame out = new DecodedFrame();
        new MarketDecoder().decode(frame, 0, frame.length, out);
        return of(out);
    }

    static List<String> of(DecodedFrame frame) {
        List<String> lines = new ArrayList<>();
        if (frame.reject() != RejectReason.NONE) {
            lines.add(UNUSABLE);
            return lines;
        }
        for (int i = 0; i < frame.eventCount(); i++) {
            event(frame, frame.event(i), lines);
        }
        return lines;
    }

    private static void event(DecodedFrame f, DecodedEvent e, List<String> lines) {
        switch (e.kind()) {
            case BOOK -> {
                lines.add(
                        "BOOK " + about(f, e) + " asset=" + f.text(e.asset()) + " tick=" + tick(e.tickSize()) + " ltp="
                                + optional(f, e.lastTradePrice()) + " version=" + optional(f, e.version()) + " hash="
                                + hash(e.hasHash(), e.hashHigh(), e.hashMiddle(), e.hashLow()));
                levels("bid", f.levels(), e.bidsFrom(), e.bidsTo(), lines);
                levels("ask", f.levels(), e.asksFrom(), e.asksTo(), lines);
            }
            case PRICE_CHANGE -> {
                lines.add("PRICE_CHANGE " + about(f, e));
                changes(f, e, lines);
            }
            case TICK_SIZE_CHANGE ->
                lines.add("TICK_SIZE_CHANGE " + about(f, e) + " asset=" + f.text(e.asset()) + " old="
                        + tick(e.oldTickSize()) + " new=" + tick(e.tickSize()));
            case LAST_TRADE_PRICE ->
                lines.add("LAST_TRADE_PRICE " + about(f, e) + " asset=" + f.text(e.asset()) + " " + e.side() + " "
                        + e.priceE4() + " " + e.sizeE6() + " tx=" + optional(f, e.transactionHash()));
            case BEST_BID_ASK ->
                lines.add("BEST_BID_ASK " + about(f, e) + " asset=" + f.text(e.asset()) + " " + e.bestBidE4() + " "
                        + e.bestAskE4());
            case NEW_MARKET ->
                lines.add("NEW_MARKET " + about(f, e) + " tick=" + tick(e.tickSize()) + " assets=" + assets(f, e));
            case MARKET_RESOLVED ->
                lines.add("MARKET_RESOLVED " + about(f, e) + " winner=" + optional(f, e.winningAsset()) + " assets="
                        + assets(f, e));
            case PONG -> lines.add("PONG");
            case UNKNOWN_TYPE -> lines.add("UNKNOWN_TYPE " + optional(f, e.typeName()));
            case REJECTED ->
                lines.add("REJECTED " + e.reason() + " as " + e.intendedKind() + " market=" + optional(f, e.market())
                        + " assets=" + new TreeSet<>(assets(f, e)));
        }
    }

    static String hash(boolean usable, long high, long middle, int low) {
        HexFormat hex = HexFormat.of();
        return usable ? hex.toHexDigits(high) + hex.toHexDigits(middle) + hex.toHexDigits(low) : "none";
    }

    private static String about(DecodedFrame f, DecodedEvent e) {
        return f.text(e.market()) + " @" + e.timestampMs();
    }

    private static void levels(String side, LevelTable levels, int from, int to, List<String> lines) {
        for (int i = from; i < to; i++) {
            lines.add(side + " " + levels.priceE4(i) + " " + levels.sizeE6(i));
        }
    }

    private static void changes(DecodedFrame f, DecodedEvent e, List<String> lines) {
        ChangeTable c = f.changes();
        for (int i = e.changesFrom(); i < e.changesTo(); i++) {
            lines.add("change " + f.text(c.asset(i)) + " " + c.side(i) + " " + c.priceE4(i) + " " + c.sizeE6(i)
                    + " touch="
                    + c.bestBidE4(i) + "/" + c.bestAskE4(i) + " hash="
                    + hash(c.hasHash(i), c.hashHigh(i), c.hashMiddle(i), c.hashLow(i)));
        }
    }

    private static List<String> assets(DecodedFrame f, DecodedEvent e) {
        List<String> texts = new ArrayList<>();
        for (int i = e.assetsFrom(); i < e.assetsTo(); i++) {
            texts.add(f.text(f.assets().get(i)));
        }
        return texts;
    }

    private static String optional(DecodedFrame f, long span) {
        return span == Span.NONE ? "-" : "'" + f.text(span) + "'";
    }

    private static String tick(@Nullable TickSize tick) {
        return tick == null ? "-" : tick.text();
    }
}
