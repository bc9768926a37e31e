/** The venue's wire: requests that leave once, answers as bytes, the user channel. No decision is made here. */
package io.tapemaker.executor.venue.polymarket;
