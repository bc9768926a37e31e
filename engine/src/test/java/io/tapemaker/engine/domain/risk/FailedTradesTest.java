package io.tapemaker.engine.domain.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.failed-trades",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "More than three failed trades, or more than a tenth, in ten minutes leave a market alone for an hour")
class FailedTradesTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final long HOUR = 60 * MINUTE;

    private static FailedTrades trades(int matched) {
        FailedTrades trades = new FailedTrades(FailedTradeSettings.DEFAULTS);
        for (int i = 0; i < matched; i++) {
            trades.onTrade(0);
        }
        return trades;
    }

    @Test
    void theFourthFailureIsOneTooMany() {
        FailedTrades trades = trades(100);
        for (int i = 0; i < 3; i++) {
            trades.onFailed(i);
            assertFalse(trades.quarantined(i));
        }
        trades.onFailed(3);
        assertTrue(trades.quarantined(3));
        assertTrue(trades.quarantined(HOUR + 2));
        assertFalse(trades.quarantined(HOUR + 3));
    }

    @Test
    void aTenthIsBorneAndMoreIsNot() {
        FailedTrades tenth = trades(10);
        tenth.onFailed(1);
        assertFalse(tenth.quarantined(1));
        FailedTrades more = trades(9);
        more.onFailed(1);
        assertTrue(more.quarantined(1));
        FailedTrades few = trades(4);
        few.onFailed(1);
        assertFalse(few.quarantined(1), "one failure of four trades says nothing yet");
        FailedTrades enough = trades(5);
        enough.onFailed(1);
        assertTrue(enough.quarantined(1));
    }

    @Test
    void theWindowForgetsAndALaterFailureProlongs() {
        FailedTrades trades = trades(100);
        trades.onFailed(0);
        trades.onFailed(0);
        trades.onFailed(10 * MINUTE);
        trades.onTrade(10 * MINUTE);
        trades.onFailed(11 * MINUTE);
        assertFalse(trades.quarantined(11 * MINUTE), "two of four failures are more than ten minutes old");
        trades.onFailed(12 * MINUTE);
        trades.onFailed(13 * MINUTE);
        assertTrue(trades.quarantined(13 * MINUTE));
        trades.onFailed(15 * MINUTE);
        assertTrue(trades.quarantined(75 * MINUTE - 1));
        assertFalse(trades.quarantined(75 * MINUTE));
    }

    /** The match lies before the window and the failure in it. */
    @Test
    void failuresOfForgottenTradesCount() {
        FailedTrades trades = trades(5);
        for (int i = 0; i < 4; i++) {
            trades.onFailed(HOUR + i);
        }
        assertTrue(trades.quarantined(HOUR + 4));
    }

    @Test
    void stateIsWrittenAndRead() {
        FailedTrades trades = trades(9);
        trades.onFailed(1);
        StateWriter out = new StateWriter();
        trades.write(out);
        FailedTrades twin = new FailedTrades(FailedTradeSettings.DEFAULTS);
        StateReader in = new StateReader(out.toByteArray());
        twin.read(in);
        in.finish();
        assertTrue(twin.quarantined(1));
        StateWriter again = new StateWriter();
        twin.write(again);
        assertArrayEquals(out.toByteArray(), again.toByteArray());
        Figures.put("stateBytes", out.length());
        assertEquals(8 + 8 + 2 * 11 * 8, out.length());
    }
}
