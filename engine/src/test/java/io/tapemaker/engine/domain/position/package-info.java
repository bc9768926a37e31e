@NullMarked
package io.tapemaker.engine.domain.position;

import org.jspecify.annotations.NullMarked;
