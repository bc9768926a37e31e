/** The ground: record format, generated codecs, shared types, the Chronicle adapter and its in-memory twin. */
package io.tapemaker.journal;
