package io.tapemaker.engine.domain.regime;

import java.util.ArrayList;
import java.util.List;

/**
 * How long each reason goes on demanding its regime after it was given last, so that a market does not flicker.
 *
 * @param msByReason milliseconds of event time, in the order of {@link RegimeReason#code()}
 */
public record HoldTimes(List<Long> msByReason) {

    private static final long MAX_MS = 86_400_000L;

    /** Seconds for what comes and goes; nothing for what has hysteresis of its own or an operator decides. */
    public static final HoldTimes DEFAULTS = defaults();

    public HoldTimes {
        msByReason = List.copyOf(msByReason);
        if (msByReason.size() != RegimeReason.count()) {
            throw new IllegalArgumentException(
                    "hold times of " + msByReason.size() + " reasons: there are " + RegimeReason.count());
        }
        for (int code = 0; code < msByReason.size(); code++) {
            long ms = msByReason.get(code);
            if (ms < 0 || ms > MAX_MS) {
                throw new IllegalArgumentException(
                        "hold time of " + RegimeReason.ofCode(code) + " is " + ms + " ms: use 0 to " + MAX_MS);
            }
        }
    }

    /** These hold times with another one for a reason. */
    public HoldTimes with(RegimeReason reason, long ms) {
        List<Long> changed = new ArrayList<>(msByReason);
        changed.set(reason.code(), ms);
        return new HoldTimes(changed);
    }

    /** The hold time of a reason, milliseconds. */
    public long ms(RegimeReason reason) {
        return msByReason.get(reason.code());
    }

    private static HoldTimes defaults() {
        List<Long> ms = new ArrayList<>();
        for (RegimeReason reason : RegimeReason.values()) {
            ms.add(reason.defaultHoldMs());
        }
        return new HoldTimes(ms);
    }
}
