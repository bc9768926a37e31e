package io.tapemaker.engine.domain.risk;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The latch that stops everything. Set by the first trigger, in the very event that shows it; from then on nothing may
 * be placed, and all orders are cancelled again and again until none is reported open. Only {@link #rearm}, which only
 * an operator's event may call, opens it. Its whole state is written and read: a restart comes up latched.
 *
 * <p>In each event: first {@link #conditions} and {@link #trip} as they apply, then {@link #takeCancelAll}, then
 * whatever would place.
 */
public final class KillSwitch {

    private static final int NOT_LATCHED = 255;

    private final boolean executorPresent;
    private final long cancelAllEveryNs;

    private @Nullable KillTrigger trigger;
    private long sinceNs;
    private long detail;
    private int conditions;
    private boolean cancelAllDue;
    private long lastCancelAllNs;
    private boolean executorSaysArmed;
    private long timesLatched;

    /**
     * An open latch.
     *
     * @param executorPresent whether this mode has an executor, with a latch of its own
     * @param cancelAllEveryMs how often cancel-all is repeated while orders are reported open
     */
    public KillSwitch(boolean executorPresent, long cancelAllEveryMs) {
        this.executorPresent = executorPresent;
        this.cancelAllEveryNs = Math.multiplyExact(cancelAllEveryMs, Ranges.NS_PER_MS);
    }

    /**
     * Something happened that sets the latch and is over. While latched, only the first trigger is kept.
     *
     * @param why a detail, see {@link KillTrigger}
     * @return whether this set the latch
     */
    public boolean trip(KillTrigger what, long why, long nowNs) {
        if (latched()) {
            return false;
        }
        trigger = what;
        sinceNs = nowNs;
        detail = why;
        cancelAllDue = true;
        timesLatched++;
        return true;
    }

    /**
     * Which triggers hold now, as a set of {@link KillTrigger#bit()}: all of them, each time. Any of them sets the
     * latch, and keeps it from being opened for as long as it holds.
     *
     * @param why a detail of the first of them
     * @return whether this set the latch
     */
    public boolean conditions(int bits, long why, long nowNs) {
        conditions = bits;
        KillTrigger first = KillTrigger.ofCode(Integer.numberOfTrailingZeros(bits));
        return first != null && trip(first, why, nowNs);
    }

    /**
     * The executor reports its own latch.
     *
     * @return whether this set the latch: the executor does not place, so the engine does not either until both are
     *     re-armed, the executor first
     */
    public boolean executorArmed(boolean armed, long nowNs) {
        executorSaysArmed = armed;
        return executorPresent && !armed && trip(KillTrigger.EXECUTOR_LATCHED, 0, nowNs);
    }

    /**
     * A new session: the executor has to report anew, and a latch that is still set cancels everything once more. Only
     * makes stricter.
     */
    public void newSession() {
        executorSaysArmed = false;
        cancelAllDue = latched();
    }

    /** An operator's word to open the latch. */
    public RearmVerdict rearm() {
        if (!latched()) {
            return RearmVerdict.NOT_LATCHED;
        }
        if (!executorArmed()) {
            return RearmVerdict.EXECUTOR_NOT_ARMED;
        }
        if (conditions != 0) {
            return RearmVerdict.CONDITION_HOLDS;
        }
        trigger = null;
        cancelAllDue = false;
        return RearmVerdict.REARMED;
    }

    /**
     * Whether cancel-all is to be sent in this event: once when the latch is set, whatever is thought to be open, and
     * again at intervals while orders are reported open. Asking counts as sending.
     */
    public boolean takeCancelAll(int openOrders, long nowNs) {
        if (!latched()) {
            return false;
        }
        boolean again = openOrders > 0 && nowNs - lastCancelAllNs >= cancelAllEveryNs;
        if (!cancelAllDue && !again) {
            return false;
        }
        cancelAllDue = false;
        lastCancelAllNs = nowNs;
        return true;
    }

    /** Whether an order may be placed: the latch is open, and the executor, where there is one, is armed. */
    public boolean mayPlace() {
        return !latched() && executorArmed();
    }

    /** Whether the latch is set. */
    public boolean latched() {
        return trigger != null;
    }

    /** Whether the executor has reported that it is armed, or there is none. */
    public boolean executorArmed() {
        return !executorPresent || executorSaysArmed;
    }

    /** What set the latch; null while it is open. */
    public @Nullable KillTrigger trigger() {
        return trigger;
    }

    /** When the latch was set last. */
    public long sinceNs() {
        return sinceNs;
    }

    /** Detail of the trigger that set the latch last, see {@link KillTrigger}. */
    public long detail() {
        return detail;
    }

    /** The triggers that hold now, as bits. */
    public int conditions() {
        return conditions;
    }

    /** How often the latch was set. */
    public long timesLatched() {
        return timesLatched;
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        out.putByte(trigger == null ? NOT_LATCHED : trigger.code());
        out.putLong(sinceNs);
        out.putLong(detail);
        out.putInt(conditions);
        out.putBoolean(cancelAllDue);
        out.putLong(lastCancelAllNs);
        out.putBoolean(executorSaysArmed);
        out.putLong(timesLatched);
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        int code = in.getByte();
        trigger = KillTrigger.ofCode(code);
        if (trigger == null && code != NOT_LATCHED) {
            throw in.invalid("no kill trigger has the code " + code);
        }
        sinceNs = in.getLong();
        detail = in.getLong();
        conditions = in.getInt(0, KillTrigger.allBits(), "kill conditions");
        cancelAllDue = in.getBoolean();
        lastCancelAllNs = in.getLong();
        executorSaysArmed = in.getBoolean();
        timesLatched = in.getLong(0, Long.MAX_VALUE, "times latched");
    }
}
