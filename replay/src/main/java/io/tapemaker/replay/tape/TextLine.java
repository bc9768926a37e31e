package io.tapemaker.replay.tape;

import io.tapemaker.engine.app.Errors;
import java.io.PrintWriter;
import java.util.Locale;

/** Reports for people: a name, and what there is to say; hostile text comes out escaped. */
public final class TextLine {

    private TextLine() {}

    /** Prints one line. */
    public static void print(PrintWriter out, String name, String text) {
        out.printf(Locale.ROOT, "%-13s %s%n", name, Errors.escape(text));
    }
}
