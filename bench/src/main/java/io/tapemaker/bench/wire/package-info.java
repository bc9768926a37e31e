/** From a place command on COMMANDS to the first byte of its {@code POST /order}, through a real executor. */
@NullMarked
package io.tapemaker.bench.wire;

import org.jspecify.annotations.NullMarked;
