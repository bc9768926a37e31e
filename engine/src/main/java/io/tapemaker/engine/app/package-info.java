/** Command line and start-up. */
@NullMarked
package io.tapemaker.engine.app;

import org.jspecify.annotations.NullMarked;
