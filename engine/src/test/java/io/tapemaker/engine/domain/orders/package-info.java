@NullMarked
package io.tapemaker.engine.domain.orders;

import org.jspecify.annotations.NullMarked;
