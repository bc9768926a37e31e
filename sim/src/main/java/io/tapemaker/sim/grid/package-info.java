/**
 * The comparison of the quoters over a grid of assumptions that was written down before it was run: each cell is a
 * backtest of every quoter on the same quotes, and what is judged are days on which nothing was tuned.
 */
@NullMarked
package io.tapemaker.sim.grid;

import org.jspecify.annotations.NullMarked;
