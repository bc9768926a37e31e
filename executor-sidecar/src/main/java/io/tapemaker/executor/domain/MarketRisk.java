package io.tapemaker.executor.domain;

import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;

/**
 * What one market may cost at worst. Purchases of its first token and sales of the second go one way, everything else
 * the other; open and provisional ones come to pass where that is worse, so the worst is the larger of both ways.
 */
final class MarketRisk {

    final TokenId firstToken;
    final String group;

    /** CONFIRMED only. */
    final NettedPosition settled = new NettedPosition();

    /** Everything that has not failed: where losses are counted, at once. */
    final NettedPosition seen = new NettedPosition();

    private final long[] openE6 = new long[2];
    private final long[] provisionalE6 = new long[2];

    MarketRisk(TokenId firstToken, String group) {
        this.firstToken = firstToken;
        this.group = group;
    }

    boolean isLong(TokenId token, Side side) {
        return token.equals(firstToken) == (side == Side.BUY);
    }

    void open(boolean isLong, long byE6) {
        openE6[isLong ? 0 : 1] += byE6;
    }

    void provisional(boolean isLong, long byE6) {
        provisionalE6[isLong ? 0 : 1] += byE6;
    }

    /** Millionths of a dollar, if this much more goes this way. */
    long worstE6(boolean isLong, long moreE6) {
        return Math.max(wayE6(isLong) + moreE6, wayE6(!isLong));
    }

    long worstE6() {
        return worstE6(true, 0);
    }

    private long wayE6(boolean isLong) {
        int way = isLong ? 0 : 1;
        return settled.costE6(isLong) + provisionalE6[way] + openE6[way];
    }

    void write(StateBytes out) {
        out.put(group);
        settled.write(out);
        seen.write(out);
        for (int way = 0; way < 2; way++) {
            out.put(openE6[way]);
            out.put(provisionalE6[way]);
        }
    }
}
