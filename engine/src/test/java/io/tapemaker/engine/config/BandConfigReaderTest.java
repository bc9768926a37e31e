package io.tapemaker.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.v1.settings.BandSettings;
import io.tapemaker.engine.domain.v1.settings.BandTerms;
import io.tapemaker.engine.domain.v1.settings.QuotingRules;
import io.tapemaker.journal.codecs.SessionStartDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.config.band",
        milestone = Milestone.M2,
        kind = ProofKind.REPLAY,
        title = "Configurations that sessions of behaviour version 1 journaled still mean what they meant")
final class BandConfigReaderTest {

    private static final QuotingRules DEFAULTS =
            new QuotingRules(true, 300, 50_000_000, 50_000_000, 40, 1, 1_000_000_000, 500, 9_500);

    @Test
    void theKeptTapesConfigurationIsReadAsItWasMeant() throws IOException {
        List<byte[]> journaled = journaled();
        QuotingRules rules = new QuotingRules(true, 300, 50_000_000, 50_000_000, 40, 1, 500_000_000, 500, 9_500);
        BandSettings expected = new BandSettings(HashPolicy.EVERY, 32, 100, rules, List.of());
        for (byte[] config : journaled) {
            assertEquals(expected, BandConfigReader.read("tape", config));
        }
        assertEquals(11, journaled.size());
        Figures.put("sessions", journaled.size());
    }

    @Test
    void everyKeyOfThatTimeIsRead() {
        String text = """
                {"engine":{"waitStrategy":"spinning","ringSlots":64},
                 "journal":{"durability":"every-record","stateHashEvery":5,"snapshotEvery":0,"snapshotsKept":9},
                 "feed":{"tickMs":250,"quietMs":3},"books":{"hashCheck":"sample-4"},
                 "quoting":{"enabled":false,"maxSpread":"0.045","minSize":"20","orderSize":"100.25",
                   "distancePercent":0,"deadBandTicks":7,"minEditIntervalMs":0,
                   "lowestPrice":"0.1","highestPrice":"0.9"},
                 "markets":[
                   {"conditionId":"0xa1","minOrderSize":"5","negRisk":true,"tickSize":"0.005",
                    "quoting":{"enabled":true,"orderSize":"30"}},
                   {"conditionId":"0xa2"}]}
                """;
        QuotingRules rules = new QuotingRules(false, 450, 20_000_000, 100_250_000, 0, 7, 0, 1_000, 9_000);
        QuotingRules own = new QuotingRules(true, 450, 20_000_000, 30_000_000, 0, 7, 0, 1_000, 9_000);
        assertEquals(
                new BandSettings(
                        HashPolicy.sample(4),
                        5,
                        0,
                        rules,
                        List.of(
                                new BandTerms(ConditionId.parse("0xa1"), "5", true, TickSize.HALF_CENT, own),
                                new BandTerms(ConditionId.parse("0xa2"), null, null, null, rules))),
                read(text));
        assertEquals(new BandSettings(HashPolicy.EVERY, 4_096, 50_000, DEFAULTS, List.of()), read("{}"));
    }

    @Test
    void whatItRefusedThenItRefusesNow() {
        for (String text : List.of(
                "{\"quoting\":{\"largestOrder\":\"50\"}}",
                "{\"quoting\":{\"orderSize\":\"49\"}}",
                "{\"quoting\":{\"orderSize\":\"50.005\"}}",
                "{\"quoting\":{\"lowestPrice\":\"0.6\",\"highestPrice\":\"0.5\"}}",
                "{\"markets\":[{\"conditionId\":\"0xa1\"},{\"conditionId\":\"0xA1\"}]}")) {
            assertThrows(ConfigException.class, () -> read(text), text);
        }
    }

    private static BandSettings read(String text) {
        return BandConfigReader.read("test", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The configurations of the kept tape's session starts, in their order. */
    private static List<byte[]> journaled() throws IOException {
        List<byte[]> configs = new ArrayList<>();
        try (@Nullable
                        InputStream packed =
                                BandConfigReaderTest.class.getResourceAsStream("/golden-tape-v1/inbound.gz");
                InputStream in = new GZIPInputStream(Objects.requireNonNull(packed))) {
            byte[] all = in.readAllBytes();
            SessionStartDecoder start = new SessionStartDecoder();
            for (int at = 0; at < all.length; ) {
                UnsafeBuffer record = new UnsafeBuffer(all, at, all.length - at);
                if (RecordFrame.templateId(record) == SessionStartDecoder.TEMPLATE_ID) {
                    start.wrap(record, RecordBuffer.BODY_OFFSET, RecordFrame.blockLength(record), 0);
                    start.skipBuild();
                    start.skipOrigin();
                    start.skipConfigBytes();
                    byte[] parsed = new byte[start.configParsedLength()];
                    start.getConfigParsed(parsed, 0, parsed.length);
                    configs.add(parsed);
                }
                at += RecordFrame.length(record);
            }
        }
        return configs;
    }
}
