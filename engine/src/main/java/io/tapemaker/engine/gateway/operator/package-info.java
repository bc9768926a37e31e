/** The operator's words as data, and the desk behind the door through which they come. */
@NullMarked
package io.tapemaker.engine.gateway.operator;

import org.jspecify.annotations.NullMarked;
