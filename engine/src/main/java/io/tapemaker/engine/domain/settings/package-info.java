/** What decides besides the events: parsed once, journaled at session start, immutable. */
@NullMarked
package io.tapemaker.engine.domain.settings;

import org.jspecify.annotations.NullMarked;
