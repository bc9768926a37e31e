package io.tapemaker.executor.policy;

/**
 * How old what an order rests upon may be, in ns.
 *
 * @param commandNs the engine's command, from its event time
 * @param geoblockNs the last good answer on where we are
 * @param engineSilenceNs the engine's last sign of life, after which everything is cancelled
 */
public record Ages(long commandNs, long geoblockNs, long engineSilenceNs) {

    /** Whether something of a time is not older than the limit, and not from the future; overflow-safe. */
    public static boolean isWithin(long nowNs, long atNs, long limitNs) {
        return atNs >= 0 && atNs <= nowNs && nowNs - atNs <= limitNs;
    }
}
