/**
 * The liquidity rewards of the venue: what a resting order scores, what competes with it, what is paid, what trading
 * costs.
 */
@NullMarked
package io.tapemaker.engine.domain.rewards;

import org.jspecify.annotations.NullMarked;
