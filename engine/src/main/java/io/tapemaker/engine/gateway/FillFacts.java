package io.tapemaker.engine.gateway;

import io.tapemaker.journal.codecs.FillStatus;

/**
 * A fill of an order of ours as the executor tells it.
 *
 * @param tradeIdHigh first 8 bytes of the SHA-256 of the venue's trade id
 * @param tradeIdLow the next 8 bytes
 * @param priceE4 price of the order's own token in E4
 */
public record FillFacts(
        int orderEpoch,
        long orderNumber,
        FillStatus status,
        long tradeIdHigh,
        long tradeIdLow,
        long priceE4,
        long sizeE6) {}
