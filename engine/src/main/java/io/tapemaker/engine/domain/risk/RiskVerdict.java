package io.tapemaker.engine.domain.risk;

/** Whether an order may be placed, and else the first rule that it breaks. */
public enum RiskVerdict {
    /** No rule is broken. */
    PASSED(0),
    /** Market, slot, price or size cannot be those of an order. */
    MALFORMED(1),
    /** The kill latch is set. */
    KILL_LATCHED(2),
    /** The executor has not reported that it is armed. */
    EXECUTOR_NOT_ARMED(3),
    /** The market's regime places no orders. */
    MARKET_PULLED(4),
    /** The market may only reduce its position and the order might do more. */
    REDUCE_ONLY(5),
    /** Above the size of one order. */
    ORDER_SIZE(6),
    /** Above the notional of one order. */
    ORDER_NOTIONAL(7),
    /** Sells more than is held and not on sale yet. */
    NOT_HELD(8),
    /** The market's position could exceed its limit. */
    MARKET_SHARES(9),
    /** The market's notional would exceed its limit. */
    MARKET_NOTIONAL(10),
    /** The event group's loss in the worst outcome would exceed its limit. */
    GROUP_LOSS(11),
    /** The event group's notional would exceed its limit. */
    GROUP_NOTIONAL(12),
    /** The notional of everything together would exceed its limit. */
    TOTAL_NOTIONAL(13),
    /** As many orders are open as may be. */
    OPEN_ORDERS(14);

    private final int code;

    RiskVerdict(int code) {
        this.code = code;
    }

    /** The number in records; never an ordinal, so that the order may change. */
    public int code() {
        return code;
    }
}
