@NullMarked
package io.tapemaker.engine.domain.regime;

import org.jspecify.annotations.NullMarked;
