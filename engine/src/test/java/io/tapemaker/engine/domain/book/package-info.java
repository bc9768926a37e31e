@NullMarked
package io.tapemaker.engine.domain.book;

import org.jspecify.annotations.NullMarked;
