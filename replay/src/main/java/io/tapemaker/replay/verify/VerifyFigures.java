package io.tapemaker.replay.verify;

/**
 * A verification in figures. Times are the reading process's own.
 *
 * @param genesis the replay from the first record
 * @param snapshots the replays from snapshots
 * @param auditNs time of reading every byte
 */
public record VerifyFigures(Genesis genesis, Snapshots snapshots, long auditNs) {

    static final VerifyFigures NONE = new VerifyFigures(new Genesis(0, 0, 0, 0, 0, 0, 0), new Snapshots(0, 0, 0), 0);

    private static final double NS_PER_S = 1e9;

    /**
     * The replay from genesis.
     *
     * @param records INBOUND records replayed
     * @param frames market frames among them
     * @param commandsCompared commands compared, byte for byte
     * @param commandsNotYetWritten commands of the last record that a crash kept from being written
     * @param stateHashesMatched state hashes among the commands compared
     * @param recordedNs event time from the first record to the last
     * @param elapsedNs time that it took
     */
    public record Genesis(
            long records,
            long frames,
            long commandsCompared,
            long commandsNotYetWritten,
            long stateHashesMatched,
            long recordedNs,
            long elapsedNs) {

        /** Frames a second, 0 if it took no time. */
        public double framesPerSecond() {
            return elapsedNs == 0 ? 0 : frames * NS_PER_S / elapsedNs;
        }

        /** How many times faster than recorded, 0 if nothing can be said. */
        public double timesRecorded() {
            return elapsedNs == 0 ? 0 : (double) recordedNs / elapsedNs;
        }
    }

    /**
     * The replays from snapshots.
     *
     * @param checked snapshots that are exactly the state that the genesis run had, and lead to the same states and
     *     commands
     * @param commandsCompared commands compared, byte for byte
     * @param elapsedNs time that they took
     */
    public record Snapshots(long checked, long commandsCompared, long elapsedNs) {}

    VerifyFigures withSnapshots(Snapshots done) {
        return new VerifyFigures(genesis, done, auditNs);
    }
}
