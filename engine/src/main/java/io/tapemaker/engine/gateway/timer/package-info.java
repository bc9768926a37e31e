/** Time as data. */
@NullMarked
package io.tapemaker.engine.gateway.timer;

import org.jspecify.annotations.NullMarked;
