/** Our orders as the engine believes them, and the difference between them and what is wanted. */
@NullMarked
package io.tapemaker.engine.domain.v1.orders;

import org.jspecify.annotations.NullMarked;
