/** Books as they were after a record. */
@NullMarked
package io.tapemaker.replay.book;

import org.jspecify.annotations.NullMarked;
