package io.tapemaker.engine.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tapemaker.engine.domain.v1.settings.BandSettings;
import io.tapemaker.engine.domain.v1.settings.BandTerms;
import io.tapemaker.engine.domain.v1.settings.QuotingRules;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parsed form that is journaled: every key with the value in force, defaults included, as JSON in a fixed order.
 * {@link ConfigReader} reads it back to an equal configuration.
 */
public final class CanonicalConfig {

    private static final JsonFactory JSON = new JsonFactory();
    private static final long NS_PER_MS = 1_000_000L;

    private CanonicalConfig() {}

    /** The canonical bytes of a configuration. */
    public static byte[] write(EngineConfig config) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            process(out, config.process(), config.decision());
            out.writeObjectFieldStart("books");
            out.writeStringField("hashCheck", config.decision().hashPolicy().text());
            out.writeEndObject();
            rules(out, config.decision().quoting());
            markets(out, config.decision().markets());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void process(JsonGenerator out, ProcessSettings process, BandSettings decision) throws IOException {
        out.writeObjectFieldStart("engine");
        out.writeStringField("waitStrategy", ConfigSection.nameOf(process.waitStrategy()));
        out.writeNumberField("ringSlots", process.ringSlots());
        out.writeEndObject();
        out.writeObjectFieldStart("journal");
        out.writeStringField("durability", process.durability().toString());
        out.writeNumberField("stateHashEvery", decision.stateHashEvery());
        out.writeNumberField("snapshotEvery", decision.snapshotEvery());
        out.writeNumberField("snapshotsKept", process.snapshotsKept());
        out.writeEndObject();
        out.writeObjectFieldStart("feed");
        out.writeNumberField("tickMs", process.tickMs());
        out.writeNumberField("quietMs", process.quietMs());
        out.writeEndObject();
    }

    private static void rules(JsonGenerator out, QuotingRules rules) throws IOException {
        out.writeObjectFieldStart("quoting");
        out.writeBooleanField("enabled", rules.enabled());
        out.writeStringField("maxSpread", Price.format(rules.maxSpreadE4()));
        out.writeStringField("minSize", Size.format(rules.minSizeE6()));
        out.writeStringField("orderSize", Size.format(rules.orderSizeE6()));
        out.writeNumberField("distancePercent", rules.distancePercent());
        out.writeNumberField("deadBandTicks", rules.deadBandTicks());
        out.writeNumberField("minEditIntervalMs", rules.minEditIntervalNs() / NS_PER_MS);
        out.writeStringField("lowestPrice", Price.format(rules.lowestPriceE4()));
        out.writeStringField("highestPrice", Price.format(rules.highestPriceE4()));
        out.writeEndObject();
    }

    private static void markets(JsonGenerator out, List<BandTerms> markets) throws IOException {
        out.writeArrayFieldStart("markets");
        for (BandTerms market : markets) {
            out.writeStartObject();
            out.writeStringField("conditionId", market.conditionId().toString());
            text(out, "minOrderSize", market.minOrderSize());
            if (market.negRisk() != null) {
                out.writeBooleanField("negRisk", market.negRisk());
            }
            text(
                    out,
                    "tickSize",
                    market.tickSize() == null ? null : market.tickSize().text());
            rules(out, market.quoting());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void text(JsonGenerator out, String key, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(key, value);
        }
    }
}
