@NullMarked
package io.tapemaker.engine.domain.rewards;

import org.jspecify.annotations.NullMarked;
