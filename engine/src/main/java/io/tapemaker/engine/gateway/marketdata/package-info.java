/** Where market frames come from. */
@NullMarked
package io.tapemaker.engine.gateway.marketdata;

import org.jspecify.annotations.NullMarked;
