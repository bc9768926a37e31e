package io.tapemaker.engine.domain.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.settings",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Settings out of their range are refused in one line that names the key and the range")
class RiskSettingsTest {

    /** One setting with its range. */
    private record Range(String key, long lowest, long highest, LongConsumer make) {}

    private static final long DAY = 86_400_000L;

    private static final List<Range> RANGES = List.of(
            new Range("order.maxSizeE6", 0, Money.MAX_SHARES_E6, v -> new ExposureLimits.PerOrder(v, 1)),
            new Range("order.maxNotionalE6", 0, Money.MAX_E6, v -> new ExposureLimits.PerOrder(1, v)),
            new Range("market.maxSharesE6", 0, Money.MAX_SHARES_E6, v -> new ExposureLimits.PerMarket(v, 1)),
            new Range("market.maxNotionalE6", 0, Money.MAX_E6, v -> new ExposureLimits.PerMarket(1, v)),
            new Range("group.maxLossE6", 0, Money.MAX_E6, v -> new ExposureLimits.PerGroup(v, 1)),
            new Range("group.maxNotionalE6", 0, Money.MAX_E6, v -> new ExposureLimits.PerGroup(1, v)),
            new Range("total.maxNotionalE6", 0, Money.MAX_E6, v -> new ExposureLimits.Total(v, 1)),
            new Range("total.maxOpenOrders", 0, 100_000, v -> new ExposureLimits.Total(1, (int) v)),
            new Range("dailyLossE6", 0, Money.MAX_E6, v -> new LossLimits(v, 1)),
            new Range("drawdownE6", 0, Money.MAX_E6, v -> new LossLimits(1, v)),
            new Range("connectionMs", 1, 30 * DAY, v -> new StalenessSettings(v, 1, 1, 1, 1)),
            new Range("assetMs", 1, 30 * DAY, v -> new StalenessSettings(1, v, 1, 1, 1)),
            new Range("userStreamMs", 1, 30 * DAY, v -> new StalenessSettings(1, 1, v, 1, 1)),
            new Range("executorMs", 1, 30 * DAY, v -> new StalenessSettings(1, 1, 1, v, 1)),
            new Range("clockGapMs", 1, 30 * DAY, v -> new StalenessSettings(1, 1, 1, 1, v)),
            new Range("maxFailed", 0, 1_000_000, v -> new FailedTradeSettings((int) v, 1, 1, 10, 1)),
            new Range("maxFailedPercent", 0, 100, v -> new FailedTradeSettings(1, (int) v, 1, 10, 1)),
            new Range("minTrades", 1, 1_000_000, v -> new FailedTradeSettings(1, 1, (int) v, 10, 1)),
            new Range("quarantineMs", 1, 30 * DAY, v -> new FailedTradeSettings(1, 1, 1, 10, v)),
            new Range("windowHours", 1, 720, v -> new RewardBudgetSettings((int) v, 1, 1, 1, 1, 1)),
            new Range("minCostE6", 0, Money.MAX_E6, v -> new RewardBudgetSettings(1, v, 1, 1, 1, 1)),
            new Range("downsizePercent", 1, 10_000, v -> new RewardBudgetSettings(1, 1, (int) v, 10_000, 1, 1)),
            new Range("stopPercent", 60, 10_000, v -> new RewardBudgetSettings(1, 1, 60, (int) v, 1, 1)),
            new Range("recoverPercent", 1, 100, v -> new RewardBudgetSettings(1, 1, 1, 1, (int) v, 1)),
            new Range("downsizedPercent", 1, 100, v -> new RewardBudgetSettings(1, 1, 1, 1, 1, (int) v)),
            new Range("cancelAllEveryMs", 1, 30 * DAY, v -> defaultsWith(v)));

    private static RiskSettings defaultsWith(long cancelAllEveryMs) {
        RiskSettings d = RiskSettings.DEFAULTS;
        return new RiskSettings(d.exposure(), d.loss(), d.rewards(), d.staleness(), d.failedTrades(), cancelAllEveryMs);
    }

    @Test
    void everySettingHasItsRange() {
        for (Range range : RANGES) {
            range.make().accept(range.lowest());
            range.make().accept(range.highest());
            for (long outside : new long[] {range.lowest() - 1, range.highest() + 1}) {
                String message = assertThrows(
                                IllegalArgumentException.class,
                                () -> range.make().accept(outside),
                                range.key())
                        .getMessage();
                assertEquals(
                        range.key() + " is " + outside + ": use " + range.lowest() + " to " + range.highest(), message);
            }
        }
        Figures.put("settings", RANGES.size());
    }

    @Test
    void aWindowIsCutIntoTenths() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new FailedTradeSettings(1, 1, 1, 15, 1));
        assertTrue(String.valueOf(refused.getMessage()).contains("use a multiple of 10"));
        assertThrows(IllegalArgumentException.class, () -> new FailedTradeSettings(1, 1, 1, 0, 1));
    }

    /** In a loader of its own, each class of settings first once: the others must find its defaults made. */
    @Test
    void defaultsDoNotDependOnTheOrderOfLoading() throws ReflectiveOperationException {
        List<Class<?>> all = List.of(
                RiskSettings.class,
                ExposureLimits.class,
                LossLimits.class,
                RewardBudgetSettings.class,
                StalenessSettings.class,
                FailedTradeSettings.class);
        for (Class<?> first : all) {
            ClassLoader loader = new FreshLoader();
            Class.forName(first.getName(), true, loader);
            Class<?> settings = Class.forName(RiskSettings.class.getName(), true, loader);
            Object defaults = settings.getField("DEFAULTS").get(null);
            assertEquals(RiskSettings.DEFAULTS.toString(), String.valueOf(defaults), first.getName());
        }
    }

    /** Loads this package's classes anew. */
    private static final class FreshLoader extends ClassLoader {
        FreshLoader() {
            super(RiskSettingsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(RiskSettings.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void defaultsAreMeantForLittleMoney() {
        assertEquals(5_000_000_000L, RiskSettings.DEFAULTS.exposure().total().maxNotionalE6());
        assertEquals(3, RiskSettings.DEFAULTS.failedTrades().maxFailed());
        assertEquals(10, RiskSettings.DEFAULTS.failedTrades().maxFailedPercent());
        assertEquals(600_000, RiskSettings.DEFAULTS.failedTrades().windowMs());
        assertEquals(3_600_000, RiskSettings.DEFAULTS.failedTrades().quarantineMs());
        assertEquals(1_000, RiskSettings.DEFAULTS.cancelAllEveryMs());
    }
}
