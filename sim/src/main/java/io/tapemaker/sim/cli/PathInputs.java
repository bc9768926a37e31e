package io.tapemaker.sim.cli;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.sim.study.BboFile;
import io.tapemaker.sim.study.BboRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What commands that go along paths of quotes are given; whatever is wrong with it is one line and exit code 2. */
final class PathInputs {

    private static final long MOST_MS = 366L * 24 * 60 * 60 * 1_000;
    private static final long MS_PER_DAY = 86_400_000;
    private static final int MOST_NAMED = 5;

    private final CommandSpec spec;

    PathInputs(CommandSpec spec) {
        this.spec = spec;
    }

    /** The engine's configuration; the defaults without a file. */
    LoadedConfig config(@Nullable Path file) {
        return refusing("", () -> LoadedConfig.of(file));
    }

    /** Calls something that may refuse what it is given. */
    <T> T refusing(String place, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw usage(place + e.getMessage());
        }
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

    /** Refuses a folder in which there is something. */
    void requireEmpty(String option, Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw usage(option + " " + folder + " is not empty; name a new folder");
            }
        } catch (IOException e) {
            throw usage(option + " " + folder + " is no folder that can be read (" + reason(e) + "); name a new one");
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

    /** Makes a folder that may be written to. */
    void prepareFolder(String option, Path folder) {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw usage(option + " " + folder + " may not be written to; name another folder");
            }
        } catch (IOException e) {
            throw usage(option + " " + folder + " cannot be made a folder (" + reason(e) + "); name another one");
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null ? "unknown" : cause.getClass().getSimpleName().replace("Exception", "");
    }

    /** SHA-256 of files in their order. */
    static String hash(Collection<byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    ParameterException usage(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message == null ? "bad input" : message);
    }
}
