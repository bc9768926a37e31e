package io.tapemaker.sim.venue;

/** How the exchange settles a taker against one maker. */
public enum MatchKind {
    /** One buys the token that the other sells. */
    COMPLEMENTARY,
    /** Both buy, each one token of the pair: dollars become a pair. */
    MINT,
    /** Both sell, each one token of the pair: a pair becomes dollars. */
    MERGE
}
