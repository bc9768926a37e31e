package io.tapemaker.sim.frames;

/**
 * What a market is called outside of the order book.
 *
 * @param number under which everything but the order book knows it
 * @param description several lines, with quotes, as real ones have
 * @param group how it is called among the markets of its event
 */
public record MarketStory(
        String number, String question, String slug, String description, Event event, String group, Fees fees) {

    /** What several markets may belong to. */
    public record Event(String number, String slug, String title) {}

    /**
     * Fees as the market channel tells them, numbers as texts.
     *
     * @param takerBase cap in basis points
     */
    public record Fees(String takerBase, boolean enabled, String rate, String rebateRate) {

        /** A market without fees. */
        public static final Fees NONE = new Fees("0", false, "0", "0");
    }
}
