package io.tapemaker.replay.stat;

import io.tapemaker.replay.tape.TextLine;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** A tape's figures for people; of counters those that are not zero. */
public final class StatText {

    private static final long NS_PER_S = 1_000_000_000L;
    private static final double NS_PER_S_EXACT = 1e9;

    private StatText() {}

    /** Prints the figures. */
    public static void print(TapeStatistics tape, PrintWriter out) {
        for (JournalStatistics journal : tape.journals()) {
            journal(journal, out);
        }
        for (SessionStatistics session : tape.sessions()) {
            TextLine.print(
                    out,
                    "session " + session.epoch(),
                    "from INBOUND record " + session.sequence() + ", " + time(session.eventTimeNs()) + ": "
                            + session.mode() + " of a " + session.origin() + ", behaviour "
                            + session.behaviourVersion() + ", configuration " + session.configHash() + ", build "
                            + session.build());
        }
        StateStatistics end = tape.end();
        TextLine.print(out, "books", end.markets() + " markets; " + counts(end.booksByState()));
        TextLine.print(out, "proven", counts(end.booksByHash()));
        TextLine.print(out, "hashes", counts(end.hashes()));
        TextLine.print(out, "rejects", counts(end.rejects()));
        TextLine.print(out, "engine", counts(end.engine()));
        TextLine.print(out, "orders", end.ordersOpen() + " open: " + counts(end.ordersByState()));
        if (!end.regimes().isEmpty()) {
            TextLine.print(out, "regimes", counts(end.regimes()) + "; because of " + counts(end.regimeReasons()));
        }
        TextLine.print(out, "book counters", counts(end.books()));
    }

    private static void journal(JournalStatistics journal, PrintWriter out) {
        TextLine.print(
                out,
                journal.journal(),
                String.format(
                        Locale.ROOT,
                        "%,d records of %,d bytes in files of %,d bytes, epochs %d to %d",
                        journal.records(),
                        journal.recordBytes(),
                        journal.fileBytes(),
                        journal.firstEpoch(),
                        journal.lastEpoch()));
        if (journal.records() > 0) {
            double seconds = (journal.lastEventTimeNs() - journal.firstEventTimeNs()) / NS_PER_S_EXACT;
            TextLine.print(
                    out,
                    "",
                    time(journal.firstEventTimeNs()) + " to " + time(journal.lastEventTimeNs())
                            + String.format(Locale.ROOT, " (%,.3f s)", seconds));
        }
        for (JournalStatistics.TypeCount type : journal.types()) {
            TextLine.print(
                    out,
                    "",
                    String.format(
                            Locale.ROOT, "%-15s %,12d records %,15d bytes", type.type(), type.records(), type.bytes()));
        }
    }

    private static String time(long eventTimeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(eventTimeNs, NS_PER_S), Math.floorMod(eventTimeNs, NS_PER_S))
                .toString();
    }

    private static String counts(Map<String, Long> counts) {
        StringJoiner text = new StringJoiner(", ").setEmptyValue("none");
        counts.forEach((name, count) -> {
            if (count != 0) {
                text.add(count + " " + name);
            }
        });
        return text.toString();
    }
}
