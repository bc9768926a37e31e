/** Command lines: options in, text out, exit codes. */
@NullMarked
package io.tapemaker.replay.cli;

import org.jspecify.annotations.NullMarked;
