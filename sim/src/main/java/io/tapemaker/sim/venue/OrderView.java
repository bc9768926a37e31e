package io.tapemaker.sim.venue;

import java.util.List;

/**
 * An order as it stood at one moment.
 *
 * @param statusText the status as the user channel words it, with the reason of a killed order
 * @param matchedE6 shares matched so far, those of failed trades included
 * @param tradeIds the trades that it took part in
 */
public record OrderView(
        OrderRequest request,
        OrderStatus status,
        String statusText,
        long matchedE6,
        long createdNs,
        List<String> tradeIds) {}
