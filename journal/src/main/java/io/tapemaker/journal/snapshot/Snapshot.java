package io.tapemaker.journal.snapshot;

/** A state read back whole: its place on the tape, and its bytes, which only who wrote them understands. */
@SuppressWarnings("ArrayRecordComponent") // Handed over once and never compared.
public record Snapshot(SnapshotPoint point, byte[] payload) {}
