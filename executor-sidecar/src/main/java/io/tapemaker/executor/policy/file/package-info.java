/** The policy file: strict reading from bytes, with errors that name the line. It reads no file itself. */
@NullMarked
package io.tapemaker.executor.policy.file;

import org.jspecify.annotations.NullMarked;
