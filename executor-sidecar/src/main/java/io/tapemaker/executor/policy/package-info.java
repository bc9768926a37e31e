/**
 * What the executor may sign: limits as immutable values, the order that is made of a request, and the worst loss
 * that the limits allow. Pure: no clock, file, logger, thread or floating point.
 */
@NullMarked
package io.tapemaker.executor.policy;

import org.jspecify.annotations.NullMarked;
