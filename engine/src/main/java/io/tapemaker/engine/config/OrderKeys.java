package io.tapemaker.engine.config;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tapemaker.engine.domain.orders.CallSettings;
import io.tapemaker.engine.domain.orders.EditSettings;
import io.tapemaker.engine.domain.orders.GtdLife;
import io.tapemaker.engine.domain.orders.LifeSettings;
import io.tapemaker.engine.domain.orders.MemorySettings;
import io.tapemaker.engine.domain.orders.OrderSettings;
import io.tapemaker.engine.domain.orders.TokenBucket;
import java.io.IOException;

/** The section {@code orders}. */
final class OrderKeys {

    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long MS = 1_000_000L;
    private static final int DAY_S = 86_400;
    private static final int COUNT = 1_000_000;
    private static final int BURST = TokenBucket.MAX_TOKENS;

    private OrderKeys() {}

    private static final Keys<EditSettings> EDITS = Keys.<EditSettings>of(
                    v -> new EditSettings(v.next(), v.next(), v.nextInt(), v.nextFlag()))
            .with("minIntervalMs", KeyKind.MILLISECONDS, 0, HOUR_NS, EditSettings::minEditIntervalNs)
            .with("cancelRetryMs", KeyKind.MILLISECONDS, MS, HOUR_NS, EditSettings::cancelRetryNs)
            .with("maxCallsPerHour", KeyKind.WHOLE, 2, COUNT, EditSettings::maxCallsPerHour)
            .flag("retreatAtOnce", EditSettings::retreatAtOnce);

    private static final Keys<LifeSettings> LIFE = Keys.<LifeSettings>of(
                    v -> new LifeSettings(v.next(), v.next(), v.next(), v.next(), v.next()))
            .with("seconds", KeyKind.WHOLE, 0, DAY_S, LifeSettings::lifeS)
            .with("renewLeadS", KeyKind.WHOLE, 1, GtdLife.MIN_LIFE_S - 1, LifeSettings::renewLeadS)
            .with("staggerS", KeyKind.WHOLE, 0, DAY_S, LifeSettings::staggerS)
            .with("lastCallS", KeyKind.WHOLE, 0, DAY_S, LifeSettings::lastCallS)
            .with("expiryGraceS", KeyKind.WHOLE, 0, DAY_S, LifeSettings::expiryGraceS)
            .rule(
                    "seconds",
                    "must be at least " + GtdLife.MIN_LIFE_S + ", or 0 for orders that rest until they are cancelled",
                    of -> of.applyAsLong("seconds") == 0 || of.applyAsLong("seconds") >= GtdLife.MIN_LIFE_S)
            .rule(
                    "lastCallS",
                    "must be below renewLeadS",
                    of -> of.applyAsLong("lastCallS") < of.applyAsLong("renewLeadS"))
            .rule(
                    "staggerS",
                    "must be at most half of seconds",
                    of -> of.applyAsLong("seconds") == 0
                            || of.applyAsLong("staggerS") <= of.applyAsLong("seconds") / 2);

    private static final Keys<CallSettings> CALLS = Keys.<CallSettings>of(
                    v -> new CallSettings(v.nextInt(), v.nextInt(), v.nextInt(), v.nextInt(), v.nextInt(), v.nextInt()))
            .with("ordersPerSecond", KeyKind.WHOLE, 1, COUNT, CallSettings::ordersPerSecond)
            .with("ordersBurst", KeyKind.WHOLE, 1, BURST, CallSettings::ordersBurst)
            .with("cancelsPerSecond", KeyKind.WHOLE, 1, COUNT, CallSettings::cancelsPerSecond)
            .with("cancelsBurst", KeyKind.WHOLE, 1, BURST, CallSettings::cancelsBurst)
            .with("sharePercent", KeyKind.WHOLE, 1, 100, CallSettings::sharePercent)
            .with(
                    "reservedPercent",
                    KeyKind.WHOLE,
                    CallSettings.LEAST_RESERVED_PERCENT,
                    90,
                    CallSettings::reservedPercent)
            .rule(
                    "sharePercent",
                    "must be larger: of ordersBurst it leaves less than one order",
                    of -> of.applyAsLong("ordersBurst") * of.applyAsLong("sharePercent") >= 100)
            .rule(
                    "sharePercent",
                    "must be larger: of cancelsBurst it leaves fewer than two cancels",
                    of -> of.applyAsLong("cancelsBurst") * of.applyAsLong("sharePercent") >= 2 * 100);

    private static final Keys<MemorySettings> MEMORY = Keys.<MemorySettings>of(
                    v -> new MemorySettings(v.nextInt(), v.nextInt(), v.nextInt(), v.nextInt()))
            .with("orders", KeyKind.WHOLE, 1, COUNT, MemorySettings::rememberedOrders)
            .with("trades", KeyKind.WHOLE, 1, COUNT, MemorySettings::rememberedTrades)
            .with("maxTerminalTrades", KeyKind.WHOLE, 1, COUNT, MemorySettings::maxTerminalTrades)
            .with("maxProvisionalTrades", KeyKind.WHOLE, 1, COUNT, MemorySettings::maxProvisionalTrades)
            .rule(
                    "maxTerminalTrades",
                    "must be at least trades",
                    of -> of.applyAsLong("maxTerminalTrades") >= of.applyAsLong("trades"));

    static OrderSettings read(ConfigSection section) {
        OrderSettings absent = OrderSettings.DEFAULTS;
        OrderSettings read = new OrderSettings(
                section.record("edits", EDITS, absent.edits()),
                section.record("life", LIFE, absent.life()),
                section.record("calls", CALLS, absent.calls()),
                section.record("memory", MEMORY, absent.memory()));
        section.end();
        return read;
    }

    static void write(JsonGenerator out, OrderSettings orders) throws IOException {
        out.writeObjectFieldStart("orders");
        EDITS.writeSection(out, "edits", orders.edits());
        LIFE.writeSection(out, "life", orders.life());
        CALLS.writeSection(out, "calls", orders.calls());
        MEMORY.writeSection(out, "memory", orders.memory());
        out.writeEndObject();
    }
}
