/**
 * Sockets that go where they are told, and how long to wait before another try: for both processes that talk to the
 * venue.
 */
@NullMarked
package io.tapemaker.journal.net;

import org.jspecify.annotations.NullMarked;
