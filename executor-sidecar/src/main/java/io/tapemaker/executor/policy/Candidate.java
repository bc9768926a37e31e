package io.tapemaker.executor.policy;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.PlaceRequest;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is judged: what was asked, and exactly what would be signed and sent. Nothing in it is believed.
 *
 * @param book the executor's own, null if it has none
 * @param nowNs when it is judged, since 1970
 */
public record Candidate(
        PlaceRequest request,
        OrderFields fields,
        ExchangeDomain domain,
        Intent intent,
        @Nullable OwnBook book,
        long nowNs) {}
