package io.tapemaker.engine.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tapemaker.engine.domain.settings.BookSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The parsed form that is journaled: every key with the value in force, defaults included, as JSON in a fixed order.
 * {@link ConfigReader} reads it back to an equal configuration.
 */
public final class CanonicalConfig {

    private static final JsonFactory JSON = new JsonFactory();

    private CanonicalConfig() {}

    /** The canonical bytes of a configuration. */
    public static byte[] write(EngineConfig config) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            process(out, config.process(), config.decision().books());
            MarketFactsKeys.writeTerms(out, config.decision().terms());
            SignalKeys.write(out, config.decision().signals());
            OrderKeys.write(out, config.decision().orders());
            RiskKeys.write(out, config.decision().risk());
            RegimeKeys.write(out, config.decision().regimes());
            MarketFactsKeys.write(out, config.decision().markets());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void process(JsonGenerator out, ProcessSettings process, BookSettings books) throws IOException {
        out.writeObjectFieldStart("engine");
        out.writeStringField("waitStrategy", ConfigSection.nameOf(process.waitStrategy()));
        out.writeNumberField("ringSlots", process.ringSlots());
        out.writeEndObject();
        out.writeObjectFieldStart("journal");
        out.writeStringField("durability", process.durability().toString());
        out.writeNumberField("stateHashEvery", books.stateHashEvery());
        out.writeNumberField("snapshotEvery", books.snapshotEvery());
        out.writeNumberField("snapshotsKept", process.snapshotsKept());
        out.writeEndObject();
        out.writeObjectFieldStart("feed");
        out.writeNumberField("tickMs", process.tickMs());
        out.writeNumberField("quietMs", process.quietMs());
        out.writeNumberField("tokensPerConnection", process.tokensPerConnection());
        out.writeEndObject();
        out.writeObjectFieldStart("books");
        out.writeStringField("hashCheck", books.hashPolicy().text());
        out.writeNumberField("witnessMs", books.witnessMs());
        out.writeEndObject();
    }
}
