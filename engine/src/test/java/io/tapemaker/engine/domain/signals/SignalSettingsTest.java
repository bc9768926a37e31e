package io.tapemaker.engine.domain.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Proof(
        id = "signals.settings",
        milestone = Milestone.M3,
        kind = ProofKind.UNIT,
        title = "Settings of the signals out of their range are refused by name")
class SignalSettingsTest {

    private static final SignalSettings.StepPrior STEP_PRIOR = new SignalSettings.StepPrior(1, 1, 1);
    private static final SignalSettings.Returns RETURNS = new SignalSettings.Returns(1, 0);
    private static final SignalSettings.LossPrior PRIOR = new SignalSettings.LossPrior(50, 20, 100);
    private static final SignalSettings.Collapse COLLAPSE = new SignalSettings.Collapse(200, 6_000, 1, 1);

    private static String messageOf(Executable action) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    @Test
    void theDefaultsAreTheVenuesHorizons() {
        assertEquals(30_000_000_000L, SignalSettings.DEFAULTS.markout().shortHorizonNs());
        assertEquals(300_000_000_000L, SignalSettings.DEFAULTS.markout().longHorizonNs());
    }

    @Test
    void theMessageNamesThePlaceAndTheMend() {
        assertEquals(
                "signals.jump.moreThanE4 is 10001; give 0 to 10000",
                messageOf(() -> new SignalSettings.Jump(10_001, 1, 1)));
        assertEquals(
                "signals.markout.shortHorizonNs is 9; give 1 to 8",
                messageOf(() -> new SignalSettings.Markout(1, 9, 8, 0, 1, PRIOR)));
    }

    @Test
    void everyFieldHasARange() {
        long year = SignalSettings.MAX_TIME_NS;
        List<Executable> wrong = List.of(
                () -> new SignalSettings.Volatility(0, 0, 0, 1),
                () -> new SignalSettings.Volatility(1, -1, 0, 1),
                () -> new SignalSettings.Volatility(1, 0, -1, 1),
                () -> new SignalSettings.Volatility(1, 0, 0, 0),
                () -> new SignalSettings.Flow(year + 1, 0, 1, 1, 1),
                () -> new SignalSettings.Flow(1, -1, 1, 1, 1),
                () -> new SignalSettings.Flow(1, 0, 0, 1, 1),
                () -> new SignalSettings.Flow(1, 0, 1, 0, 1),
                () -> new SignalSettings.Flow(1, 0, 1, 1, 0),
                () -> new SignalSettings.Markout(0, 1, 1, 0, 1, PRIOR),
                () -> new SignalSettings.Markout(1, 0, 1, 0, 1, PRIOR),
                () -> new SignalSettings.Markout(1, 1, year + 1, 0, 1, PRIOR),
                () -> new SignalSettings.Markout(1, 1, 1, -1, 1, PRIOR),
                () -> new SignalSettings.Markout(1, 1, 1, 0, 0, PRIOR),
                () -> new SignalSettings.LossPrior(-10_001, 1, 0),
                () -> new SignalSettings.LossPrior(0, 0, 0),
                () -> new SignalSettings.LossPrior(0, 1, -1),
                () -> new SignalSettings.Steps(-1, 1, 0, STEP_PRIOR, RETURNS),
                () -> new SignalSettings.Steps(0, 0, 0, STEP_PRIOR, RETURNS),
                () -> new SignalSettings.Steps(0, 1, -1, STEP_PRIOR, RETURNS),
                () -> new SignalSettings.Returns(0, 1),
                () -> new SignalSettings.Returns(1, -1),
                () -> new SignalSettings.StepPrior(-1, 1, 1),
                () -> new SignalSettings.StepPrior(1, 10_001, 1),
                () -> new SignalSettings.StepPrior(1, 1, 0),
                () -> new SignalSettings.OwnFills(0, 1),
                () -> new SignalSettings.OwnFills(1, 0),
                () -> new SignalSettings.Jump(1, 0, 1),
                () -> new SignalSettings.Jump(1, 1, -1),
                () -> new SignalSettings.Sweep(0, 1, COLLAPSE, 1),
                () -> new SignalSettings.Sweep(1, -1, COLLAPSE, 1),
                () -> new SignalSettings.Sweep(1, 1, COLLAPSE, -1),
                () -> new SignalSettings.Collapse(-1, 0, 1, 1),
                () -> new SignalSettings.Collapse(0, 10_001, 1, 1),
                () -> new SignalSettings.Collapse(0, 0, 0, 1),
                () -> new SignalSettings.Collapse(0, 0, 1, 0));
        wrong.forEach(action -> messageOf(action));
        Figures.put("refused", wrong.size());
    }
}
