package io.tapemaker.sim.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

@Proof(
        id = "sim.workload-determinism",
        milestone = Milestone.M2,
        kind = ProofKind.SIM,
        title = "A workload is a function of its parameters: the same bytes in every run, time zone and locale")
class WorkloadDeterminismTest {

    private static final Workload SMALL = new Workload(7, 1, 10);

    /** Pinned: a change of these means that every recorded figure about a seed is about another workload. */
    private static final String CONTENT_SHA256 = "@CONTENT@";

    private static final String FILE_SHA256 = "@FILE@";

    private record Written(String contentSha256, byte[] gzip) {}

    @Test
    void contentAndCompressedFileArePinned() throws IOException {
        Written written = write(SMALL);
        assertEquals(CONTENT_SHA256, written.contentSha256());
        assertEquals(FILE_SHA256, HexFormat.of().formatHex(Digests.newSha256().digest(written.gzip())));
    }

    @Test
    void anotherTimeZoneAndLocaleChangeNothing() throws IOException {
        Written usual = write(SMALL);
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
            Written elsewhere = write(SMALL);
            assertEquals(usual.contentSha256(), elsewhere.contentSha256());
            assertArrayEquals(usual.gzip(), elsewhere.gzip());
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void seedsAndRatesDiffer() throws IOException {
        String usual = write(SMALL).contentSha256();
        assertNotEquals(usual, write(new Workload(8, 1, 10)).contentSha256());
        assertNotEquals(usual, write(new Workload(7, 1, 10, 200)).contentSha256());
    }

    /** A market has its own stream, so a proof can be made smaller without becoming another one. */
    @Test
    void aMarketDoesNotDependOnTheOthers() {
        List<String> alone = changesOf(new Workload(7, 1, 1), MarketSpec.of(7, 0).market());
        List<String> together = changesOf(new Workload(7, 1, 12), MarketSpec.of(7, 0).market());
        assertEquals(alone, together);
        assertNotEquals(List.of(), alone);
    }

    private static List<String> changesOf(Workload workload, String market) {
        return Frames.of(workload).stream()
                .map(Frames.Frame::text)
                .filter(text -> text.startsWith("{\"market\":\"" + market))
                .toList();
    }

    private static Written write(Workload workload) throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        RecordingWriter.Summary summary;
        try (RecordingWriter writer = new RecordingWriter(new GzipStream(gzip))) {
            workload.generate(writer);
            summary = writer.finish();
        }
        return new Written(summary.sha256(), gzip.toByteArray());
    }
}
