@NullMarked
package io.tapemaker.engine.domain.risk;

import org.jspecify.annotations.NullMarked;
