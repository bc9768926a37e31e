package io.tapemaker.journal.chronicle;

import java.util.Locale;

/**
 * When appended records are made to survive a power loss. A crash of the process loses nothing under any of them.
 *
 * @param maxUnsyncedRecords how many records may wait for the next sync at most
 */
public record Durability(int maxUnsyncedRecords) {

    public static final int DEFAULT_GROUP = 1000;

    /** Synced only when asked and at close. */
    public static final Durability PROCESS_CRASH = new Durability(Integer.MAX_VALUE);

    public static final Durability EVERY_RECORD = new Durability(1);

    private static final String PROCESS_CRASH_NAME = "process-crash";
    private static final String EVERY_RECORD_NAME = "every-record";
    private static final String GROUP_COMMIT_NAME = "group-commit";

    public Durability {
        if (maxUnsyncedRecords < 1) {
            throw new IllegalArgumentException("a group holds at least one record, not " + maxUnsyncedRecords);
        }
    }

    /** Synced after each so many records, and when asked. */
    public static Durability groupCommit(int maxUnsyncedRecords) {
        return new Durability(maxUnsyncedRecords);
    }

    /**
     * Reads a setting: {@code process-crash}, {@code every-record}, {@code group-commit} or {@code group-commit:N}.
     *
     * @throws IllegalArgumentException naming what is allowed
     */
    public static Durability parse(String setting) {
        String name = setting.trim().toLowerCase(Locale.ROOT);
        if (name.equals(PROCESS_CRASH_NAME)) {
            return PROCESS_CRASH;
        }
        if (name.equals(EVERY_RECORD_NAME)) {
            return EVERY_RECORD;
        }
        if (name.equals(GROUP_COMMIT_NAME)) {
            return groupCommit(DEFAULT_GROUP);
        }
        if (name.matches(GROUP_COMMIT_NAME + ":[1-9][0-9]{0,8}")) {
            return groupCommit(Integer.parseInt(name.substring(GROUP_COMMIT_NAME.length() + 1)));
        }
        throw new IllegalArgumentException(
                "durability is process-crash, group-commit, group-commit:N or every-record, not '" + setting + "'");
    }

    /** The setting that {@link #parse} reads. */
    @Override
    public String toString() {
        if (equals(PROCESS_CRASH)) {
            return PROCESS_CRASH_NAME;
        }
        return equals(EVERY_RECORD) ? EVERY_RECORD_NAME : GROUP_COMMIT_NAME + ":" + maxUnsyncedRecords;
    }
}
