/** Small tapes and independent references for the tests of this module. */
@NullMarked
package io.tapemaker.replay.support;

import org.jspecify.annotations.NullMarked;
