@NullMarked
package io.tapemaker.engine.domain.quoting;

import org.jspecify.annotations.NullMarked;
