package io.tapemaker.engine.domain.regime;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The regime of one market: the strictest that any reason demands. A reason demands from the event that gives it until
 * its hold time after the last event that gave it. {@link #update} is the only transition.
 */
public final class RegimeMachine {

    private static final int NO_REASON = 255;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long LONG_AGO = Long.MIN_VALUE;

    private final RegimeSettings settings;
    private final long[] holdNs = new long[RegimeReason.count()];
    private final long[] givenAtNs = new long[RegimeReason.count()];
    private int active;
    private boolean turbulent;
    private Regime regime = Regime.NORMAL;
    private @Nullable RegimeReason reason;
    private long sinceNs;
    private long lastNs = LONG_AGO;

    /** A market with nothing against it. */
    public RegimeMachine(RegimeSettings settings) {
        this.settings = settings;
        for (int code = 0; code < holdNs.length; code++) {
            holdNs[code] = settings.holds().msByReason().get(code) * NS_PER_MS;
        }
        Arrays.fill(givenAtNs, LONG_AGO);
    }

    /** The regime after what is known now; event time that goes back counts as standing still. */
    public Regime update(RegimeInputs in, long eventTimeNs) {
        long nowNs = Math.max(lastNs, eventTimeNs);
        lastNs = nowNs;
        int given = in.given() | found(in, nowNs);
        int demanding = 0;
        RegimeReason strictest = null;
        for (int code = givenAtNs.length - 1; code >= 0; code--) {
            int bit = 1 << code;
            if ((given & bit) != 0) {
                givenAtNs[code] = nowNs;
            } else if ((active & bit) == 0 || nowNs - givenAtNs[code] >= holdNs[code]) {
                continue;
            }
            demanding |= bit;
            // Codes go from strict to loose, so the last one found is the strictest.
            strictest = RegimeReason.ofCode(code);
        }
        active = demanding;
        become(strictest, nowNs);
        return regime;
    }

    private void become(@Nullable RegimeReason strictest, long nowNs) {
        Regime next = strictest == null ? Regime.NORMAL : strictest.demands();
        if (next != regime) {
            regime = next;
            sinceNs = nowNs;
        }
        reason = strictest;
    }

    private int found(RegimeInputs in, long nowNs) {
        turbulent = in.volatility() >= (turbulent ? settings.volatilityLeave() : settings.volatilityEnter());
        int bits = turbulent ? RegimeReason.VOLATILITY_HIGH.bit() : 0;
        if (isWithin(in.gameStartNs(), settings.gameStart().reduceMs(), nowNs)) {
            bits |= RegimeReason.GAME_NEAR.bit();
        }
        if (isWithin(in.gameStartNs(), settings.gameStart().pullMs(), nowNs)) {
            bits |= RegimeReason.GAME_STARTING.bit();
        }
        if (isWithin(in.endNs(), settings.end().reduceMs(), nowNs)) {
            bits |= RegimeReason.END_NEAR.bit();
        }
        if (isWithin(in.endNs(), settings.end().pullMs(), nowNs)) {
            bits |= RegimeReason.ENDING.bit();
        }
        return bits;
    }

    private static boolean isWithin(long momentNs, long leadMs, long nowNs) {
        return momentNs != RegimeInputs.NEVER && momentNs - nowNs <= leadMs * NS_PER_MS;
    }

    /** The regime as of the last update. */
    public Regime regime() {
        return regime;
    }

    /** The first of the reasons that demand the regime; null for NORMAL. */
    public @Nullable RegimeReason reason() {
        return reason;
    }

    /** All reasons that demand something, given now or held, as a set of {@link RegimeReason#bit()}. */
    public int reasons() {
        return active;
    }

    /** Event time at which the regime was entered; 0 if it was never left. */
    public long sinceNs() {
        return sinceNs;
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        out.putByte(regime.code());
        out.putByte(reason == null ? NO_REASON : reason.code());
        out.putInt(active);
        out.putBoolean(turbulent);
        out.putLong(sinceNs);
        out.putLong(lastNs);
        for (long given : givenAtNs) {
            out.putLong(given);
        }
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        Regime readRegime = Regime.ofCode(in.getByte());
        int reasonCode = in.getByte();
        RegimeReason readReason = RegimeReason.ofCode(reasonCode);
        if (readRegime == null || readReason == null && reasonCode != NO_REASON) {
            throw in.invalid("no regime or reason");
        }
        if (readRegime != (readReason == null ? Regime.NORMAL : readReason.demands())) {
            throw in.invalid(readReason + " does not demand " + readRegime);
        }
        regime = readRegime;
        reason = readReason;
        active = in.getInt(0, (1 << RegimeReason.count()) - 1, "reasons");
        turbulent = in.getBoolean();
        sinceNs = in.getLong();
        lastNs = in.getLong();
        for (int code = 0; code < givenAtNs.length; code++) {
            givenAtNs[code] = in.getLong(LONG_AGO, lastNs, "moment of a reason");
            if ((active & 1 << code) != 0 && givenAtNs[code] == LONG_AGO) {
                throw in.invalid(RegimeReason.ofCode(code) + " demands and was never given");
            }
        }
    }
}
