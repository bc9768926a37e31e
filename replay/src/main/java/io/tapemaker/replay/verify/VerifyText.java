package io.tapemaker.replay.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.engine.app.Errors;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** A verification's report as text: lines for people, one JSON object for machines. */
public final class VerifyText {

    private static final double NS_PER_S = 1e9;

    private VerifyText() {}

    /** A dozen lines; the last one says {@code verify: identical}, {@code verify: diverged} or {@code verify: corrupt}. */
    public static void print(VerifyReport report, Path directory, PrintWriter out) {
        VerifyFigures figures = report.figures();
        line(out, "journal", Errors.escape(directory.toString()));
        journal(out, "INBOUND", report.inbound());
        journal(out, "COMMANDS", report.commands());
        if (figures.records() > 0) {
            figures(out, figures);
        }
        for (String note : report.notes()) {
            line(out, "note", Errors.escape(note));
        }
        Divergence divergence = report.divergence();
        if (divergence != null) {
            line(out, "command", divergence.command() + " is the first that differs");
            line(out, "cause", "INBOUND " + divergence.cause() + ": " + Errors.escape(divergence.causeText()));
            line(out, "expected", Errors.escape(divergence.expected()));
            line(out, "found", Errors.escape(divergence.found()));
        }
        out.println("verify: " + report.outcome().name().toLowerCase(Locale.ROOT));
    }

    private static void journal(PrintWriter out, String name, JournalReport journal) {
        String verdict = journal.verdict().isEmpty() ? "not read to its end" : journal.verdict();
        line(
                out,
                name,
                verdict + ", last good sequence " + journal.lastGoodSequence()
                        + (journal.explanation().isEmpty() ? "" : ": " + Errors.escape(journal.explanation())));
    }

    private static void figures(PrintWriter out, VerifyFigures figures) {
        line(
                out,
                "from genesis",
                String.format(
                        Locale.ROOT,
                        "%,d records (%,d frames) replayed, %,d commands compared, %,d state hashes matched",
                        figures.records(),
                        figures.frames(),
                        figures.commandsCompared(),
                        figures.stateHashesMatched()));
        line(
                out,
                "snapshots",
                String.format(
                        Locale.ROOT,
                        "%,d checked and replayed from, %,d commands compared again",
                        figures.snapshotsChecked(),
                        figures.commandsComparedFromSnapshots()));
        line(
                out,
                "speed",
                String.format(
                        Locale.ROOT,
                        "%,.0f frames a second, %,.0f times recorded time (audit %.2f s, genesis %.2f s, snapshots %.2f s)",
                        figures.framesPerSecond(),
                        figures.timesRecorded(),
                        figures.auditNs() / NS_PER_S,
                        figures.genesisNs() / NS_PER_S,
                        figures.snapshotsNs() / NS_PER_S));
    }

    private static void line(PrintWriter out, String name, String text) {
        out.printf(Locale.ROOT, "%-12s %s%n", name, text);
    }

    /** The report as one line of JSON. */
    public static void printJson(VerifyReport report, Path directory, PrintWriter out) {
        ObjectNode object = VerifyProtocol.JSON.valueToTree(report);
        object.put("directory", directory.toString());
        try {
            out.println(VerifyProtocol.JSON.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
