/** What to quote: a pure function of books and rules. */
@NullMarked
package io.tapemaker.engine.domain.v1.quoting;

import org.jspecify.annotations.NullMarked;
