package io.tapemaker.sim.cli;

import io.tapemaker.sim.study.BboFile;
import io.tapemaker.sim.study.BboRow;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands that go along paths of quotes are given. */
final class PathInputs extends CommandInputs {

    private static final long MOST_MS = 366L * 24 * 60 * 60 * 1_000;
    private static final long MS_PER_DAY = 86_400_000;
    private static final int MOST_NAMED = 5;

    PathInputs(CommandSpec spec) {
        super(spec);
    }

    /**
     * The quotes of a file.
     *
     * @param markets those that are wanted, empty for all
     */
    List<BboRow> quotes(Path file, Set<String> markets) {
        try {
            List<BboRow> rows = BboFile.rows(file, slug -> markets.isEmpty() || markets.contains(slug));
            requireKnown(file, markets, rows);
            if (rows.isEmpty()) {
                throw usage("--quotes " + file + " has no quotes below its head");
            }
            if (rows.get(rows.size() - 1).timeMs() - rows.get(0).timeMs() > MOST_MS) {
                throw usage("--quotes " + file + " spans more than a year; cut it");
            }
            return rows;
        } catch (UncheckedIOException e) {
            throw usage("--quotes " + file + " cannot be read (" + reason(e.getCause()) + "); name a readable file");
        } catch (IllegalArgumentException e) {
            throw usage("--quotes " + e.getMessage());
        }
    }

    private void requireKnown(Path file, Set<String> markets, List<BboRow> rows) {
        Set<String> unknown = new TreeSet<>(markets);
        rows.forEach(row -> unknown.remove(row.slug()));
        if (!unknown.isEmpty()) {
            List<String> named = unknown.stream().limit(MOST_NAMED).toList();
            String more = unknown.size() > MOST_NAMED ? " and " + (unknown.size() - MOST_NAMED) + " more" : "";
            throw usage("--markets names " + String.join(", ", named) + more + ", of which " + file
                    + " has no quotes; name markets as they stand there");
        }
    }

    /** The days since 1970 that are meant; each has to have a quote. */
    SortedSet<Long> days(Set<String> texts, List<BboRow> rows) {
        TreeSet<Long> known = new TreeSet<>();
        rows.forEach(row -> known.add(row.timeMs() / MS_PER_DAY));
        TreeSet<Long> days = new TreeSet<>();
        for (String text : texts) {
            long day;
            try {
                day = LocalDate.parse(text).toEpochDay();
            } catch (DateTimeException e) {
                throw usage("--days must be days such as 2026-07-14, with commas between, not '" + text + "'");
            }
            if (!known.contains(day)) {
                throw usage("--days names " + text + ", on which there are no quotes; there are on "
                        + known.stream()
                                .map(each -> LocalDate.ofEpochDay(each).toString())
                                .collect(Collectors.joining(", ")));
            }
            days.add(day);
        }
        return days;
    }
}
