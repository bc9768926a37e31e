package io.tapemaker.replay.verify;

/**
 * A verification in figures. Times are the reading process's own.
 *
 * @param records INBOUND records replayed from genesis
 * @param frames market frames among them
 * @param commandsCompared commands compared from genesis, byte for byte
 * @param commandsNotYetWritten commands of the last record that a crash kept from being written
 * @param stateHashesMatched state hashes among the commands compared
 * @param snapshotsChecked snapshots that are exactly the state that the genesis run had, and replay from there on
 * @param commandsComparedFromSnapshots commands compared in the runs from snapshots
 * @param recordedNs event time from the first record to the last
 * @param auditNs time of reading every byte
 * @param genesisNs time of the replay from genesis
 * @param snapshotsNs time of the replays from snapshots
 */
public record VerifyFigures(
        long records,
        long frames,
        long commandsCompared,
        long commandsNotYetWritten,
        long stateHashesMatched,
        long snapshotsChecked,
        long commandsComparedFromSnapshots,
        long recordedNs,
        long auditNs,
        long genesisNs,
        long snapshotsNs) {

    static final VerifyFigures NONE = new VerifyFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final double NS_PER_S = 1e9;

    /** Frames a second of the replay from genesis, 0 if it took no time. */
    public double framesPerSecond() {
        return genesisNs == 0 ? 0 : frames * NS_PER_S / genesisNs;
    }

    /** How many times faster than recorded the replay from genesis was, 0 if nothing can be said. */
    public double timesRecorded() {
        return genesisNs == 0 ? 0 : (double) recordedNs / genesisNs;
    }
}
