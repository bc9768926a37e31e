/** The operator's words as data. */
@NullMarked
package io.tapemaker.engine.gateway.operator;

import org.jspecify.annotations.NullMarked;
