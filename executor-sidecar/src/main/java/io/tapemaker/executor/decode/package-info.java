/** The engine's records as typed values: strictly, because every byte of them may be an attack. */
@NullMarked
package io.tapemaker.executor.decode;

import org.jspecify.annotations.NullMarked;
