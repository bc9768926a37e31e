/**
 * The journal on disk: records as Chronicle Queue excerpts, a strict reader of our own, audit and repair. The only
 * package that knows Chronicle.
 */
@NullMarked
package io.tapemaker.journal.chronicle;

import org.jspecify.annotations.NullMarked;
