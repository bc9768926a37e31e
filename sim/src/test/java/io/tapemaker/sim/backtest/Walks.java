package io.tapemaker.sim.backtest;

import io.tapemaker.sim.study.BboFile;
import io.tapemaker.sim.study.BboRow;
import io.tapemaker.sim.workload.SeededRandom;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Quotes of our own that go up and down, two minutes apart, for tests that need nothing from outside. */
public final class Walks {

    /** In the evening of 2026-07-10, so that midnight comes 38 quotes later. */
    public static final long START_MS = 1_783_723_440_000L;

    /** Days since 1970 of that evening and of the day behind it. */
    public static final long FIRST_DAY = START_MS / 86_400_000;

    public static final long SECOND_DAY = FIRST_DAY + 1;

    static final long POLL_MS = 120_000;

    private static final String[] SLUGS = {"tec-own-one", "tc-own-two", "aqc-own-three"};
    private static final long[] FIRST_BIDS_E4 = {4_500, 6_000, 3_000};

    private Walks() {}

    /** So many quotes of each of the first of three markets. */
    public static List<BboRow> of(int markets, int polls) {
        List<BboRow> rows = new ArrayList<>();
        SeededRandom random = SeededRandom.named(11, "backtest");
        long[] bidE4 = FIRST_BIDS_E4.clone();
        for (int poll = 0; poll < polls; poll++) {
            for (int i = 0; i < markets; i++) {
                long step = random.percent(30) ? 100L * random.between(-2, 2) : 0;
                bidE4[i] = Math.max(2_000, Math.min(8_000, bidE4[i] + step));
                long askE4 = bidE4[i] + 100L * random.between(1, 4);
                rows.add(new BboRow(START_MS + poll * POLL_MS, SLUGS[i], bidE4[i], askE4));
            }
        }
        return rows;
    }

    /**
     * The first quotes of a few markets of a recording, without reading it to its end: those of the markets that have
     * most among the first lines and are near one half, where quotes are placed.
     */
    public static List<BboRow> firstOf(Path recording, Path folder, int markets, int polls) throws IOException {
        Path cut = folder.resolve("cut.csv");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(recording)), StandardCharsets.UTF_8))) {
            Files.write(cut, lines.lines().limit(1 + 100L * polls).toList());
        }
        List<BboRow> rows = BboFile.rows(cut, slug -> true);
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (BboRow row : rows) {
            boolean isNearHalf = row.bidE4() > 3_000 && row.askE4() < 7_000 && row.askE4() != 0;
            counts.merge(row.slug(), isNearHalf ? 1 : 0, Integer::sum);
        }
        Set<String> chosen = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(markets)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return rows.stream().filter(row -> chosen.contains(row.slug())).toList();
    }

    /** What has to be there. */
    static MarketResult found(Map<String, MarketResult> results, String slug) {
        MarketResult result = results.get(slug);
        if (result == null) {
            throw new AssertionError("nothing of " + slug);
        }
        return result;
    }

    /** As the lines of a file with a head. */
    public static String csv(List<BboRow> rows) {
        StringBuilder text = new StringBuilder("epoch_ms,slug,bid,ask\n");
        for (BboRow row : rows) {
            text.append(row.timeMs()).append(',').append(row.slug());
            text.append(",0.")
                    .append(row.bidE4())
                    .append(",0.")
                    .append(row.askE4())
                    .append('\n');
        }
        return text.toString();
    }
}
