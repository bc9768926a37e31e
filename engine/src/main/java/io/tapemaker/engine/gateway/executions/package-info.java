/** Answers to commands. */
@NullMarked
package io.tapemaker.engine.gateway.executions;

import org.jspecify.annotations.NullMarked;
