package io.tapemaker.proofs.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Short lines, each with the seconds since the start and of whom it speaks. */
final class Screen {

    private static final double NS_PER_S = 1e9;

    private final PrintStream out;
    private final long startNs = System.nanoTime();

    Screen(PrintStream out) {
        this.out = out;
    }

    /** One line of something that has just happened. */
    void say(String who, String format, Object... values) {
        plain(String.format(Locale.ROOT, "%6.1f s  %-9s ", (System.nanoTime() - startNs) / NS_PER_S, who)
                + String.format(Locale.ROOT, format, values));
    }

    /** A line as it is. */
    void plain(String line) {
        out.println(line);
        out.flush();
    }
}
