/** Bytes from outside, read strictly: commands of the engine, answers and user frames of the venue. Pure. */
@NullMarked
package io.tapemaker.executor.decode;

import org.jspecify.annotations.NullMarked;
