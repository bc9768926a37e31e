package io.tapemaker.engine.decode;

/** Why a frame, or one element of it, is not used. */
public enum RejectReason {
    /** Not rejected. */
    NONE(false),

    /** Nothing but whitespace. */
    EMPTY(true),
    /** Not RFC 8259 JSON, and not the text PONG. */
    BAD_JSON(true),
    /** A string is not well-formed UTF-8: overlong, surrogate, beyond U+10FFFF or cut. */
    BAD_UTF8(true),
    /** Something other than whitespace after the value. */
    TRAILING_BYTES(true),
    /** More than {@link JsonScanner#MAX_DEPTH} nested arrays and objects. */
    TOO_DEEP(true),
    /** More than {@link DecodedFrame#MAX_EVENTS} elements. */
    TOO_MANY_EVENTS(true),
    /** More than {@link DecodedFrame#MAX_ASSETS} asset ids beside those of price changes. */
    TOO_MANY_ASSETS(true),

    /** The frame (structural) or the array element (semantic) is not an object. */
    NOT_AN_OBJECT(false),
    /** A key that the decoder reads occurs twice in one object; {@code bids} and {@code buys} are one key. */
    DUPLICATE_KEY(false),
    /** A needed field is absent or null. */
    MISSING_FIELD(false),
    /** A field has another JSON type than it must have. */
    BAD_SHAPE(false),
    /** {@code event_type} is not a string. */
    BAD_TYPE(false),
    /** Not a plain decimal strictly between 0 and 1 (touch prices: from 0 to 1) of at most four decimals. */
    BAD_PRICE(false),
    /** Not a plain decimal of at most six decimals below 2^63 / 10^6, or zero where a size must be positive. */
    BAD_SIZE(false),
    /** Not whole milliseconds from 1970 to 2099. */
    BAD_TIMESTAMP(false),
    /** Not a 256-bit decimal asset id, or not a printable market id that starts with 0x. */
    BAD_ID(false),
    /** Neither BUY nor SELL. */
    BAD_SIDE(false),
    /** Not one of the venue's tick sizes. */
    BAD_TICK(false),
    /** An opaque text field is not a plain string. */
    BAD_TEXT(false),
    /** More than {@link LevelTable#MAX_PER_SIDE} levels on a side: more than there are prices. */
    TOO_MANY_LEVELS(false),
    /**
     * More than {@link ChangeTable#MAX_PER_EVENT} changes in an object, or {@link ChangeTable#MAX_PER_FRAME} in the
     * frame.
     */
    TOO_MANY_CHANGES(false),
    /** The same price twice on one side of a snapshot. */
    DUPLICATE_LEVEL(false);

    private final boolean structural;

    RejectReason(boolean structural) {
        this.structural = structural;
    }

    /**
     * Whether this reason always rejects the whole frame. The others reject one element; only {@link #NOT_AN_OBJECT}
     * does either, depending on where it is found.
     */
    public boolean structural() {
        return structural;
    }
}
