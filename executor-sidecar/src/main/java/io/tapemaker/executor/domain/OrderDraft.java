package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;

/**
 * What would be signed for a request, and whose caps it counts towards.
 *
 * @param eventGroup name of the event group
 * @param marketCapE6 what its market may put at risk at once, millionths of a dollar
 * @param groupCapE6 the same of the group
 */
public record OrderDraft(
        ExchangeDomain domain, OrderFields fields, String eventGroup, long marketCapE6, long groupCapE6) {}
