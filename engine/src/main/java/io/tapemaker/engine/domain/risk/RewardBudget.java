package io.tapemaker.engine.domain.risk;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * Reward earned against markout cost of one market over a rolling window. A state is entered as soon as the cost is a
 * set share of the reward, and left when the cost is well below that share again.
 */
public final class RewardBudget {

    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final int PERCENT = 100;
    private static final int REWARD = 0;
    private static final int COST = 1;

    private final RewardBudgetSettings settings;
    private final RollingSums window;
    private RewardBudgetState state = RewardBudgetState.OK;

    /** A market that has earned nothing and lost nothing. */
    public RewardBudget(RewardBudgetSettings settings) {
        this.settings = settings;
        this.window = new RollingSums(2, settings.windowHours(), HOUR_NS);
    }

    /** Reward earned, dollars; a later correction may be below 0. */
    public void earned(long rewardE6, long nowNs) {
        window.add(REWARD, rewardE6, nowNs);
        judge();
    }

    /** What a fill of ours cost by its markout, dollars; below 0 where the price went our way. */
    public void lost(long markoutCostE6, long nowNs) {
        window.add(COST, markoutCostE6, nowNs);
        judge();
    }

    /** Time goes on: what is older than the window counts no more. */
    public void advance(long nowNs) {
        window.advance(nowNs);
        judge();
    }

    private void judge() {
        boolean stopped = state == RewardBudgetState.STOP;
        boolean downsized = state != RewardBudgetState.OK;
        if (exceeds(settings.stopPercent(), stopped)) {
            state = RewardBudgetState.STOP;
        } else if (exceeds(settings.downsizePercent(), downsized)) {
            state = RewardBudgetState.DOWNSIZE;
        } else {
            state = RewardBudgetState.OK;
        }
    }

    private boolean exceeds(int percent, boolean already) {
        long costE6 = costE6();
        if (costE6 < settings.minCostE6() || costE6 <= 0) {
            return false;
        }
        long threshold = (long) percent * (already ? settings.recoverPercent() : PERCENT);
        return Math.multiplyExact(costE6, PERCENT * PERCENT) >= Math.multiplyExact(Math.max(0, rewardE6()), threshold);
    }

    /** What the rewards allow. */
    public RewardBudgetState state() {
        return state;
    }

    /** Size to quote, percent of the full one; 0 when stopped. */
    public int sizePercent() {
        return switch (state) {
            case OK -> PERCENT;
            case DOWNSIZE -> settings.downsizedPercent();
            case STOP -> 0;
        };
    }

    /** Reward earned in the window, dollars. */
    public long rewardE6() {
        return window.sum(REWARD);
    }

    /** Markout cost in the window, dollars; below 0 for a gain. */
    public long costE6() {
        return window.sum(COST);
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        out.putByte(state.code());
        window.write(out);
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        RewardBudgetState read = RewardBudgetState.ofCode(in.getByte());
        if (read == null) {
            throw in.invalid("no state of a reward budget");
        }
        state = read;
        window.read(in);
    }
}
