/** The executor's words from a person: what is said over the local socket, and the desk that answers. */
@NullMarked
package io.tapemaker.executor.door;

import org.jspecify.annotations.NullMarked;
