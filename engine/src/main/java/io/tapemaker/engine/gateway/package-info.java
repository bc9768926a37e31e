/** The edges of the engine: they copy bytes, stamp arrival and know no domain. */
@NullMarked
package io.tapemaker.engine.gateway;

import org.jspecify.annotations.NullMarked;
