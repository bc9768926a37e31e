/** What to quote: a pure function of books, position, what was learned from the tape, and settings. */
@NullMarked
package io.tapemaker.engine.domain.quoting;

import org.jspecify.annotations.NullMarked;
