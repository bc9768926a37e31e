/**
 * A hostile engine: whatever the executor's policy lets through, it orders, with a partner who takes the other side,
 * moves the book and decides which trades fail. What it loses is held against the bound that the policy's author is
 * told.
 */
package io.tapemaker.sim.hostile;
