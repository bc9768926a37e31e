package io.tapemaker.journal.chronicle;

/**
 * How a journal on disk is written.
 *
 * @param durability when appended records are made to survive a power loss
 * @param openCheck how much is verified before the first append
 * @param freeSpaceFloorBytes with less free space than this the appender fails: Chronicle maps files, and a full disk
 *     would otherwise kill the process at an arbitrary later point
 */
public record JournalOptions(Durability durability, OpenCheck openCheck, long freeSpaceFloorBytes) {

    public static final long DEFAULT_FREE_SPACE_FLOOR_BYTES = 256L << 20;

    /** How much is verified before the first append. */
    public enum OpenCheck {
        /** The last roll file, and that it follows the one before. About 1.5 s per GiB of that file. */
        LAST_FILE,
        /** Every roll file, from the first record. */
        WHOLE_TAPE
    }

    public JournalOptions {
        if (freeSpaceFloorBytes < 0) {
            throw new IllegalArgumentException("the floor of free space is negative: " + freeSpaceFloorBytes);
        }
    }

    /** Group commit of {@value Durability#DEFAULT_GROUP} records, the whole tape verified at open. */
    public static JournalOptions standard() {
        return new JournalOptions(
                Durability.groupCommit(Durability.DEFAULT_GROUP), OpenCheck.WHOLE_TAPE, DEFAULT_FREE_SPACE_FLOOR_BYTES);
    }

    public JournalOptions withDurability(Durability other) {
        return new JournalOptions(other, openCheck, freeSpaceFloorBytes);
    }

    public JournalOptions withOpenCheck(OpenCheck other) {
        return new JournalOptions(durability, other, freeSpaceFloorBytes);
    }

    public JournalOptions withFreeSpaceFloorBytes(long other) {
        return new JournalOptions(durability, openCheck, other);
    }
}
