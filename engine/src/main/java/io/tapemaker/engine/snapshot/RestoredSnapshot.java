package io.tapemaker.engine.snapshot;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.snapshot.SnapshotPoint;

/**
 * Logic in the state of a snapshot.
 *
 * @param point where on the tape it was taken
 */
public record RestoredSnapshot(BusinessLogic logic, SnapshotPoint point) {}
