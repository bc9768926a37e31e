/** The venue's public side over real sockets: the market channel and what is asked of it over HTTP. Holds no keys. */
@NullMarked
package io.tapemaker.engine.gateway.venue;

import org.jspecify.annotations.NullMarked;
