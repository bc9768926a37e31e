/** The input of every measurement, in memory. */
@NullMarked
package io.tapemaker.bench.tape;

import org.jspecify.annotations.NullMarked;
