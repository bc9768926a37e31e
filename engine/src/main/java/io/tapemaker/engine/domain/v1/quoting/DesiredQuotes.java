package io.tapemaker.engine.domain.v1.quoting;

/**
 * The quotes wanted in one market: a BUY of the first token and a BUY of the second, each possibly absent. Reused.
 */
public final class DesiredQuotes {

    /** Tokens of a market. */
    public static final int TOKENS = 2;

    private final long[] priceE4 = new long[TOKENS];
    private final long[] sizeE6 = new long[TOKENS];
    private QuoteCause cause = QuoteCause.DISABLED;

    /** Nothing is wanted, for this cause. */
    public void none(QuoteCause why) {
        cause = why;
        for (int token = 0; token < TOKENS; token++) {
            priceE4[token] = 0;
            sizeE6[token] = 0;
        }
    }

    /** Something is wanted; {@link #quote} says what. */
    public void quoted() {
        none(QuoteCause.QUOTED);
    }

    /** A BUY of this token. */
    public void quote(int token, long price, long size) {
        priceE4[token] = price;
        sizeE6[token] = size;
    }

    /** Price of the wanted BUY of this token in E4, 0 for none. */
    public long priceE4(int token) {
        return priceE4[token];
    }

    /** Size of the wanted BUY of this token in E6, 0 for none. */
    public long sizeE6(int token) {
        return sizeE6[token];
    }

    /** Why. */
    public QuoteCause cause() {
        return cause;
    }
}
