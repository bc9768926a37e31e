package io.tapemaker.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tapemaker.sim.cli.SimMain;
import io.tapemaker.sim.frames.Digests;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.OtherJdk;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "sim.workload-determinism",
        milestone = Milestone.M2,
        kind = ProofKind.SIM,
        title = "A workload is a function of its parameters: the same bytes in every run, time zone and locale")
class WorkloadDeterminismTest {

    private static final Workload SMALL = new Workload(7, 1, 10);

    /** Pinned: a change of these means that every recorded figure about a seed is about another workload. */
    private static final String CONTENT_SHA256 = "8c4441417735cd79b2f45758cddb356aa593f0dafc34f4ed3ed8798350bd430c";

    private static final String FILE_SHA256 = "69ba480e7021cbe5a3c40b8e4405e198f0799293004d36e0f1be79c865cc9859";

    @TempDir
    private Path folder;

    private record Written(String contentSha256, String fileSha256) {}

    @Test
    void contentAndCompressedFileArePinned() throws IOException {
        assertEquals(new Written(CONTENT_SHA256, FILE_SHA256), write(SMALL));
    }

    @Test
    void anotherTimeZoneAndLocaleChangeNothing() throws IOException {
        Written usual = write(SMALL);
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
            assertEquals(usual, write(SMALL));
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
        List<String> alone =
                changesOf(new Workload(7, 1, 1), MarketSpec.of(7, 0).market());
        List<String> together =
                changesOf(new Workload(7, 1, 12), MarketSpec.of(7, 0).market());
        assertEquals(alone, together);
        assertNotEquals(List.of(), alone);
    }

    /** A process of its own, compiled code switched off: what the just-in-time compiler does may not matter. */
    @Test
    void anInterpretedProcessWritesTheSameFile() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        assertEquals(
                FILE_SHA256, fileWrittenBy(java, "-Xint", "-Duser.timezone=America/St_Johns", "-Duser.language=ar"));
    }

    @Test
    void anotherJdkWritesTheSameFile() throws IOException, InterruptedException {
        assertEquals(FILE_SHA256, fileWrittenBy(OtherJdk.requireJava()));
    }

    private String fileWrittenBy(Path java, String... flags) throws IOException, InterruptedException {
        Path file = folder.resolve("w.jsonl.gz");
        Path console = folder.resolve("console");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(List.of(flags));
        // The jar carries it in its manifest; a class path has none.
        command.add("--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SimMain.class.getName()));
        command.addAll(List.of("workload", "--seed=7", "--minutes=1", "--markets=10", "--out=" + file));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        int exitCode = process.waitFor();
        assertEquals(0, exitCode, Files.readString(console));
        return HexFormat.of().formatHex(Digests.newSha256().digest(Files.readAllBytes(file)));
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
        return new Written(
                summary.sha256(), HexFormat.of().formatHex(Digests.newSha256().digest(gzip.toByteArray())));
    }
}
