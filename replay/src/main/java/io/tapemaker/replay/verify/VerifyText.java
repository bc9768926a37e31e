package io.tapemaker.replay.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.replay.tape.JsonLine;
import io.tapemaker.replay.tape.TextLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** A verification's report as text: lines for people, one JSON object for machines. */
public final class VerifyText {

    private static final double NS_PER_S = 1e9;

    private VerifyText() {}

    /**
     * A dozen lines; the last one says {@code verify: identical}, {@code verify: diverged} or {@code verify: corrupt}.
     */
    public static void print(VerifyReport report, Path directory, PrintWriter out) {
        VerifyFigures figures = report.figures();
        TextLine.print(out, "journal", directory.toString());
        journal(out, "INBOUND", report.inbound());
        journal(out, "COMMANDS", report.commands());
        if (figures.genesis().records() > 0) {
            figures(out, figures);
        }
        for (String note : report.notes()) {
            TextLine.print(out, "note", note);
        }
        Divergence divergence = report.divergence();
        if (divergence != null) {
            TextLine.print(out, "command", divergence.command() + " is the first that differs");
            TextLine.print(out, "cause", "INBOUND " + divergence.cause() + ": " + divergence.causeText());
            TextLine.print(out, "expected", divergence.expected());
            TextLine.print(out, "found", divergence.found());
        }
        out.println("verify: " + report.outcome().name().toLowerCase(Locale.ROOT));
    }

    private static void journal(PrintWriter out, String name, JournalReport journal) {
        String verdict = journal.verdict().isEmpty() ? "not read to its end" : journal.verdict();
        TextLine.print(
                out,
                name,
                verdict + ", last good sequence " + journal.lastGoodSequence()
                        + (journal.explanation().isEmpty() ? "" : ": " + journal.explanation()));
    }

    private static void figures(PrintWriter out, VerifyFigures figures) {
        VerifyFigures.Genesis genesis = figures.genesis();
        VerifyFigures.Snapshots snapshots = figures.snapshots();
        TextLine.print(
                out,
                "from genesis",
                String.format(
                        Locale.ROOT,
                        "%,d records (%,d frames) replayed, %,d commands compared, %,d state hashes matched",
                        genesis.records(),
                        genesis.frames(),
                        genesis.commandsCompared(),
                        genesis.stateHashesMatched()));
        TextLine.print(
                out,
                "snapshots",
                String.format(
                        Locale.ROOT,
                        "%,d checked and replayed from, %,d commands compared again",
                        snapshots.checked(),
                        snapshots.commandsCompared()));
        TextLine.print(
                out,
                "speed",
                String.format(
                        Locale.ROOT,
                        "%,.0f frames a second, %,.0f times recorded time;"
                                + " audit %.2f s, genesis %.2f s, snapshots %.2f s",
                        genesis.framesPerSecond(),
                        genesis.timesRecorded(),
                        figures.auditNs() / NS_PER_S,
                        genesis.elapsedNs() / NS_PER_S,
                        snapshots.elapsedNs() / NS_PER_S));
    }

    /** The report as one line of JSON. */
    public static void printJson(VerifyReport report, Path directory, PrintWriter out) {
        ObjectNode object = JsonLine.MAPPER.valueToTree(report);
        VerifyFigures.Genesis genesis = report.figures().genesis();
        object.put("directory", directory.toString());
        object.put("frames_per_second", Math.round(genesis.framesPerSecond()));
        object.put("times_recorded", Math.round(genesis.timesRecorded()));
        out.println(JsonLine.of(object));
    }
}
