/** Where the engine stands, as the engine thread shows it to whoever asks. */
@NullMarked
package io.tapemaker.engine.status;

import org.jspecify.annotations.NullMarked;
