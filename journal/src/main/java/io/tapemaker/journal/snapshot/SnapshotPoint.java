package io.tapemaker.journal.snapshot;

/**
 * The place on the tape after which a state was taken, and by which code.
 *
 * @param inboundSequence last INBOUND record that the state contains
 * @param inboundChecksum checksum of that record: on another tape the snapshot means nothing
 * @param commandsSequence last COMMANDS record written by then, 0 if none
 * @param commandsChecksum checksum of that record, or the seed of the chain
 * @param behaviourVersion behaviour version of the code that made the state
 */
public record SnapshotPoint(
        long inboundSequence, int inboundChecksum, long commandsSequence, int commandsChecksum, int behaviourVersion) {

    public SnapshotPoint {
        if (inboundSequence < 0 || commandsSequence < 0) {
            throw new IllegalArgumentException("sequences count from 1: " + inboundSequence + ", " + commandsSequence);
        }
    }
}
