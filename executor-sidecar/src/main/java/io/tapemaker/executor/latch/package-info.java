/** The kill latch: on disk before it is answered, in memory for the look before each byte, opened by a file only. */
@NullMarked
package io.tapemaker.executor.latch;

import org.jspecify.annotations.NullMarked;
