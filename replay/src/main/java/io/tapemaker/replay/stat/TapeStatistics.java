package io.tapemaker.replay.stat;

import java.util.List;

/**
 * A tape in figures.
 *
 * @param journals INBOUND, then COMMANDS
 * @param sessions in the order in which they began
 * @param end the state after the last record
 */
public record TapeStatistics(List<JournalStatistics> journals, List<SessionStatistics> sessions, StateStatistics end) {

    public TapeStatistics {
        journals = List.copyOf(journals);
        sessions = List.copyOf(sessions);
    }
}
