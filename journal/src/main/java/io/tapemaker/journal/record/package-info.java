/** The record: its layout, its checksum chain, its sources, its text form. */
@NullMarked
package io.tapemaker.journal.record;

import org.jspecify.annotations.NullMarked;
