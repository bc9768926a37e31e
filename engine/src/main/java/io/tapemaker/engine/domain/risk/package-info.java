/**
 * How much may be lost, and when to stop: limits on worst-case exposure, loss limits, reward budgets, watchdogs and the
 * kill latch. Pure: event time comes in with each call, and nothing here sends anything.
 */
@NullMarked
package io.tapemaker.engine.domain.risk;

import org.jspecify.annotations.NullMarked;
