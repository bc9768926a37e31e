package io.tapemaker.sim.study;

import io.tapemaker.journal.types.Price;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** Reads {@code epoch_ms,slug,bid,ask} lines, gzipped, in the order of time. */
public final class BboFile {

    private static final int COLUMNS = 4;

    private BboFile() {}

    /**
     * The rows of some markets.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException for a line that is no row, or a time that goes back
     */
    public static List<BboRow> rows(Path file, Predicate<String> slugs) {
        List<BboRow> rows = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            int number = 1;
            for (line = lines.readLine(); line != null; line = lines.readLine()) {
                BboRow row = row(line, ++number);
                if (!rows.isEmpty() && row.timeMs() < rows.get(rows.size() - 1).timeMs()) {
                    throw new IllegalArgumentException(file + ":" + number + ": the time goes back");
                }
                if (slugs.test(row.slug())) {
                    rows.add(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return rows;
    }

    /** The names of all markets, in alphabetical order. */
    public static List<String> slugs(Path file) {
        Set<String> slugs = new TreeSet<>();
        rows(file, slug -> {
            slugs.add(slug);
            return false;
        });
        return new ArrayList<>(slugs);
    }

    private static BboRow row(String line, int number) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "line " + number + " has " + columns.length + " columns, not " + COLUMNS);
        }
        return new BboRow(Long.parseLong(columns[0]), columns[1], price(columns[2]), price(columns[3]));
    }

    /** A price off the finest grid, 0 or 1 is none that anybody can rest at. */
    private static long price(String text) {
        long priceE4 = text.isEmpty() ? 0 : Price.parse(text);
        return Price.isValid(priceE4) ? priceE4 : 0;
    }
}
