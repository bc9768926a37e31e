/**
 * Our own orders: what the engine believes of each, what their fills were, and the fewest commands that turn the orders
 * there are into those that are wanted, within the venue's limits.
 */
@NullMarked
package io.tapemaker.engine.domain.orders;

import org.jspecify.annotations.NullMarked;
