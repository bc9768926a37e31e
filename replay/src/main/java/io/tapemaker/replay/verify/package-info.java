/** The proof that COMMANDS follows from INBOUND, byte for byte. */
@NullMarked
package io.tapemaker.replay.verify;

import org.jspecify.annotations.NullMarked;
