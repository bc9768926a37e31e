/**
 * What the figures are compared with: libraries on their own. The one place outside of the journal that knows
 * Chronicle.
 */
@NullMarked
package io.tapemaker.bench.baseline;

import org.jspecify.annotations.NullMarked;
