package io.tapemaker.sim.frames;

import java.security.MessageDigest;

/** The two shapes of {@code book} and the book hash. Levels run from the far end to the touch on both sides. */
public final class BookFrames {

    private static final String COMPACT = ",";
    private static final String SPACED = ", ";

    private final MessageDigest sha1 = Digests.newSha1();
    private final FrameText hashText = new FrameText();

    /** SHA-1 of the book's canonical JSON. */
    public String hash(MarketNames names, MarketBook book, boolean yesToken, long timestampMs) {
        FrameText text = hashText.clear().text("{");
        text.member("market", names.market()).text(COMPACT);
        text.member("asset_id", names.token(yesToken)).text(COMPACT);
        text.member("timestamp", Long.toString(timestampMs)).text(COMPACT);
        text.member("hash", "").text(COMPACT);
        levels(text, book, yesToken, COMPACT);
        text.text(COMPACT).member("min_order_size", names.minOrderSize()).text(COMPACT);
        text.member("tick_size", book.tick().text()).text(COMPACT);
        text.text("\"neg_risk\":").text(Boolean.toString(names.negRisk())).text(COMPACT);
        text.member("last_trade_price", book.lastTradePrice());
        return version(text, names).text("}").digest(sha1);
    }

    /** One element of a snapshot array. */
    public void snapshot(FrameText text, MarketNames names, MarketBook book, boolean yesToken, long timestampMs) {
        text.text("{").member("market", names.market()).text(COMPACT);
        text.member("asset_id", names.token(yesToken)).text(COMPACT);
        text.member("timestamp", Long.toString(timestampMs)).text(COMPACT);
        text.member("hash", hash(names, book, yesToken, timestampMs)).text(COMPACT);
        levels(text, book, yesToken, COMPACT);
        text.text(COMPACT).member("tick_size", book.tick().text()).text(COMPACT);
        text.member("event_type", "book").text(COMPACT);
        text.member("last_trade_price", book.lastTradePrice());
        version(text, names).text("}");
    }

    /** The refresh after a trade: without tick size and last trade price. */
    public byte[] refresh(FrameText text, MarketNames names, MarketBook book, boolean yesToken, long timestampMs) {
        text.clear().text("{").member("market", names.market()).text(SPACED);
        text.member("asset_id", names.token(yesToken)).text(SPACED);
        levels(text, book, yesToken, SPACED);
        text.text(SPACED).member("hash", hash(names, book, yesToken, timestampMs));
        text.text(SPACED).member("timestamp", Long.toString(timestampMs));
        return text.text(SPACED).member("event_type", "book").text("}").toBytes();
    }

    private static FrameText version(FrameText text, MarketNames names) {
        return names.protocolV2() ? text.text(COMPACT).member("version", "v2") : text;
    }

    private static void levels(FrameText text, MarketBook book, boolean yesToken, String separator) {
        text.text("\"bids\":[");
        side(text, book, true, yesToken, separator);
        text.text("]").text(separator).text("\"asks\":[");
        side(text, book, false, yesToken, separator);
        text.text("]");
    }

    /**
     * Bids rise and asks fall; the mirror of a falling side rises, so NO bids are YES asks from the far end as well.
     */
    private static void side(FrameText text, MarketBook book, boolean bids, boolean yesToken, String separator) {
        boolean yesBids = bids == yesToken;
        BookSide side = book.side(yesBids);
        for (int i = 0; i < side.count(); i++) {
            int index = yesBids ? i : side.count() - 1 - i;
            LevelChange level = new LevelChange(yesBids, side.priceE4(index), side.sizeE6(index), yesToken);
            text.text(i == 0 ? "{\"price\":\"" : separator + "{\"price\":\"");
            text.price(level.priceE4(yesToken)).text("\"").text(separator);
            text.text("\"size\":\"").size(level.sizeE6()).text("\"}");
        }
    }
}
