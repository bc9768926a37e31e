/**
 * What the tape says about fair value and toxicity of one market: volatility, trade flow, markouts, jumps and sweeps.
 * Estimates are doubles, for they rank; what trading has cost is a scaled long. All prices are the first token's.
 */
@NullMarked
package io.tapemaker.engine.domain.signals;

import org.jspecify.annotations.NullMarked;
