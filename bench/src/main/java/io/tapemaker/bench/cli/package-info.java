/** The program. */
@NullMarked
package io.tapemaker.bench.cli;

import org.jspecify.annotations.NullMarked;
