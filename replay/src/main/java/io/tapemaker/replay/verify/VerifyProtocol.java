package io.tapemaker.replay.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.replay.tape.JsonLine;
import org.jspecify.annotations.Nullable;

/**
 * What the reading process says to its parent, a line each: {@code good JOURNAL SEQUENCE}, {@code replayed SEQUENCE}
 * and at the end {@code report JSON}.
 */
final class VerifyProtocol {

    private static final String GOOD = "good ";
    private static final String REPLAYED = "replayed ";
    private static final String REPORT = "report ";

    private VerifyProtocol() {}

    static String good(JournalKind kind, long sequence) {
        return GOOD + kind + ' ' + sequence;
    }

    static String replayed(long sequence) {
        return REPLAYED + sequence;
    }

    static String report(VerifyReport report) {
        return REPORT + JsonLine.of(report);
    }

    /** Collects what a child says. Its lines are not trusted: what cannot be read is no line of the protocol. */
    static final class Listener {

        private final long[] good = new long[JournalKind.values().length];
        private volatile long replayed;
        private volatile @Nullable VerifyReport report;

        synchronized boolean onLine(String line) {
            try {
                if (line.startsWith(GOOD)) {
                    String[] words = line.split(" ", -1);
                    good[JournalKind.valueOf(words[1]).ordinal()] = Long.parseLong(words[2]);
                } else if (line.startsWith(REPLAYED)) {
                    replayed = Long.parseLong(line.substring(REPLAYED.length()));
                } else if (line.startsWith(REPORT) && report == null) {
                    report = JsonLine.MAPPER.readValue(line.substring(REPORT.length()), VerifyReport.class);
                } else {
                    return false;
                }
                return true;
            } catch (JsonProcessingException | RuntimeException e) {
                return false;
            }
        }

        synchronized long good(JournalKind kind) {
            return good[kind.ordinal()];
        }

        long replayed() {
            return replayed;
        }

        @Nullable
        VerifyReport report() {
            return report;
        }
    }
}
