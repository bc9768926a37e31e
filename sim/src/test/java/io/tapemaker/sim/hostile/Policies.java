package io.tapemaker.sim.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The example policy, and others of another shape made of it. */
enum Policies {
    EXAMPLE,
    /** What may be filled in a day is less than what the loss cap and positions come to. */
    LITTLE_TURNOVER("rolling24hNotional\trolling24hNotional: \"900\""),
    /** Nearly everything is lost by what is held. */
    LITTLE_LOSS("rolling24hLoss\trolling24hLoss: \"25\"", "messagesPerSecond\tmessagesPerSecond: 1"),
    /** Hardly anything can be held, and little is lost at once: the loss cap is reached by many round trips. */
    NARROW_BANDS(
            "total\ttotal: \"300\"",
            "rolling24hLoss\trolling24hLoss: \"800\"",
            "- {name: election, cap\t- {name: election, cap: \"300\"}",
            "- {name: weather, cap\t- {name: weather, cap: \"300\"}",
            "band\tband: {low: \"0.40\", high: \"0.60\"}",
            "cap: \"400\"\tcap: \"200\"",
            "cap: \"600\"\tcap: \"200\"");

    /** One a line: what a line of the file begins with, a tab, and what it is instead. */
    private final String changes;

    Policies(String... changes) {
        this.changes = String.join("\n", changes);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (String line : example().split("\n", -1)) {
            String begun = line.stripLeading();
            String indent = line.substring(0, line.length() - begun.length());
            String instead = begun;
            for (String change : changes.split("\n", -1)) {
                int tab = change.indexOf('\t');
                instead = tab > 0 && begun.startsWith(change.substring(0, tab)) ? change.substring(tab + 1) : instead;
            }
            text.append(indent).append(instead).append('\n');
        }
        return text.toString();
    }

    private static String example() {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("tapemaker.root"), "-Dtapemaker.root=DIR"));
        try {
            return Files.readString(root.resolve("config/executor-policy.example.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
