/**
 * The venue's quantities as scaled longs. Static helpers where the value itself stays a {@code long} on the hot path,
 * small immutable classes where identity matters.
 */
@NullMarked
package io.tapemaker.journal.types;

import org.jspecify.annotations.NullMarked;
