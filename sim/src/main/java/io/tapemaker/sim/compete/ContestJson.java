package io.tapemaker.sim.compete;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.sim.compete.Contest.ContestPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** All figures of a contest as JSON, seed by seed. Money is dollars. */
final class ContestJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int DIGITS = 6;

    private ContestJson() {}

    static byte[] write(ContestResult result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ContestPlan plan = result.plan();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            out.writeStartObject();
            out.writeNumberField("hours", plan.hours());
            out.writeNumberField("firstSeed", plan.firstSeed());
            out.writeNumberField("lastSeed", plan.lastSeed());
            out.writeArrayFieldStart("bouts");
            for (Ground ground : plan.grounds()) {
                for (Quoter quoter : Quoter.values()) {
                    List<BoutFigures> bouts = result.of(ground, quoter);
                    for (int i = 0; i < bouts.size(); i++) {
                        out.writeStartObject();
                        out.writeStringField("character", ground.name());
                        out.writeStringField("quoter", quoter.title());
                        out.writeNumberField("seed", plan.firstSeed() + i);
                        bout(out, bouts.get(i));
                        out.writeEndObject();
                    }
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void bout(JsonGenerator out, BoutFigures of) throws IOException {
        number(out, "reward", of.reward());
        number(out, "rebates", of.rebates());
        number(out, "fees", of.fees());
        number(out, "spread", of.spread());
        number(out, "atFill", of.edge());
        number(out, "after30s", of.edge30());
        number(out, "after300s", of.edge300());
        number(out, "trading", of.trading());
        number(out, "net", of.net());
        number(out, "expected", of.expected());
        number(out, "capital", of.capital());
        number(out, "drawdown", of.drawdown());
        number(out, "heldShares", of.held());
        number(out, "mostHeldShares", of.mostHeldE6 / BoutFigures.SHARE_E6);
        number(out, "callsPerHour", of.callsPerHour());
        out.writeNumberField("places", of.places);
        out.writeNumberField("cancels", of.cancels);
        out.writeNumberField("latches", of.latches);
        number(out, "latched", of.latched());
        number(out, "scoring", of.uptime());
        number(out, "bothSides", of.twoSided());
        number(out, "share", of.share());
        out.writeNumberField("fills", of.fills);
        out.writeNumberField("fillsByInformed", of.informedFills);
        number(out, "filledShares", of.filled());
        number(out, "informed", of.informed());
        number(out, "informedAfter300s", of.informedEdge300());
        number(out, "quotedShares", of.quoted());
        number(out, "distanceCents", of.distanceCents());
        out.writeStringField("path", Long.toHexString(of.pathHash()));
    }

    private static void number(JsonGenerator out, String name, double value) throws IOException {
        out.writeNumberField(name, new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN));
    }
}
