package io.tapemaker.sim.hostile;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.sim.world.Invariant;
import io.tapemaker.sim.world.PlantedFault;
import io.tapemaker.sim.world.PlantedLoader;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.implementation.MethodCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Proof(
        id = "executor.hostile-engine",
        milestone = Milestone.M5,
        kind = ProofKind.SIM,
        title = "An engine that wants to lose stays within the worst loss of its policy, and gets to a third of it",
        invariants = {"S9", "S10"})
final class HostileEngineTest {

    private static final Invariant ANY = Invariant.EXPOSURE_WITHIN_LIMITS;
    private static final String CAPS = "executor.domain.Caps";
    private static final String CLOCK = "executor.domain.SteadyClock";

    /** A fault, the policy whose bound shows it, and the words of the attack that finds it. */
    record Planted(PlantedFault fault, Policies policy, String how) {}

    static List<Planted> faults() {
        return List.of(
                new Planted(
                        PlantedFault.nothing("orders reserve nothing", CAPS, "reserve", ANY),
                        Policies.EXAMPLE,
                        "buys, and"),
                new Planted(
                        PlantedFault.nothing(
                                "what is not final risks nothing", "executor.domain.MarketRisk", "provisional", ANY),
                        Policies.EXAMPLE,
                        "buys, and"),
                new Planted(
                        PlantedFault.always("no loss is counted", CAPS, "dayLossE6", 0L, ANY),
                        Policies.EXAMPLE,
                        "buys high and sells low until"),
                new Planted(
                        PlantedFault.instead(
                                "losses are counted before it is known what comes to pass",
                                CAPS,
                                "dayLossE6",
                                MethodCall.invoke(named("sum"))
                                        .onField("losses")
                                        .withArgument(0),
                                ANY),
                        Policies.EXAMPLE,
                        "lets the trades fail"),
                new Planted(
                        PlantedFault.always(
                                "nobody counts what a day fills",
                                "executor.domain.CapLimits",
                                "dayNotionalE6",
                                Long.MAX_VALUE,
                                ANY),
                        Policies.LITTLE_TURNOVER,
                        "buys, and"),
                new Planted(
                        PlantedFault.also(
                                "a jump of the clock counts", CLOCK, "advance", PlantedClock.JumpsCount.class, ANY),
                        Policies.EXAMPLE,
                        "starts anew"),
                new Planted(
                        PlantedFault.also(
                                "a day has twelve hours", CLOCK, "nowNs", PlantedClock.TwiceAsFast.class, ANY),
                        Policies.EXAMPLE,
                        "lets the day"),
                new Planted(
                        PlantedFault.always(
                                "what a fetch shows is forgotten",
                                "executor.domain.TradeFetch",
                                "shownSinceS",
                                Long.MAX_VALUE,
                                ANY),
                        Policies.EXAMPLE,
                        "waits four"));
    }

    @ParameterizedTest
    @EnumSource(Policies.class)
    void whateverItDoesTheBoundHoldsAndIsNotFarAway(Policies policy) {
        Hunt hunt = new Hunt(policy.name(), policy.text().getBytes(StandardCharsets.UTF_8));
        List<Hunt.Found> all = new ArrayList<>(hunt.quick(ProofBudget.pick(3L, 1_000L)));
        if (policy == Policies.EXAMPLE || ProofBudget.current() == ProofBudget.FULL) {
            all.add(hunt.overMidnight());
        }
        long worstE6 = 0;
        long fills = 0;
        for (Hunt.Found found : all) {
            assertEquals("", found.problem(), found.how());
            worstE6 = Math.max(worstE6, found.lossE6());
            fills += found.fills();
        }
        long boundE6 = hunt.bound().perDayE6();
        long foundE6 = worstE6;
        assertTrue(boundE6 <= 3 * worstE6, () -> boundE6 + " is far from " + foundE6);
        Invariants.checked("S9", all.size());
        Invariants.checked("S10", all.size());
        Figures.put(policy + ", attacks", all.size());
        Figures.put(policy + ", fills", fills);
        Figures.put(policy + ", worst loss of a day found, cents", worstE6 / 10_000);
        Figures.put(policy + ", bound, cents", boundE6 / 10_000);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsFound(Planted planted) throws ReflectiveOperationException {
        String found = find(planted.fault(), planted.policy(), planted.how());
        assertFalse(found.isEmpty(), () -> planted.fault().name() + " was not found");
        Figures.put(planted.fault().name() + ", found by", found.substring(0, found.indexOf(':')));
    }

    @Test
    void withoutAFaultTheLoaderFindsNothing() throws ReflectiveOperationException {
        PlantedFault none = PlantedFault.nothing("none", "sim.hostile.Captive", "status", ANY);
        assertEquals("", find(none, Policies.EXAMPLE, "buys, and"));
    }

    private static String find(PlantedFault fault, Policies policy, String how) throws ReflectiveOperationException {
        ClassLoader parent = Objects.requireNonNull(HostileEngineTest.class.getClassLoader());
        return (String) new PlantedLoader(fault, parent)
                .loadClass(FirstBeyond.class.getName())
                .getMethod("find", String.class, String.class)
                .invoke(null, policy.text(), how);
    }
}
