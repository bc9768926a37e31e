@NullMarked
package io.tapemaker.engine.domain.state;

import org.jspecify.annotations.NullMarked;
