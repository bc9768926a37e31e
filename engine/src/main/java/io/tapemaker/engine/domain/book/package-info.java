/**
 * From decoded market events to books that a decision may trust. Deterministic and single-threaded: no clock, no I/O,
 * no logging, no iteration in hash order, and nothing is allocated once the markets are known.
 */
@NullMarked
package io.tapemaker.engine.domain.book;

import org.jspecify.annotations.NullMarked;
