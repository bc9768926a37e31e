package io.tapemaker.engine.domain.orders;

/**
 * How much of what is over stays known.
 *
 * @param rememberedOrders done orders; late fills and failed trades of older ones are of unknown orders
 * @param rememberedTrades final fills; forgotten beyond this once their order is
 * @param maxTerminalTrades final fills; forgotten beyond this in any case
 * @param maxProvisionalTrades fills that may be provisional at once; one more is a fault that halts
 */
public record MemorySettings(
        int rememberedOrders, int rememberedTrades, int maxTerminalTrades, int maxProvisionalTrades) {

    public static final MemorySettings DEFAULTS = new MemorySettings(4_096, 8_192, 65_536, 16_384);

    public MemorySettings {
        OrderSettings.require(rememberedOrders >= 1, "rememberedOrders", rememberedOrders, "at least 1");
        OrderSettings.require(rememberedTrades >= 1, "rememberedTrades", rememberedTrades, "at least 1");
        OrderSettings.require(
                maxTerminalTrades >= rememberedTrades,
                "maxTerminalTrades",
                maxTerminalTrades,
                "at least rememberedTrades, " + rememberedTrades);
        OrderSettings.require(maxProvisionalTrades >= 1, "maxProvisionalTrades", maxProvisionalTrades, "at least 1");
    }
}
