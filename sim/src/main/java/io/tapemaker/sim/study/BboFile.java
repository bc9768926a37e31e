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
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Reads {@code epoch_ms,slug,bid,ask} lines below a head, gzipped or plain as the name says, in the order of time. */
public final class BboFile {

    private static final int COLUMNS = 4;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9.-]{1,200}");
    private static final Pattern TIME = Pattern.compile("[1-9][0-9]{0,11}|[1-3][0-9]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}([.][0-9]{1,12})?");

    private BboFile() {}

    /**
     * The rows of some markets.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException for a line that is no row, or a time that goes back
     */
    public static List<BboRow> rows(Path file, Predicate<String> slugs) {
        List<BboRow> rows = new ArrayList<>();
        try (InputStream in = open(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            int number = 1;
            for (line = lines.readLine(); line != null; line = lines.readLine()) {
                BboRow row = row(line, file + ":" + ++number);
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

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static BboRow row(String line, String place) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(
                    place + ": has " + columns.length + " columns, not epoch_ms,slug,bid,ask");
        }
        if (!SLUG.matcher(columns[1]).matches()) {
            throw new IllegalArgumentException(
                    place + ": the market's name is not 1 to 200 of the characters a-z, 0-9, dot and dash");
        }
        if (!TIME.matcher(columns[0]).matches()) {
            throw new IllegalArgumentException(place + ": '" + columns[0] + "' is no time in ms since 1970");
        }
        return new BboRow(Long.parseLong(columns[0]), columns[1], price(columns[2], place), price(columns[3], place));
    }

    /** A price off the finest grid, 0 or 1 is none that anybody can rest at. */
    private static long price(String text, String place) {
        if (!text.isEmpty() && !NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(place + ": '" + text + "' is no price such as 0.53, nor empty for none");
        }
        long priceE4 = text.isEmpty() ? 0 : Price.parse(text);
        return Price.isValid(priceE4) ? priceE4 : 0;
    }
}
