package io.tapemaker.sim.grid;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.tapemaker.sim.backtest.DayFigures;
import io.tapemaker.sim.backtest.Figure;
import io.tapemaker.sim.backtest.Quoter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** All figures of a study as JSON. Money is dollars, exact; net per dollar is rounded. */
final class StudyJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final BigDecimal DOLLAR_X2E10 = BigDecimal.valueOf(20_000_000_000L);
    private static final int E6 = 6;

    private final Findings findings;
    private final JsonGenerator out;

    private StudyJson(Findings findings, JsonGenerator out) {
        this.findings = findings;
        this.out = out;
    }

    static byte[] write(Findings findings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            new StudyJson(findings, out).top();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void top() throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("heldOutDays");
        for (long day : findings.grid().heldOutDays()) {
            out.writeString(LocalDate.ofEpochDay(day).toString());
        }
        out.writeEndArray();
        out.writeNumberField("cells", findings.cells().size());
        for (Days days : Days.values()) {
            out.writeObjectFieldStart(nameOf(days));
            won(days, "wonByNet", Measure.NET);
            won(days, "wonByNetPerDollar", Measure.NET_PER_DOLLAR);
            out.writeObjectFieldStart("sums");
            for (Quoter quoter : findings.grid().quoters()) {
                figures(GridFile.nameOf(quoter), findings.sums(days, quoter), findings.fallX2E10(days, quoter));
            }
            out.writeEndObject();
            categories("categories", days, findings.cells());
            if (findings.usual().isPresent()) {
                categories(
                        "categoriesAllFactorsOne",
                        days,
                        List.of(findings.usual().orElseThrow()));
            }
            out.writeArrayFieldStart("cells");
            for (CellResult cell : findings.cells()) {
                cell(cell, days);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void won(Days days, String name, Measure by) throws IOException {
        out.writeObjectFieldStart(name);
        for (Quoter quoter : findings.grid().quoters()) {
            out.writeNumberField(GridFile.nameOf(quoter), findings.won(quoter, days, by));
        }
        out.writeEndObject();
    }

    private void categories(String name, Days days, List<CellResult> cells) throws IOException {
        out.writeObjectFieldStart(name);
        for (String category : findings.categories()) {
            out.writeObjectFieldStart(category);
            for (Quoter quoter : findings.grid().quoters()) {
                figures(
                        GridFile.nameOf(quoter),
                        findings.category(cells, days, quoter, category),
                        findings.fallX2E10(cells, days, quoter, category));
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void cell(CellResult cell, Days days) throws IOException {
        out.writeStartObject();
        out.writeStringField("depth", cell.model().depth().toString());
        out.writeStringField("queue", cell.model().queue().toString());
        out.writeStringField("fillRate", cell.model().fillRate().toString());
        out.writeStringField("latency", cell.model().latency().toString());
        winner("wonByNet", cell, days, Measure.NET);
        winner("wonByNetPerDollar", cell, days, Measure.NET_PER_DOLLAR);
        out.writeStringField("bestRival", GridFile.nameOf(findings.bestRival(cell, days)));
        dollars("oursAheadBy", findings.aheadX2E10(cell, days));
        for (Quoter quoter : findings.grid().quoters()) {
            Outcome outcome = Maps.get(cell.on(days), quoter);
            figures(GridFile.nameOf(quoter), outcome.total(), outcome.fallX2E10());
        }
        out.writeObjectFieldStart("oursLessBestRival");
        for (Findings.Gap gap : findings.gaps(List.of(cell), days, findings.bestRival(cell, days))) {
            dollars(gap.market(), -gap.behindX2E10());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private void winner(String name, CellResult cell, Days days, Measure by) throws IOException {
        out.writeStringField(
                name, findings.winner(cell, days, by).map(GridFile::nameOf).orElse("nobody"));
    }

    private void figures(String name, Sums of, long fallX2E10) throws IOException {
        out.writeObjectFieldStart(name);
        dollars("reward", DayFigures.X2E10_PER_E6 * of.get(Figure.REWARD_E6));
        dollars("rebates", DayFigures.X2E10_PER_E6 * of.get(Figure.REBATES_E6));
        dollars("spread", of.get(Figure.SPREAD_X2E10));
        dollars("markout", of.get(Figure.MARKOUT_X2E10));
        dollars("drift", of.get(Figure.DRIFT_X2E10));
        dollars("net", of.netX2E10());
        dollars("capital", of.get(Figure.CAPITAL_X2E10));
        out.writeNumberField("netPerDollar", of.netPerDollar());
        dollars("deepestFall", fallX2E10);
        out.writeNumberField("calls", of.get(Figure.CALLS));
        out.writeNumberField("minutes", of.get(Figure.MINUTES));
        out.writeNumberField("scoringMinutes", of.get(Figure.SCORING_MINUTES));
        out.writeNumberField("fills", of.get(Figure.FILLS));
        out.writeNumberField("filledShares", BigDecimal.valueOf(of.get(Figure.FILLED_E6), E6));
        out.writeEndObject();
    }

    private void dollars(String name, long x2E10) throws IOException {
        out.writeNumberField(name, BigDecimal.valueOf(x2E10).divide(DOLLAR_X2E10));
    }

    private static String nameOf(Days days) {
        return days == Days.HELD_OUT ? "heldOutDaysOnly" : "allDays";
    }
}
