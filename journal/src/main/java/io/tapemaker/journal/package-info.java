/**
 * Journals: the ground on which everything stands. Contracts here, the record in {@code record}, the disk in {@code
 * chronicle}.
 */
@NullMarked
package io.tapemaker.journal;

import org.jspecify.annotations.NullMarked;
