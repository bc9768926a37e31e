@NullMarked
package io.tapemaker.engine.domain.signals;

import org.jspecify.annotations.NullMarked;
