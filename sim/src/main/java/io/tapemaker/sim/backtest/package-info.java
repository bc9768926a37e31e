/**
 * The shipped deciding logic along historical best bids and asks, with fills by a stated model: what it would have
 * earned, and what that rests on. Equal inputs give equal bytes: no clock, no chance, and markets do not touch.
 */
@NullMarked
package io.tapemaker.sim.backtest;

import org.jspecify.annotations.NullMarked;
