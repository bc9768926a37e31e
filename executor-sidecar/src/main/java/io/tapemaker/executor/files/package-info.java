/** Files that must be nobody else's: what they may look like, and reading them without being led elsewhere. */
@NullMarked
package io.tapemaker.executor.files;

import org.jspecify.annotations.NullMarked;
