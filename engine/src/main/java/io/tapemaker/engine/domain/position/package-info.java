/** What we hold, in both worlds: with every provisional fill confirmed and with any of them reversed. */
@NullMarked
package io.tapemaker.engine.domain.position;

import org.jspecify.annotations.NullMarked;
