/** One pass over the tape for each thing that is measured. */
@NullMarked
package io.tapemaker.bench.lap;

import org.jspecify.annotations.NullMarked;
