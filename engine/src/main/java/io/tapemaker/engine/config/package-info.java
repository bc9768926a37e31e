/** The configuration file: strict reading, and the canonical form that is journaled. */
@NullMarked
package io.tapemaker.engine.config;

import org.jspecify.annotations.NullMarked;
