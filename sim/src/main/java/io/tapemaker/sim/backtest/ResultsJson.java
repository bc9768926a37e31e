package io.tapemaker.sim.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;

/** All figures of a backtest as JSON. Money is dollars, exact; shares are shares. */
final class ResultsJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final BigDecimal DOLLAR_X2E10 = BigDecimal.valueOf(20_000_000_000L);
    private static final int E6 = 6;

    private ResultsJson() {}

    /**
     * The figures of a run.
     *
     * @param part the same results on some days only, which get a section of their own; none without such days
     */
    static byte[] write(List<BacktestResult> results, List<BacktestResult> part, SortedSet<Long> days) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            out.writeStartObject();
            out.writeStringField("model", results.get(0).model().text());
            out.writeArrayFieldStart("quoters");
            for (BacktestResult result : results) {
                result(out, result);
            }
            out.writeEndArray();
            if (!part.isEmpty()) {
                part(out, part, days);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void part(JsonGenerator out, List<BacktestResult> part, SortedSet<Long> days) throws IOException {
        out.writeObjectFieldStart("someDays");
        out.writeArrayFieldStart("days");
        for (long day : days) {
            out.writeString(ReportText.day(day));
        }
        out.writeEndArray();
        out.writeArrayFieldStart("quoters");
        for (BacktestResult result : part) {
            out.writeStartObject();
            out.writeStringField("quoter", result.quoter().title());
            figures(out, "total", result.total());
            out.writeObjectFieldStart("markets");
            for (MarketResult market : result.markets()) {
                figures(out, market.slug(), market.total());
            }
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void result(JsonGenerator out, BacktestResult result) throws IOException {
        out.writeStartObject();
        out.writeStringField("quoter", result.quoter().title());
        figures(out, "total", result.total());
        out.writeArrayFieldStart("markets");
        for (MarketResult market : result.markets()) {
            out.writeStartObject();
            out.writeStringField("market", market.slug());
            out.writeStringField("category", market.category());
            out.writeNumberField("quotes", market.quotes());
            out.writeStringField("tape", market.tape());
            figures(out, "total", market.total());
            out.writeObjectFieldStart("days");
            for (var day : market.days().entrySet()) {
                figures(out, ReportText.day(day.getKey()), day.getValue());
            }
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void figures(JsonGenerator out, String name, DayFigures of) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeNumberField("reward", BigDecimal.valueOf(of.rewardPaidE6, E6));
        out.writeNumberField("rewardEarned", BigDecimal.valueOf(of.rewardE9, 9));
        out.writeNumberField("rebates", BigDecimal.valueOf(of.rebatePaidE6, E6));
        out.writeNumberField("rebatesEarned", BigDecimal.valueOf(of.rebateE6, E6));
        dollars(out, "spread", of.spreadX2E10);
        dollars(out, "markout", of.markoutX2E10);
        dollars(out, "markoutFiveMinutes", of.laterMarkoutX2E10);
        dollars(out, "drift", of.driftX2E10);
        out.writeNumberField("fees", 0);
        dollars(out, "inventory", of.inventoryX2E10);
        dollars(out, "mostCapital", of.mostCapitalX2E10);
        out.writeNumberField("fills", of.fills);
        out.writeNumberField("fillsLeftBehindOrMet", of.passedFills);
        out.writeNumberField("filledShares", BigDecimal.valueOf(of.filledE6, E6));
        out.writeNumberField("minutes", of.minutes);
        out.writeNumberField("quotedMinutes", of.quotedMinutes);
        out.writeNumberField("scoringMinutes", of.scoringMinutes);
        out.writeNumberField("shareSum", BigDecimal.valueOf(of.shareE9, 9));
        out.writeNumberField("calls", of.edits);
        out.writeEndObject();
    }

    private static void dollars(JsonGenerator out, String name, long x2E10) throws IOException {
        out.writeNumberField(name, BigDecimal.valueOf(x2E10).divide(DOLLAR_X2E10));
    }
}
