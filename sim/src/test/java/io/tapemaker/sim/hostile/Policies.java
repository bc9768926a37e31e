package io.tapemaker.sim.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The example policy, and others of another shape made of it. */
enum Policies {
    EXAMPLE,
    /** What may be filled in a day is less than what the loss cap and positions come to. */
    LITTLE_TURNOVER("rolling24hNotional", "rolling24hNotional: \"900\""),
    /** Nearly everything is lost by what is held. */
    LITTLE_LOSS("rolling24hLoss", "rolling24hLoss: \"25\"", "messagesPerSecond", "messagesPerSecond: 1"),
    /** Hardly anything can be held, and little is lost at once: the loss cap is reached by many round trips. */
    NARROW_BANDS(
            "total",
            "total: \"300\"",
            "rolling24hLoss",
            "rolling24hLoss: \"800\"",
            "- {name: election, cap",
            "- {name: election, cap: \"300\"}",
            "- {name: weather, cap",
            "- {name: weather, cap: \"300\"}",
            "band",
            "band: {low: \"0.40\", high: \"0.60\"}",
            "cap: \"400\"",
            "cap: \"200\"",
            "cap: \"600\"",
            "cap: \"200\"");

    private final List<String> changes;

    /** Pairs of what a line begins with and what it is instead. */
    Policies(String... changes) {
        this.changes = List.of(changes);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (String line : example().split("\n", -1)) {
            String begun = line.stripLeading();
            String indent = line.substring(0, line.length() - begun.length());
            String instead = begun;
            for (int i = 0; i < changes.size(); i += 2) {
                instead = begun.startsWith(changes.get(i)) ? changes.get(i + 1) : instead;
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
