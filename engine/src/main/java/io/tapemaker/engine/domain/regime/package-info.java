/** When a market is quoted, how carefully, and when not at all: one state machine per market, with reasons. */
@NullMarked
package io.tapemaker.engine.domain.regime;

import org.jspecify.annotations.NullMarked;
