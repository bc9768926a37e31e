/** The ring and the thread: the only place that knows the Disruptor. */
@NullMarked
package io.tapemaker.engine.pipeline;

import org.jspecify.annotations.NullMarked;
