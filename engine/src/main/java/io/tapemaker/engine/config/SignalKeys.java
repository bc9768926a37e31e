package io.tapemaker.engine.config;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tapemaker.engine.domain.signals.SignalSettings;
import io.tapemaker.engine.domain.signals.SignalSettings.Collapse;
import io.tapemaker.engine.domain.signals.SignalSettings.Flow;
import io.tapemaker.engine.domain.signals.SignalSettings.Jump;
import io.tapemaker.engine.domain.signals.SignalSettings.LossPrior;
import io.tapemaker.engine.domain.signals.SignalSettings.Markout;
import io.tapemaker.engine.domain.signals.SignalSettings.OwnFills;
import io.tapemaker.engine.domain.signals.SignalSettings.Returns;
import io.tapemaker.engine.domain.signals.SignalSettings.StepPrior;
import io.tapemaker.engine.domain.signals.SignalSettings.Steps;
import io.tapemaker.engine.domain.signals.SignalSettings.Sweep;
import io.tapemaker.engine.domain.signals.SignalSettings.Volatilities;
import io.tapemaker.engine.domain.signals.SignalSettings.Volatility;
import java.io.IOException;

/** The section {@code signals}. */
final class SignalKeys {

    private static final long MS = 1_000_000L;
    private static final long S = 1_000 * MS;
    private static final long YEAR = 366L * 86_400L * S;
    private static final long SIZE = 100_000_000L * 1_000_000L;
    private static final long DOLLAR_E4 = 10_000L;
    private static final long COUNT = 1_000_000L;
    private static final long PERCENT = 1_000L;
    private static final int RING = 1 << 16;

    private SignalKeys() {}

    private static final Keys<Volatility> VOLATILITY = Keys.<Volatility>of(
                    v -> new Volatility(v.next(), v.next(), v.next(), v.next()))
            .with("halfLifeS", KeyKind.SECONDS, S, YEAR, Volatility::halfLifeNs)
            .with("sampleMs", KeyKind.MILLISECONDS, 0, YEAR, Volatility::sampleNs)
            .with("priorPerRootSecond", KeyKind.E6, 0, 1_000_000, Volatility::priorE6)
            .with("priorStrengthS", KeyKind.SECONDS, S, YEAR, Volatility::priorStrengthNs);

    private static final Keys<Flow> FLOW = Keys.<Flow>of(
                    v -> new Flow(v.next(), v.next(), v.next(), v.next(), v.next()))
            .with("halfLifeS", KeyKind.SECONDS, S, YEAR, Flow::halfLifeNs)
            .with("priorTradesPerHour", KeyKind.WHOLE, 0, COUNT, Flow::priorTradesPerHour)
            .with("priorStrengthS", KeyKind.SECONDS, S, YEAR, Flow::priorStrengthNs)
            .with("priorMeanSize", KeyKind.E6, 1, SIZE, Flow::priorMeanSizeE6)
            .with("priorStrengthTrades", KeyKind.WHOLE, 1, COUNT, Flow::priorStrengthTrades);

    private static final Keys<Markout> MARKOUT = Keys.<Markout>of(v -> new Markout(
                    v.next(), v.next(), v.next(), v.next(), v.nextInt(), new LossPrior(v.next(), v.next(), v.next())))
            .with("halfLifeS", KeyKind.SECONDS, S, YEAR, Markout::halfLifeNs)
            .with("shortHorizonS", KeyKind.SECONDS, S, YEAR, Markout::shortHorizonNs)
            .with("longHorizonS", KeyKind.SECONDS, S, YEAR, Markout::longHorizonNs)
            .with("printLagMs", KeyKind.MILLISECONDS, 0, YEAR, Markout::printLagNs)
            .with("pendingPrints", KeyKind.WHOLE, 1, RING, Markout::pendingPrints)
            .with("priorLoss", KeyKind.E4, 0, DOLLAR_E4, m -> m.prior().lossE4())
            .with("priorStrengthPrints", KeyKind.WHOLE, 1, COUNT, m -> m.prior().strengthPrints())
            .with("priorPercentOfVolatility", KeyKind.WHOLE, 0, PERCENT, m -> m.prior()
                    .percentOfVolatility())
            .rule(
                    "shortHorizonS",
                    "must not be above longHorizonS",
                    of -> of.applyAsLong("shortHorizonS") <= of.applyAsLong("longHorizonS"));

    private static final Keys<OwnFills> OWN_FILLS = Keys.<OwnFills>of(v -> new OwnFills(v.nextInt(), v.next()))
            .with("remembered", KeyKind.WHOLE, 1, RING, OwnFills::remembered)
            .with("windowS", KeyKind.SECONDS, S, YEAR, OwnFills::windowNs);

    private static final Keys<Jump> JUMP = Keys.<Jump>of(v -> new Jump(v.next(), v.next(), v.next()))
            .with("moreThan", KeyKind.E4, 0, DOLLAR_E4, Jump::moreThanE4)
            .with("windowMs", KeyKind.MILLISECONDS, MS, YEAR, Jump::windowNs)
            .with("holdMs", KeyKind.MILLISECONDS, 0, YEAR, Jump::holdNs);

    private static final Keys<Sweep> SWEEP = Keys.<Sweep>of(
                    v -> new Sweep(v.next(), v.next(), new Collapse(v.next(), v.next(), v.next(), v.next()), v.next()))
            .with("moreThan", KeyKind.E6, 1, SIZE, Sweep::moreThanE6)
            .with("burstGapMs", KeyKind.MILLISECONDS, 0, YEAR, Sweep::burstGapNs)
            .with("collapseDistance", KeyKind.E4, 0, DOLLAR_E4, s -> s.collapse()
                    .distanceE4())
            .with("collapseShare", KeyKind.E4, 0, DOLLAR_E4, s -> s.collapse().moreThanShareE4())
            .with("collapseLeastDepth", KeyKind.E6, 1, SIZE, s -> s.collapse().leastDepthE6())
            .with("collapseWindowMs", KeyKind.MILLISECONDS, MS, YEAR, s -> s.collapse()
                    .windowNs())
            .with("holdMs", KeyKind.MILLISECONDS, 0, YEAR, Sweep::holdNs);

    private static final Keys<Steps> STEPS = Keys.<Steps>of(v -> new Steps(
                    v.next(),
                    v.next(),
                    v.next(),
                    new StepPrior(v.next(), v.next(), v.next()),
                    new Returns(v.next(), v.next())))
            .with("reactionMs", KeyKind.MILLISECONDS, 0, YEAR, Steps::reactionNs)
            .with("halfLifeS", KeyKind.SECONDS, S, YEAR, Steps::halfLifeNs)
            .with("countedPercent", KeyKind.WHOLE, 0, PERCENT, Steps::countedPercent)
            .with("priorPerDay", KeyKind.WHOLE, 0, COUNT, s -> s.prior().stepsPerDay())
            .with("priorSize", KeyKind.E4, 0, DOLLAR_E4, s -> s.prior().sizeE4())
            .with("priorStrengthS", KeyKind.SECONDS, S, YEAR, s -> s.prior().strengthNs())
            .with("returnHalfLifeS", KeyKind.SECONDS, S, YEAR, s -> s.returns().halfLifeNs())
            .with("returnsPerDay", KeyKind.WHOLE, 0, COUNT, s -> s.returns().perDay());

    static SignalSettings read(ConfigSection section) {
        SignalSettings absent = SignalSettings.DEFAULTS;
        SignalSettings read = new SignalSettings(
                new Volatilities(
                        section.record("volatility", VOLATILITY, absent.volatility()),
                        section.record("lastingVolatility", VOLATILITY, absent.lastingVolatility())),
                section.record("flow", FLOW, absent.flow()),
                section.record("markout", MARKOUT, absent.markout()),
                section.record("ownFills", OWN_FILLS, absent.ownFills()),
                section.record("jump", JUMP, absent.jump()),
                section.record("sweep", SWEEP, absent.sweep()),
                section.record("steps", STEPS, absent.steps()));
        section.end();
        return read;
    }

    static void write(JsonGenerator out, SignalSettings signals) throws IOException {
        out.writeObjectFieldStart("signals");
        VOLATILITY.writeSection(out, "volatility", signals.volatility());
        VOLATILITY.writeSection(out, "lastingVolatility", signals.lastingVolatility());
        FLOW.writeSection(out, "flow", signals.flow());
        MARKOUT.writeSection(out, "markout", signals.markout());
        OWN_FILLS.writeSection(out, "ownFills", signals.ownFills());
        JUMP.writeSection(out, "jump", signals.jump());
        SWEEP.writeSection(out, "sweep", signals.sweep());
        STEPS.writeSection(out, "steps", signals.steps());
        out.writeEndObject();
    }
}
