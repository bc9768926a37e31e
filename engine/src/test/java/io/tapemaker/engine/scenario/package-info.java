/** Golden scenarios in files that a person can read: book, configuration and events in; commands and reasons out. */
@NullMarked
package io.tapemaker.engine.scenario;

import org.jspecify.annotations.NullMarked;
