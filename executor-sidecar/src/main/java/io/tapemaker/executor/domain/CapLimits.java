package io.tapemaker.executor.domain;

/**
 * What the policy allows all orders together; caps of markets and groups come with each order.
 *
 * @param orderE6 what one order may put at risk, millionths of a dollar
 * @param totalE6 what everything may put at risk at once
 * @param dayNotionalE6 what fills of any 24 hours, and orders that may yet be filled, put at risk
 * @param dayLossE6 losses against cost in any 24 hours; gains are never set against them
 * @param messagesPerSecond orders posted within any second; cancels are not counted
 */
public record CapLimits(
        long orderE6, long totalE6, long dayNotionalE6, long dayLossE6, int messagesPerSecond, Repeated repeated) {

    /** Nothing is allowed. */
    public static final CapLimits NOTHING = new CapLimits(0, 0, 0, 0, 0, new Repeated(1, 0));

    /** So many fills of one side of one market within this time, in ns: nothing more until a person re-arms. */
    public record Repeated(int fills, long withinNs) {}
}
