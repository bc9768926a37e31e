package io.tapemaker.sim.grid;

import io.tapemaker.sim.backtest.Quoter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The files of a study. Equal results, equal bytes. */
public final class StudyReport {

    private final Findings findings;
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    /** @param days on which there are quotes */
    StudyReport(Findings findings, long quotes, SortedSet<Long> days) {
        this.findings = findings;
        files.put("study.md", new StudyText(findings, quotes, days).write().getBytes(StandardCharsets.UTF_8));
        files.put("study.svg", new CellsChart(findings).draw().getBytes(StandardCharsets.UTF_8));
        files.put("study.json", StudyJson.write(findings));
    }

    /** Contents by name. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    /** How many cells there are. */
    public int cells() {
        return findings.cells().size();
    }

    /** How many cells a quoter wins by net, on the days that decide. */
    public long won(Quoter quoter) {
        return findings.won(quoter, Days.HELD_OUT, Measure.NET);
    }

    /** How many cells a quoter wins by net per dollar of capital, on the days that decide. */
    public long wonPerDollar(Quoter quoter) {
        return findings.won(quoter, Days.HELD_OUT, Measure.NET_PER_DOLLAR);
    }

    /** What did not add up, in any cell. */
    public List<String> problems() {
        return findings.problems();
    }
}
