package io.tapemaker.engine.domain.quoting;

/** What quotes are worth, in E9 dollars per day. Reused. */
public final class QuoteValue {

    /** Expected reward. */
    public long rewardE9;

    /** Expected loss to fills. */
    public long pickoffE9;

    /** Cost of locked collateral. */
    public long capitalE9;

    /** Cost of the inventory that fills would add; negative where they would reduce it. */
    public long inventoryE9;

    /** Nothing. */
    public void clear() {
        rewardE9 = 0;
        pickoffE9 = 0;
        capitalE9 = 0;
        inventoryE9 = 0;
    }

    /** What is left of the reward. */
    public long netE9() {
        return rewardE9 - pickoffE9 - capitalE9 - inventoryE9;
    }

    void copy(QuoteValue other) {
        rewardE9 = other.rewardE9;
        pickoffE9 = other.pickoffE9;
        capitalE9 = other.capitalE9;
        inventoryE9 = other.inventoryE9;
    }
}
