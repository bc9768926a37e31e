package io.tapemaker.proofs.report;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the build tells the report.
 *
 * @param root folder of the parent pom
 * @param since start of the build
 * @param selection which proofs were asked for
 */
record ReportArguments(Path root, Instant since, Selection selection) {
    private static final Set<String> KEYS = Set.of("--root", "--since", "--kind", "--milestone", "--budget");

    /**
     * Reads {@code --key=value} arguments; only {@code --root} is required.
     *
     * @throws IllegalArgumentException with one line that names the argument
     */
    static ReportArguments parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String key = equals < 0 ? argument : argument.substring(0, equals);
            if (equals < 0 || !KEYS.contains(key)) {
                throw new IllegalArgumentException(
                        argument + ": use --root=DIR [--since=TIME] [--kind=K] [--milestone=M] [--budget=B]");
            }
            values.put(key, argument.substring(equals + 1));
        }
        String root = values.get("--root");
        if (root == null) {
            throw new IllegalArgumentException("--root=DIR is missing");
        }
        Selection selection = new Selection(
                values.getOrDefault("--kind", Selection.ALL).toLowerCase(Locale.ROOT),
                milestone(values.getOrDefault("--milestone", Selection.ALL)),
                values.getOrDefault("--budget", "ci").toLowerCase(Locale.ROOT));
        return new ReportArguments(Path.of(root), since(values.getOrDefault("--since", "")), selection);
    }

    private static String milestone(String text) {
        return text.equalsIgnoreCase(Selection.ALL) ? Selection.ALL : text.toUpperCase(Locale.ROOT);
    }

    private static Instant since(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("--since=" + text + ": not a time such as 2026-01-01T00:00:00Z", e);
        }
    }
}
